package dev.sobesednik.daily.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sobesednik.daily.Daily;
import dev.sobesednik.storage.JsonSlice;
import dev.sobesednik.storage.StoredJson;
import dev.sobesednik.storage.StoredSlice;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/// A daily question's calendar, as it is stored.
public final class DailyJson {

    private static final long MILLIS = 1_000;

    private DailyJson() {}

    public static StoredSlice<Daily> slice() {
        return new JsonSlice<>(
                Daily.SLICE,
                Daily.class,
                StoredJson.mapper(Map.of(Daily.class, Required.class)),
                List.of(DailyJson::withAMode));
    }

    private interface Required {
        @JsonProperty(required = true)
        Daily.Mode mode();

        @JsonProperty(required = true)
        LocalTime at();
    }

    /// Version 1 said `on` or nothing, and counted seconds.
    public static ObjectNode withAMode(ObjectNode old) {
        var on = old.path("on").asBoolean(false);
        old.remove("on");
        if (old.has("next")) old.put("next", old.get("next").asLong() * MILLIS);
        return old.put("mode", on ? "ON" : "OFF");
    }
}
