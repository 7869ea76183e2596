package dev.sobesednik.profile.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sobesednik.chat.Language;
import dev.sobesednik.profile.Profile;
import dev.sobesednik.storage.JsonSlice;
import dev.sobesednik.storage.StoredJson;
import dev.sobesednik.storage.StoredSlice;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/// A profile as it is stored.
public final class ProfileJson {

    private ProfileJson() {}

    public static StoredSlice<Profile> slice() {
        return new JsonSlice<>(
                Profile.SLICE,
                Profile.class,
                StoredJson.mapper(Map.of(Profile.class, ShortNames.class)),
                List.of(ProfileJson::withAZone));
    }

    /// In version 1 there was a zone only once somebody had named it, and the guess followed the language.
    private static ObjectNode withAZone(ObjectNode old) {
        if (old.has("zone")) return old.put("named", true);
        var language = Language.of(old.path(old.has("lang") ? "lang" : "spoken").asString());
        return old.put("zone", language.likelyZone().getId());
    }

    private interface ShortNames {
        @JsonProperty("lang")
        Language chosen();

        @JsonProperty(required = true)
        Language spoken();

        @JsonProperty(required = true)
        ZoneId zone();
    }
}
