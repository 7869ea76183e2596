package dev.sobesednik.conversation;

import static dev.sobesednik.chat.Keyboard.keyboard;
import static dev.sobesednik.chat.Text.said;

import dev.sobesednik.bank.Question;
import dev.sobesednik.chat.Effect;
import dev.sobesednik.chat.Incoming;
import dev.sobesednik.chat.Keyboard;
import dev.sobesednik.chat.Message;
import dev.sobesednik.chat.Poll;
import dev.sobesednik.chat.Step;
import dev.sobesednik.chat.Text;
import dev.sobesednik.daily.Daily;
import dev.sobesednik.daily.Daily.Ring;
import dev.sobesednik.dailyquiz.DailyQuiz;
import dev.sobesednik.dailyquiz.DailyQuiz.Ended;
import dev.sobesednik.dailyquiz.DailyQuiz.Ending;
import dev.sobesednik.dailyquiz.Draw;
import dev.sobesednik.dailyquiz.Round;
import dev.sobesednik.dailyquiz.Round.State;
import dev.sobesednik.dailyquiz.Run;
import dev.sobesednik.dailyquiz.Week;
import dev.sobesednik.group.Group;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The daily quiz as it happens: the poll, the votes, the result, the week.
final class GroupDailyRound {

    static final String WAKES = "group.";

    private static final String ASK = WAKES + "ask";
    private static final String CLOSE = WAKES + "close";
    private static final String DIGEST = WAKES + "digest";
    private static final String TAG = "dailyquiz.";
    private static final int PERCENT = 100;
    private static final int LONGEST_NAME = 64;

    private final Surroundings around;

    GroupDailyRound(Surroundings around) {
        this.around = around;
    }

    /// The group with another daily quiz, and the wake-ups that differ.
    static Step<Group> kept(Group group, DailyQuiz quiz) {
        var before = group.dailyQuiz();
        var effects = new ArrayList<Effect>();
        wake(effects, ASK, before.daily().next(), quiz.daily().next());
        wake(effects, CLOSE, due(before), due(quiz));
        wake(effects, DIGEST, before.digest().next(), quiz.digest().next());
        return new Step<>(group.withDailyQuiz(quiz), List.copyOf(effects));
    }

    private static void wake(List<Effect> effects, String kind, @Nullable Instant before, @Nullable Instant after) {
        if (Objects.equals(before, after)) return;
        effects.add(after == null ? new Effect.NoWake(kind) : new Effect.WakeAt(kind, after));
    }

    private static @Nullable Instant due(DailyQuiz quiz) {
        return quiz.underWay()
                .map(round -> switch (round.state()) {
                    case State.Open(Instant closes, var messages) -> closes;
                    case State.Counting(Instant until, var posted) -> until;
                    case State.Done() -> throw new IllegalStateException("a round that is over is not under way");
                })
                .orElse(null);
    }

    static ZoneId zone(Group group) {
        var named = group.dailyQuiz().zone();
        return named == null ? group.language().likelyZone() : named;
    }

    static boolean isTag(String tag) {
        return date(tag).isPresent();
    }

    private static Optional<LocalDate> date(String tag) {
        if (!tag.startsWith(TAG)) return Optional.empty();
        try {
            return Optional.of(LocalDate.parse(tag.substring(TAG.length())));
        } catch (DateTimeParseException anothers) {
            return Optional.empty();
        }
    }

    Step<Group> ring(Group group, String kind, Instant due) {
        return switch (kind) {
            case ASK -> ask(group, due);
            case CLOSE -> due.equals(due(group.dailyQuiz())) ? close(group) : Step.to(group);
            case DIGEST -> due.equals(group.dailyQuiz().digest().next()) ? digest(group, due) : Step.to(group);
            default -> Step.to(group);
        };
    }

    private Step<Group> ask(Group group, Instant due) {
        var zone = zone(group);
        return switch (group.dailyQuiz().daily().ring(due, zone, around.now(), around.grace())) {
            case Ring.Stale _ -> Step.to(group);
            case Ring.Due(Daily daily, List<LocalDate> skipped, boolean askNow) -> {
                var step = kept(group, group.dailyQuiz().with(daily, zone, around.now()));
                if (!skipped.isEmpty()) step = step.and(push(group, skipped(daily, skipped)));
                var date = daily.handled();
                yield askNow && date != null ? step.then(this::end).then(here -> open(here, date)) : step;
            }
        };
    }

