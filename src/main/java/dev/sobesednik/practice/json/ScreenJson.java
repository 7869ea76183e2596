package dev.sobesednik.practice.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sobesednik.bank.Question;
import dev.sobesednik.practice.Screen;
import dev.sobesednik.storage.JsonSlice;
import dev.sobesednik.storage.StoredJson;
import dev.sobesednik.storage.StoredSlice;
import java.util.List;
import java.util.Map;

/// What one person practises, as it is stored.
public final class ScreenJson {

    private ScreenJson() {}

    public static StoredSlice<Screen> slice() {
        return new JsonSlice<>(
                Screen.SLICE,
                Screen.class,
                StoredJson.mapper(Map.of(Screen.class, ShortNames.class, Screen.Shown.class, ShortShown.class)),
                List.of());
    }

    private interface ShortNames {
        @JsonProperty("on")
        Screen.Shown shown();
    }

    private interface ShortShown {
        @JsonProperty("q")
        Question.Id question();

        @JsonProperty("n")
        int showing();

        @JsonProperty("level")
        String wanted();

        @JsonProperty("open")
        boolean revealed();

        /// No tick at all is something else than nothing typed.
        @JsonProperty("ticks")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        Integer ticks();
    }
}
