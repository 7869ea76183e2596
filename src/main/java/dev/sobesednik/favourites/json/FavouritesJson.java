package dev.sobesednik.favourites.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sobesednik.bank.Question;
import dev.sobesednik.favourites.Favourites;
import dev.sobesednik.storage.JsonSlice;
import dev.sobesednik.storage.StoredJson;
import dev.sobesednik.storage.StoredSlice;
import java.util.List;
import java.util.Map;

/// A person's favourites, as they are stored.
public final class FavouritesJson {

    private FavouritesJson() {}

    public static StoredSlice<Favourites> slice() {
        return new JsonSlice<>(
                Favourites.SLICE,
                Favourites.class,
                StoredJson.mapper(Map.of(Favourites.class, ShortNames.class)),
                List.of());
    }

    private interface ShortNames {
        @JsonProperty(value = "q", required = true)
        List<Question.Id> questions();
    }
}
