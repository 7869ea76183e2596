package dev.sobesednik.profile.json;

import dev.sobesednik.profile.Silence;
import dev.sobesednik.storage.JsonSlice;
import dev.sobesednik.storage.StoredJson;
import dev.sobesednik.storage.StoredSlice;
import java.util.List;
import java.util.Map;

/// A silence as it is stored.
public final class SilenceJson {

    private SilenceJson() {}

    public static StoredSlice<Silence> slice() {
        return new JsonSlice<>(Silence.SLICE, Silence.class, StoredJson.mapper(Map.of()), List.of());
    }
}