    private Step<Group> open(Group group, LocalDate date) {
        var zone = zone(group);
        return group.dailyQuiz()
                .draw(around.bank(), around.random())
                .map(draw -> {
                    var quiz = group.dailyQuiz().opened(draw, date, zone, around.now());
                    var poll = new Effect.PushPoll(TAG + date, poll(draw, quiz, zone));
                    return kept(group, quiz).and(new Effect.InTopic(quiz.topic(), poll));
                })
                .orElseGet(() -> Step.to(group));
    }

    private Poll poll(Draw draw, DailyQuiz quiz, ZoneId zone) {
        var question = draw.question();
        var closes = Objects.requireNonNull(due(quiz));
        var section = around.bank().section(question.section()).title();
        return new Poll(
                new Text.Lite(Draw.quiz(question).question()),
                draw.options().stream().<Text>map(Text.Lite::new).toList(),
                draw.correct(),
                new Text.Lite(Draw.quiz(question).explanation()),
                said("dailyquiz.description", question.level(), section, LocalTime.ofInstant(closes, zone), zone),
                closes);
    }

    private Step<Group> close(Group group) {
        var quiz = group.dailyQuiz();
        var round = quiz.underWay().orElseThrow();
        if (!(round.state() instanceof State.Open open)) return end(group);
        var stops = open.messages().stream().<Effect>map(Effect.StopPoll::new).toArray(Effect[]::new);
        return kept(group, quiz.closing(around.now())).and(stops);
    }

    /// Ends the round under way, if there is one, and says how it went.
    private Step<Group> end(Group group) {
        var stops = group.dailyQuiz()
                .underWay()
                .map(round -> round.state() instanceof State.Open open ? open.messages() : List.<Integer>of())
                .orElse(List.of());
        Ended ended = group.dailyQuiz().ended();
        var step = kept(group, ended.quiz())
                .and(stops.stream().<Effect>map(Effect.StopPoll::new).toArray(Effect[]::new));
        return switch (ended.ending()) {
            case null -> step;
            case Ending.Played(Round round, Run run) -> step.and(push(group, result(round, run)));
            // Not into the topic: it may be the topic that is gone.
            case Ending.NeverPosted(Round round) ->
                step.and(
                        new Effect.InTopic(0, new Effect.Push(neverPosted(round).quietly())));
        };
    }

    /// A poll that reaches Telegram after its round is over is closed at once.
    Step<Group> posted(Group group, String tag, int message) {
        var date = date(tag);
        if (date.isEmpty()) return Step.to(group);
        var isOpen = group.dailyQuiz()
                .of(date.get())
                .filter(round -> round.state() instanceof State.Open)
                .isPresent();
        return isOpen
                ? kept(group, group.dailyQuiz().posted(date.get(), message))
                : Step.to(group, new Effect.StopPoll(message));
    }

    Step<Group> voted(Group group, Incoming.Vote vote) {
        var from = vote.from();
        return date(vote.tag())
                .map(date ->
                        kept(group, group.dailyQuiz().voted(date, from.id(), name(from.firstName()), vote.option())))
                .orElseGet(() -> Step.to(group));
    }

    static String name(String firstName) {
        return firstName.codePointCount(0, firstName.length()) <= LONGEST_NAME
                ? firstName
                : firstName.substring(0, firstName.offsetByCodePoints(0, LONGEST_NAME));
    }

    private Step<Group> digest(Group group, Instant due) {
        var quiz = group.dailyQuiz();
        var week = quiz.week();
        var late = Duration.between(due, around.now()).compareTo(around.grace()) > 0;
        var tells = quiz.digest().on() && !late && !week.rounds().isEmpty();
        var step = kept(group, (tells ? quiz.told(week) : quiz).tidied(zone(group), around.now()));
        return tells ? step.and(push(group, digest(week, quiz.run()))) : step;
    }

    /// The wake-ups of the old id end; the new one arms its own.
    static List<Effect> movedOut() {
        return List.of(new Effect.NoWake(ASK), new Effect.NoWake(CLOSE), new Effect.NoWake(DIGEST));
    }

