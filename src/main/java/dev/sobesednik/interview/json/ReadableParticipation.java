package dev.sobesednik.interview.json;

import dev.sobesednik.interview.Form;
import dev.sobesednik.interview.Participation;
import java.util.LinkedHashMap;
import java.util.Map;

/// A person who takes everything along gets it in words that tell what it is, and those stay as they are whatever the
/// records are called.
final class ReadableParticipation {

    private ReadableParticipation() {}

    static Map<String, Object> words(Participation value) {
        var words = new LinkedHashMap<String, Object>();
        var ticket = value.ticket();
        if (ticket == null) return words;
        words.put("group", ticket.group().value());
        words.put("topic", ticket.topic());
        words.put("number", ticket.number());
        var form = ticket.form();
        if (form != null) words.put("form", words(form));
        return words;
    }

    private static Map<String, Object> words(Form form) {
        var words = new LinkedHashMap<String, Object>();
        words.put("round", form.round());
        words.put("ofOneself", form.own());
        words.put("question", form.question().value());
        words.put("candidate", form.candidate());
        words.put("keyPointsAsBits", form.ticks());
        words.put("sent", form.sent());
        words.put("scores", form.scales());
        return words;
    }
}
