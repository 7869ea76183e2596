package dev.sobesednik.feedback.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sobesednik.bank.Question;
import dev.sobesednik.feedback.Inbox;
import dev.sobesednik.feedback.Reports;
import dev.sobesednik.record.Slice;
import dev.sobesednik.storage.JsonSlice;
import dev.sobesednik.storage.StoredJson;
import dev.sobesednik.storage.StoredSlice;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Reports, and an administrator's inbox, as they are stored.
public final class FeedbackJson {

    private FeedbackJson() {}

    public static StoredSlice<Reports> reports() {
        return new OthersLeftOut<>(
                new JsonSlice<>(
                        Reports.SLICE,
                        Reports.class,
                        StoredJson.mapper(Map.of(
                                Reports.Report.class, ShortNames.class,
                                Reports.Asking.class, ShortNames.class)),
                        List.of()),
                reports -> reports.kept().stream()
                        .map(report -> words(report.question(), report.at()))
                        .toList());
    }

    public static StoredSlice<Inbox> inbox() {
        return new OthersLeftOut<>(
                new JsonSlice<>(
                        Inbox.SLICE,
                        Inbox.class,
                        StoredJson.mapper(Map.of(Inbox.Item.class, ShortNames.class)),
                        List.of()),
                inbox -> inbox.kept().stream()
                        .map(item -> words(item.question(), item.at()))
                        .toList());
    }

    private static Map<String, Object> words(Question.Id question, Instant at) {
        var words = new LinkedHashMap<String, Object>();
        words.put("question", question.value());
        words.put("at", at);
        return words;
    }

    private interface ShortNames {
        @JsonProperty("q")
        Question.Id question();

        @JsonProperty("n")
        int number();
    }

    /// Who wrote a report, and who runs the bot, is no business of the copy that somebody takes of what is kept.
    private record OthersLeftOut<S>(StoredSlice<S> stored, Function<S, Object> told) implements StoredSlice<S> {

        @Override
        public Slice<S> slice() {
            return stored.slice();
        }

        @Override
        public Map<String, String> write(S value) {
            return stored.write(value);
        }

        @Override
        public S read(Map<String, String> fields) {
            return stored.read(fields);
        }

        @Override
        public Object export(S value) {
            return told.apply(value);
        }
    }
}
