package dev.sobesednik.feedback.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sobesednik.bank.Question;
import dev.sobesednik.feedback.Inbox;
import dev.sobesednik.feedback.Reports;
import dev.sobesednik.storage.Exported;
import dev.sobesednik.storage.JsonSlice;
import dev.sobesednik.storage.StoredJson;
import dev.sobesednik.storage.StoredSlice;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reports, and an administrator's inbox, as they are stored.
public final class FeedbackJson {

    private FeedbackJson() {}

    /// Who wrote a report, and who runs the bot, is no business of the copy that somebody takes of what is kept.
    public static StoredSlice<Reports> reports() {
        return new Exported<>(
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
        return new Exported<>(
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
}
