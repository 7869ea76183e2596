package dev.sobesednik.goal.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sobesednik.goal.Goal;
import dev.sobesednik.storage.JsonSlice;
import dev.sobesednik.storage.StoredJson;
import dev.sobesednik.storage.StoredSlice;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// What a person prepares for, as it is stored.
public final class GoalJson {

    private GoalJson() {}

    public static StoredSlice<Goal> slice() {
        return new JsonSlice<>(
                Goal.SLICE, Goal.class, StoredJson.mapper(Map.of(Goal.class, ShortNames.class)), List.of());
    }

    private interface ShortNames {
        @JsonProperty("day")
        LocalDate interview();
    }
}
