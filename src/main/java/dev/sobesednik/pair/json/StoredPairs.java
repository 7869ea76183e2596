package dev.sobesednik.pair.json;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sobesednik.pair.Pairs;
import dev.sobesednik.pair.Partner;
import dev.sobesednik.storage.JsonSlice;
import dev.sobesednik.storage.StoredJson;
import dev.sobesednik.storage.StoredSlice;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// A group's weekly pairs in one field.
public final class StoredPairs {

    private static final int MILLIS = 1_000;
    private static final int MINUTES = 60;

    public static final StoredSlice<Pairs> SLICE = new JsonSlice<>(
            Pairs.SLICE,
            Pairs.class,
            StoredJson.mapper(Map.of(Pairs.class, OfPairs.class, Partner.class, OfPartner.class)),
            List.of(StoredPairs::inMinutes));

    private StoredPairs() {}

    /// Records of format 1 held a partner's offset in hours, and the wake-up in seconds.
    private static ObjectNode inMinutes(ObjectNode pairs) {
        if (pairs.has("wake")) pairs.put("wake", pairs.get("wake").asLong() * MILLIS);
        for (var partner : pairs.path("with"))
            ((ObjectNode) partner).put("offset", partner.path("offset").asInt(0) * MINUTES);
        return pairs;
    }

    /// Questions, such as `isFull`, are no part of what is stored.
    @JsonAutoDetect(isGetterVisibility = Visibility.NONE)
    private abstract static class OfPairs {
        @JsonProperty("with")
        abstract List<Partner> partners();
    }

    private abstract static class OfPartner {
        @JsonProperty(required = true)
        abstract String name();

        @JsonProperty("out")
        abstract @Nullable LocalDate leftOut();

        @JsonProperty(required = true)
        abstract LocalDate seen();
    }
}