    /// The poll stayed in the old chat, where nobody can vote any more: its round ends here.
    Step<Group> movedIn(Group group) {
        var zone = zone(group);
        var moved = group.dailyQuiz();
        var armed = moved.with(moved.daily().arm(zone, around.now()), zone, around.now());
        var quiz = wasPosted(moved) ? armed.closing(around.now()) : armed;
        return kept(group.withDailyQuiz(DailyQuiz.NONE), quiz);
    }

    private static boolean wasPosted(DailyQuiz quiz) {
        return quiz.underWay()
                .filter(round -> !(round.state() instanceof State.Open open)
                        || !open.messages().isEmpty())
                .isPresent();
    }

    private Effect push(Group group, Message message) {
        return new Effect.InTopic(group.dailyQuiz().topic(), new Effect.Push(message.quietly()));
    }

    private static Message neverPosted(Round round) {
        return Message.of(said("dailyquiz.never-posted", round.date()));
    }

    private static Message skipped(Daily daily, List<LocalDate> dates) {
        return Message.of(
                dates.size() == 1
                        ? said("dailyquiz.skipped-one", dates.getFirst(), daily.at())
                        : said("dailyquiz.skipped-many", dates.getFirst(), dates.getLast(), daily.at()));
    }

    private Message result(Round round, Run run) {
        var parts = new ArrayList<Text>();
        var question = around.bank().find(round.question()).filter(Draw::hasQuiz);
        parts.add(said("dailyquiz.result", round.date()));
        question.ifPresent(
                known -> parts.add(new Text.Bold(new Text.Lite(Draw.quiz(known).question()))));
        parts.add(
                round.answered() == 0
                        ? said("dailyquiz.result.nobody")
                        : said("dailyquiz.result.counts", round.answered(), round.right()));
        question.ifPresent(known -> {
            var quiz = Draw.quiz(known);
            parts.add(Text.lines(
                    said("dailyquiz.result.right", new Text.Lite(quiz.options().get(quiz.correct()))),
                    new Text.Lite(quiz.explanation())));
            // The quiz asks about a part of what the card is about.
            parts.add(new Text.Quote(
                    Text.lines(
                            new Text.Bold(new Text.Lite(known.text())),
                            new Text.Lite(Objects.requireNonNull(known.answer()).shortAnswer())),
                    true));
        });
        parts.add(said("dailyquiz.run", run.length(), run.best()));
        return Message.of(Text.paragraphs(parts), card(question, said("dailyquiz.button.card")));
    }

    private Message digest(Week week, Run run) {
        var parts = new ArrayList<Text>();
        parts.add(said("dailyquiz.week"));
        var lines = new ArrayList<Text>();
        for (var round : week.rounds())
            lines.add(said("dailyquiz.week.line", round.date(), round.right(), round.answered(), title(round)));
        parts.add(new Text.Joined("\n", lines));
        parts.add(
                week.answered() == 0
                        ? said("dailyquiz.week.nobody")
                        : said("dailyquiz.week.counts", week.people(), share(week.right(), week.answered())));
        var hardest = week.hardest();
        hardest.ifPresent(
                round -> parts.add(said("dailyquiz.week.hardest", title(round), round.right(), round.answered())));
        parts.add(said("dailyquiz.run", run.length(), run.best()));
        parts.add(said("dailyquiz.week.top"));
        return Message.of(
                Text.paragraphs(parts),
                card(hardest.flatMap(round -> around.bank().find(round.question())), said("dailyquiz.button.hardest")));
    }

    private Text title(Round round) {
        return around.bank()
                .find(round.question())
                .filter(Draw::hasQuiz)
                .<Text>map(question -> new Text.Lite(Draw.quiz(question).question()))
                .orElseGet(() -> said("dailyquiz.week.gone"));
    }

    /// Rounded down: 100 only when all were right.
    private static int share(int right, int answered) {
        return right * PERCENT / answered;
    }

    private Keyboard card(Optional<Question> question, Text label) {
        return question.map(known -> keyboard()
                        .row(new Keyboard.Open(label, "https://t.me/" + around.botName() + "?start=q_" + known.id()))
                        .build())
                .orElse(Keyboard.NONE);
    }
}
