package dev.sobesednik.interview.chat;

import dev.sobesednik.chat.ChatId;
import dev.sobesednik.chat.Effect;
import dev.sobesednik.chat.Event;
import dev.sobesednik.chat.Incoming;
import dev.sobesednik.chat.Step;
import dev.sobesednik.feature.Activity;
import dev.sobesednik.feature.Command;
import dev.sobesednik.feature.Context;
import dev.sobesednik.feature.Events;
import dev.sobesednik.feature.Feature;
import dev.sobesednik.feature.Place;
import dev.sobesednik.feature.Wake;
import dev.sobesednik.interview.InterviewSession;
import dev.sobesednik.interview.Mocks;
import dev.sobesednik.interview.Move;
import dev.sobesednik.interview.Setting;
import dev.sobesednik.interview.Sheet;
import dev.sobesednik.profile.Profile;
import dev.sobesednik.record.ChatRecord;
import dev.sobesednik.record.Slice;
import dev.sobesednik.topics.Levels;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/// A mock interview as its group sees and steers it.
public final class InterviewInGroup implements Feature {

    private static final Pattern TAG = Pattern.compile(MockLetter.NAME + "\\.(\\d{1,9})\\.(\\d{1,9})\\.(\\d{1,9})");

    @Override
    public String name() {
        return MockLetter.NAME;
    }

    @Override
    public Place place() {
        return Place.GROUP;
    }

    @Override
    public List<Slice<?>> slices() {
        return List.of(Mocks.SLICE);
    }

    @Override
    public List<Command> commands() {
        return List.of(Command.of("mock", this::command));
    }

    /// `/mock` opens a lobby, or shows the interview again; `/mock 3` sets the level; `/mock stop`, `/mock leave`.
    private Step<ChatRecord> command(Incoming.Command command, ChatRecord record, Context context) {
        var session = record.get(Mocks.SLICE).at(context.topic());
        var who = SessionTurn.member(command.from());
        return switch (command.argument().toLowerCase(Locale.ROOT)) {
            case "stop" -> moved(session, new Move.Stop(who), record, context);
            case "leave" -> moved(session, new Move.Leave(who), record, context);
            default ->
                session.filter(here -> !here.isOver())
                        .map(here -> stepped(here, new Move.Show(), record, context))
                        .orElseGet(() -> called(command, record, context));
        };
    }

    private static Step<ChatRecord> called(Incoming.Command command, ChatRecord record, Context context) {
        if (!command.from().isPerson()) return Step.to(record, Effect.say("mock.anonymous"));
        var turn = new SessionTurn(context);
        if (command.argument().isEmpty()) return turn.open(record, command.from(), Setting.USUAL);
        var level = Levels.parse(context.bank(), command.argument());
        return level.isPresent()
                ? turn.open(record, command.from(), Setting.USUAL.withLevel(level.getAsInt()))
                : Step.to(record, Effect.say("quiz.no-such-level", Levels.list(context.bank()), "/mock"));
    }

    private static Step<ChatRecord> moved(
            Optional<InterviewSession> session, Move move, ChatRecord record, Context context) {
        return session.map(here -> stepped(here, move, record, context))
                .orElseGet(() -> Step.to(record, Effect.say("mock.none")));
    }

    private static Step<ChatRecord> stepped(InterviewSession session, Move move, ChatRecord record, Context context) {
        return new SessionTurn(context).after(record, session.step(move, context.now()));
    }

    @Override
    public Step<ChatRecord> press(Incoming.Press press, List<String> words, ChatRecord record, Context context) {
        return new BoardPress(press, context).decide(words, record);
    }

    @Override
    public Step<ChatRecord> letter(ChatId from, String text, ChatRecord record, Context context) {
        var letter = MockLetter.read(from, text);
        if (letter.isEmpty()) return Step.to(record);
        return record.get(Mocks.SLICE)
                .at(letter.get().topic())
                .filter(session ->
                        session.mock().table().number() == letter.get().number())
                .flatMap(session -> move(from, letter.get()).map(move -> stepped(session, move, record, context)))
                .orElseGet(() -> Step.to(record));
    }

