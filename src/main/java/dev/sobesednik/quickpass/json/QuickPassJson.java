package dev.sobesednik.quickpass.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sobesednik.bank.Question;
import dev.sobesednik.quickpass.QuickPass;
import dev.sobesednik.storage.JsonSlice;
import dev.sobesednik.storage.StoredJson;
import dev.sobesednik.storage.StoredSlice;
import java.util.List;
import java.util.Map;

/// A quick pass, as it is stored.
public final class QuickPassJson {

    private QuickPassJson() {}

    public static StoredSlice<QuickPass> slice() {
        return new JsonSlice<>(
                QuickPass.SLICE,
                QuickPass.class,
                StoredJson.mapper(Map.of(QuickPass.class, ShortNames.class)),
                List.of());
    }

    private interface ShortNames {
        @JsonProperty("n")
        int number();

        @JsonProperty("q")
        List<Question.Id> questions();
    }
}
