package dev.sobesednik.welcome.json;

import dev.sobesednik.storage.JsonSlice;
import dev.sobesednik.storage.StoredJson;
import dev.sobesednik.storage.StoredSlice;
import dev.sobesednik.welcome.Greeting;
import java.util.List;
import java.util.Map;

/// A greeting as it is stored.
public final class GreetingJson {

    private GreetingJson() {}

    public static StoredSlice<Greeting> slice() {
        return new JsonSlice<>(Greeting.SLICE, Greeting.class, StoredJson.mapper(Map.of()), List.of());
    }
}