    /// What only the group writes is nothing to the group.
    private static Optional<Move> move(ChatId from, MockLetter letter) {
        return switch (letter.kind()) {
            case HERE -> Optional.of(new Move.Reached(from.value(), true));
            case STRANGER -> Optional.of(new Move.Reached(from.value(), false));
            case SHEET -> sheet(from, letter);
            case HELLO, BRIEF, FORM, GRADED, ASKED, WEAK -> Optional.empty();
        };
    }

    private static Optional<Move> sheet(ChatId from, MockLetter letter) {
        try {
            var scales =
                    letter.word(2).chars().map(digit -> digit - '0').boxed().toList();
            return Optional.of(new Move.Rate(from.value(), letter.number(0), new Sheet(letter.number(1), scales)));
        } catch (NumberFormatException | IndexOutOfBoundsException damaged) {
            return Optional.empty();
        }
    }

    @Override
    public Step<ChatRecord> posted(String tag, int messageId, ChatRecord record, Context context) {
        return tagged(
                tag,
                record,
                (session, post) ->
                        new SessionTurn(context).after(record, session.posted(post, messageId, context.now())));
    }

    /// The topic may be closed or gone: what is said goes where it can be read.
    @Override
    public Step<ChatRecord> refused(String tag, ChatRecord record, Context context) {
        return tagged(tag, record, (session, post) -> {
            var refused = session.refused(post, context.now());
            var step = new SessionTurn(context).after(record, refused);
            return refused.next().equals(session)
                    ? step
                    : step.and(new Effect.InTopic(session.topic(), Effect.say("mock.refused")));
        });
    }

    @FunctionalInterface
    private interface Posted {
        Step<ChatRecord> decide(InterviewSession session, int post);
    }

    /// @param tag `mock.TOPIC.NUMBER.POST`, as [SessionTurn] called it
    private static Step<ChatRecord> tagged(String tag, ChatRecord record, Posted decision) {
        var words = TAG.matcher(tag);
        if (!words.matches()) return Step.to(record);
        var number = Integer.parseInt(words.group(2));
        return record.get(Mocks.SLICE)
                .at(Integer.parseInt(words.group(1)))
                .filter(session -> session.mock().table().number() == number)
                .map(session -> decision.decide(session, Integer.parseInt(words.group(3))))
                .orElseGet(() -> Step.to(record));
    }

    @Override
    public OptionalLong caretaker(ChatRecord record) {
        return record.get(Mocks.SLICE).sessions().values().stream()
                .filter(session -> !session.isOver())
                .mapToLong(session -> session.mock().table().host().id())
                .findFirst();
    }

    /// One wake-up a session, its kind being the topic. A group that removed the bot sees nothing: its interviews go on
    /// when the bot is back.
    @Override
    public List<Wake> wakes(ChatRecord record) {
        if (!Profile.of(record).reachable()) return List.of();
        return record.get(Mocks.SLICE).sessions().values().stream()
                .map(session -> Wake.deadline(Integer.toString(session.topic()), session.wake()))
                .toList();
    }

    @Override
    public Step<ChatRecord> ring(Wake wake, ChatRecord record, Context context) {
        return record.get(Mocks.SLICE)
                .at(Integer.parseInt(wake.kind()))
                .map(session -> stepped(session, new Move.Tick(), record, context))
                .orElseGet(() -> Step.to(record));
    }

    @Override
    public Step<ChatRecord> hear(Event event, ChatRecord record, Context context) {
        return event instanceof Events.MovedIn ? movedIn(record, context) : Step.to(record);
    }

    /// Under its new id the group sees the interviews in new messages.
    private static Step<ChatRecord> movedIn(ChatRecord record, Context context) {
        var step = Step.to(record);
        for (var session : record.get(Mocks.SLICE).sessions().values())
            step = step.then(here -> new SessionTurn(context).after(here, session.moved(context.now())));
        return step;
    }

    @Override
    public ChatRecord merged(ChatRecord here, ChatRecord moved) {
        return here.with(Mocks.SLICE, here.get(Mocks.SLICE).merged(moved.get(Mocks.SLICE)));
    }

    @Override
    public Activity activity(ChatRecord record) {
        var mocks = record.get(Mocks.SLICE);
        return new Activity(mocks.running(), mocks.finished());
    }
}
