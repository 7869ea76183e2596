package dev.sobesednik.groupquiz.chat;

import dev.sobesednik.chat.ChatId;
import dev.sobesednik.chat.Effect;
import dev.sobesednik.chat.Incoming;
import dev.sobesednik.chat.Message;
import dev.sobesednik.chat.Step;
import dev.sobesednik.daily.Daily;
import dev.sobesednik.daily.Daily.Ring;
import dev.sobesednik.feature.Context;
import dev.sobesednik.groupquiz.DailyQuiz;
import dev.sobesednik.groupquiz.DailyQuiz.Ended;
import dev.sobesednik.groupquiz.DailyQuiz.Ending;
import dev.sobesednik.groupquiz.Round;
import dev.sobesednik.groupquiz.Round.State;
import dev.sobesednik.groupquiz.Run;
import dev.sobesednik.profile.Profile;
import dev.sobesednik.record.ChatRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/// The daily quiz as it happens: the poll, the votes, the result, the week.
final class QuizRounds {

    private static final String TAG = GroupQuizFeature.NAME + ".";
    private static final int LONGEST_NAME = 64;

    private final Context context;
    private final QuizMessages messages;

    QuizRounds(Context context) {
        this.context = context;
        this.messages = new QuizMessages(context);
    }

    static Step<ChatRecord> kept(ChatRecord record, DailyQuiz quiz) {
        return Step.to(record.with(DailyQuiz.SLICE, quiz));
    }

    private static DailyQuiz quiz(ChatRecord record) {
        return record.get(DailyQuiz.SLICE);
    }

    private static Optional<LocalDate> date(String tag) {
        if (!tag.startsWith(TAG)) return Optional.empty();
        try {
            return Optional.of(LocalDate.parse(tag.substring(TAG.length())));
        } catch (DateTimeParseException forged) {
            return Optional.empty();
        }
    }

    Step<ChatRecord> ask(ChatRecord record, Instant due) {
        var zone = Profile.of(record).zone();
        return switch (quiz(record).daily().ring(due, zone, context.now(), context.grace())) {
            case Ring.Stale _ -> Step.to(record);
            case Ring.Due(Daily daily, List<LocalDate> skipped, boolean askNow) -> {
                var step = kept(record, quiz(record).with(daily, zone, context.now()));
                if (!skipped.isEmpty()) step = step.and(push(record, QuizMessages.skipped(daily, skipped)));
                var date = daily.handled();
                yield askNow && date != null ? step.then(this::end).then(here -> next(here, date)) : step;
            }
        };
    }

    /// What ended just now may have been one too many that Telegram did not take.
    private Step<ChatRecord> next(ChatRecord record, LocalDate date) {
        return quiz(record).daily().mode() == Daily.Mode.ON ? open(record, date) : Step.to(record);
    }

    private Step<ChatRecord> open(ChatRecord record, LocalDate date) {
        var zone = Profile.of(record).zone();
        return quiz(record)
                .draw(context.bank(), context.random())
                .map(draw -> {
                    var quiz = quiz(record).opened(draw, date, zone, context.now());
                    var poll = messages.poll(draw, quiz.roundDue().orElseThrow(), zone);
                    return kept(record, quiz)
                            .and(new Effect.InTopic(quiz.topic(), new Effect.PushPoll(TAG + date, poll)));
                })
                .orElseGet(() -> Step.to(record));
    }

    /// The poll closes, or ten seconds later its votes have landed.
    Step<ChatRecord> close(ChatRecord record) {
        var quiz = quiz(record);
        var round = quiz.underWay().orElseThrow();
        return round.state() instanceof State.Open
                ? kept(record, quiz.closing(context.now())).and(stops(round))
                : end(record);
    }

    /// Ends the round under way, if there is one, and says how it went.
    private Step<ChatRecord> end(ChatRecord record) {
        var stops = quiz(record).underWay().map(QuizRounds::stops).orElse(new Effect[0]);
        Ended ended = quiz(record).ended();
        var step = kept(record, ended.quiz()).and(stops);
        return switch (ended.ending()) {
            case null -> step;
            case Ending.Played(Round round, Run run) -> step.and(push(record, messages.result(round, run)));
            // Not into the topic: it may be the topic that is gone.
            case Ending.NeverPosted(Round round, boolean isLast) -> {
                var told = step.and(new Effect.InTopic(
                        0,
                        new Effect.Push(QuizMessages.neverPosted(round, isLast).quietly())));
                var by = quiz(record).upkeep().by();
                yield isLast && by != 0 ? told.and(new Effect.Tell(new ChatId(by), GroupQuizInPrivate.GAVE_UP)) : told;
            }
        };
    }

    private static Effect[] stops(Round round) {
        return round.state() instanceof State.Open(var closes, var sent)
                ? sent.stream().map(Effect.StopPoll::new).toArray(Effect[]::new)
                : new Effect[0];
    }

    /// A poll that reaches Telegram after its round is over is closed at once.
    Step<ChatRecord> posted(ChatRecord record, String tag, int message) {
        var date = date(tag);
        if (date.isEmpty()) return Step.to(record);
        var isOpen = quiz(record)
                .of(date.get())
                .filter(round -> round.state() instanceof State.Open)
                .isPresent();
        return isOpen
                ? kept(record, quiz(record).posted(date.get(), message))
                : Step.to(record, new Effect.StopPoll(message));
    }

    /// Telegram does not take the poll: its round is over before it began.
    Step<ChatRecord> refused(ChatRecord record, String tag) {
        return date(tag).filter(quiz(record)::isWaitedFor).isPresent() ? end(record) : Step.to(record);
    }

    Step<ChatRecord> voted(ChatRecord record, Incoming.Vote vote) {
        var from = vote.from();
        return date(vote.tag())
                .map(date ->
                        kept(record, quiz(record).voted(date, from.id(), shortened(from.firstName()), vote.option())))
                .orElseGet(() -> Step.to(record));
    }

    static String shortened(String firstName) {
        return firstName.codePointCount(0, firstName.length()) <= LONGEST_NAME
                ? firstName
                : firstName.substring(0, firstName.offsetByCodePoints(0, LONGEST_NAME));
    }

    Step<ChatRecord> digest(ChatRecord record, Instant due) {
        var quiz = quiz(record);
        var week = quiz.week();
        var late = Duration.between(due, context.now()).compareTo(context.grace()) > 0;
        var tells = quiz.digest().on() && !late && !week.rounds().isEmpty();
        var zone = Profile.of(record).zone();
        var step = kept(record, (tells ? quiz.told(week) : quiz).tidied(zone, context.now()));
        return tells ? step.and(push(record, messages.digest(week, quiz.run()))) : step;
    }

    private static Effect push(ChatRecord record, Message message) {
        return new Effect.InTopic(quiz(record).topic(), new Effect.Push(message.quietly()));
    }
}
