package dev.sobesednik.feature;

import dev.sobesednik.bank.Question;
import dev.sobesednik.chat.ChatId;
import dev.sobesednik.chat.Event;
import dev.sobesednik.chat.Incoming;
import dev.sobesednik.memory.Rating;
import java.time.LocalDate;

/// What features let each other know. Each is a fact in the past or a wish, never a call: who raises it does not
/// know who hears it.
public final class Events {

    private Events() {}

    /// A question was graded, by the person or by an interviewer.
    public record Graded(Question.Id question, Rating rating) implements Event {}

    /// Somebody took part in an interview without being graded.
    public record Interviewed() implements Event {}

    /// The time of the daily question has come.
    public record QuestionDue() implements Event {}

    /// The person wants to see this question now.
    public record QuestionWanted(Question.Id question) implements Event {}

    /// The bot failed to ask on this local day: it must not cost the person anything.
    public record DayExcused(LocalDate day) implements Event {}

    /// The person wants to read nothing that was not asked for.
    public record Silenced() implements Event {}

    /// The bot is new in this chat, or was brought back.
    public record Added() implements Event {}

    /// Somebody wants something of the bot, and is about to be answered.
    public record Addressed() implements Event {}

    /// The chat can be written to again.
    public record CameBack() implements Event {}

    /// The chat cannot be written to any more.
    public record WentAway() implements Event {}

    /// A feature's setting was changed by a press on the settings page, which shows the values.
    public record SettingChanged(Incoming.Press press) implements Event {}

    /// The chat's clock differs from before.
    public record ZoneChanged() implements Event {}

    /// The group goes on here; it was another id until now.
    public record MovedIn(ChatId from) implements Event {}
}
