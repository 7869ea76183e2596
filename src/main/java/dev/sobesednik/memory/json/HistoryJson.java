package dev.sobesednik.memory.json;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sobesednik.bank.Question;
import dev.sobesednik.memory.Card;
import dev.sobesednik.memory.QuestionHistory;
import dev.sobesednik.memory.QuestionHistory.Today;
import dev.sobesednik.record.Slice;
import dev.sobesednik.storage.JsonSlice;
import dev.sobesednik.storage.StoredJson;
import dev.sobesednik.storage.StoredSlice;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A history as it is stored: a field for each card, so that a turn writes only the card that changed, and one for the
/// rest.
public final class HistoryJson implements StoredSlice<QuestionHistory> {

    private static final String CARD = "c:";

    private final JsonSlice<QuestionHistory> rest = new JsonSlice<>(
            QuestionHistory.SLICE,
            QuestionHistory.class,
            StoredJson.mapper(Map.of(QuestionHistory.class, Rest.class, Today.class, ShortToday.class)),
            List.of());

    @Override
    public Slice<QuestionHistory> slice() {
        return QuestionHistory.SLICE;
    }

    @Override
    public boolean owns(String field) {
        return rest.owns(field) || field.startsWith(CARD);
    }

    @Override
    public Map<String, String> write(QuestionHistory value) {
        var fields = new HashMap<>(rest.write(value));
        value.cards().forEach((id, card) -> fields.put(CARD + id, CardText.of(card)));
        return fields;
    }

    @Override
    public Map<String, Optional<String>> changes(QuestionHistory before, QuestionHistory after) {
        var changes = new HashMap<>(StoredSlice.super.changes(without(before), without(after)));
        before.cards().keySet().forEach(id -> {
            if (!after.cards().containsKey(id)) changes.put(CARD + id, Optional.empty());
        });
        after.cards().forEach((id, card) -> {
            if (!card.equals(before.cards().get(id))) changes.put(CARD + id, Optional.of(CardText.of(card)));
        });
        return changes;
    }

    private static QuestionHistory without(QuestionHistory history) {
        return new QuestionHistory(history.showings(), history.filter(), history.today(), Map.of());
    }

    @Override
    public QuestionHistory read(Map<String, String> fields) {
        var head = rest.read(fields);
        var cards = new HashMap<Question.Id, Card>();
        fields.forEach((field, text) -> {
            if (field.startsWith(CARD)) cards.put(new Question.Id(field.substring(CARD.length())), CardText.read(text));
        });
        return new QuestionHistory(head.showings(), head.filter(), head.today(), Map.copyOf(cards));
    }

    @Override
    public Object export(QuestionHistory value) {
        var cards = new TreeMap<String, Card>();
        value.cards().forEach((id, card) -> cards.put(id.value(), card));
        var all = new HashMap<String, Object>();
        all.put("showings", value.showings());
        all.put("newestLevelAskedFor", value.filter());
        if (value.today() != null) all.put("newestDay", value.today());
        all.put("questions", cards);
        return new TreeMap<>(all);
    }

    @JsonIgnoreProperties("cards")
    private interface Rest {
        @JsonProperty("n")
        int showings();

        @JsonProperty("level")
        int filter();
    }

    private interface ShortToday {
        @JsonProperty("d")
        LocalDate date();

        @JsonProperty("q")
        List<Question.Id> asked();
    }
}
