package dev.sobesednik.interview.chat;

import dev.sobesednik.bank.Question;
import dev.sobesednik.chat.ChatId;
import dev.sobesednik.chat.Effect;
import dev.sobesednik.chat.Event;
import dev.sobesednik.chat.Incoming;
import dev.sobesednik.chat.Message;
import dev.sobesednik.chat.Step;
import dev.sobesednik.feature.Context;
import dev.sobesednik.feature.Events;
import dev.sobesednik.feature.Feature;
import dev.sobesednik.feature.Place;
import dev.sobesednik.goal.Goal;
import dev.sobesednik.interview.Form;
import dev.sobesednik.interview.Participation;
import dev.sobesednik.interview.Ticket;
import dev.sobesednik.interview.chat.MockLetter.Kind;
import dev.sobesednik.memory.QuestionHistory;
import dev.sobesednik.memory.Rating;
import dev.sobesednik.profile.Profile;
import dev.sobesednik.record.ChatRecord;
import dev.sobesednik.record.Slice;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a person of an interview gets and says privately: the interviewer's sheet, the forms, the weak points.
public final class InterviewInPrivate implements Feature {

    private static final Pattern LINK = Pattern.compile("mock_(-\\d{1,18})_(\\d{1,9})_(\\d{1,9})");

    @Override
    public String name() {
        return MockLetter.NAME;
    }

    @Override
    public Place place() {
        return Place.PRIVATE;
    }

    @Override
    public List<Slice<?>> slices() {
        return List.of(Participation.SLICE);
    }

    /// `?start=mock_GROUP_TOPIC_NUMBER`, the way out of being a stranger.
    @Override
    public Optional<Step<ChatRecord>> opened(Incoming.Command start, ChatRecord record, Context context) {
        var link = LINK.matcher(start.argument());
        if (!link.matches()) return Optional.empty();
        var group = new ChatId(Long.parseLong(link.group(1)));
        var ticket = new Ticket(group, Integer.parseInt(link.group(2)), Integer.parseInt(link.group(3)), null);
        return Optional.of(
                Step.to(holding(record, ticket), toGroup(Kind.HERE, ticket), Effect.say("mock.private.ready")));
    }

    /// The group learns whether the person can be written to.
    @Override
    public Step<ChatRecord> hear(Event event, ChatRecord record, Context context) {
        var ticket = record.get(Participation.SLICE).ticket();
        if (ticket == null) return Step.to(record);
        return switch (event) {
            case Events.CameBack _ -> Step.to(record, toGroup(Kind.HERE, ticket));
            case Events.WentAway _ -> Step.to(record, toGroup(Kind.STRANGER, ticket));
            default -> Step.to(record);
        };
    }

    /// A letter to somebody of whom nothing is kept: the group learns that it cannot be delivered.
    @Override
    public List<Effect> undeliverable(ChatId from, String text) {
        return MockLetter.read(from, text)
                .filter(letter -> letter.kind() != Kind.WEAK)
                .map(letter -> List.of(toGroup(Kind.STRANGER, ticket(from, letter, null))))
                .orElse(List.of());
    }

    @Override
    public Step<ChatRecord> letter(ChatId from, String text, ChatRecord record, Context context) {
        var letter = MockLetter.read(from, text);
        if (letter.isEmpty()) return Step.to(record);
        try {
            return letter(from, letter.get(), record, context);
        } catch (NumberFormatException | IndexOutOfBoundsException damaged) {
            return Step.to(record);
        }
    }

    /// Grades count for those, too, whom the bot cannot write to.
    private static Step<ChatRecord> letter(ChatId from, MockLetter letter, ChatRecord record, Context context) {
        var reachable = Profile.of(record).reachable();
        var ticket = ticket(from, letter, null);
        return switch (letter.kind()) {
            case HELLO -> Step.to(holding(record, ticket), toGroup(reachable ? Kind.HERE : Kind.STRANGER, ticket));
            case BRIEF -> reachable ? brief(letter, record, context) : Step.to(record, toGroup(Kind.STRANGER, ticket));
            case FORM ->
                reachable ? form(from, letter, record, context) : Step.to(record, toGroup(Kind.STRANGER, ticket));
            case GRADED -> graded(letter, record, context);
            case ASKED -> Step.to(record, new Effect.Raise(new Events.Interviewed()));
            case WEAK -> weak(ticket, letter, record, context);
            case HERE, STRANGER, SHEET -> Step.to(record);
        };
    }

    private static Ticket ticket(ChatId from, MockLetter letter, @Nullable Form form) {
        return new Ticket(from, letter.topic(), letter.number(), form);
    }

    private static ChatRecord holding(ChatRecord record, Ticket ticket) {
        return record.with(Participation.SLICE, record.get(Participation.SLICE).holding(ticket));
    }

    private static Effect toGroup(Kind kind, Ticket ticket) {
        return MockLetter.to(ticket.group(), kind, ticket.topic(), ticket.number());
    }

    private static Step<ChatRecord> brief(MockLetter letter, ChatRecord record, Context context) {
        var question = context.bank().find(new Question.Id(letter.word(1)));
        if (question.isEmpty()) return Step.to(record);
        var sheet = PrivateTexts.brief(question.get(), letter.number(0), letter.word(2));
        return Step.to(record, new Effect.Say(Message.of(sheet)));
    }

    private static Step<ChatRecord> form(ChatId from, MockLetter letter, ChatRecord record, Context context) {
        var question = new Question.Id(letter.word(2));
        var form = Form.blank(
                letter.number(0),
                letter.word(1).equals("own"),
                question,
                letter.word(3),
                new InterviewTexts(context.bank()).keyPoints(question).size());
        var ticket = ticket(from, letter, form);
        return Step.to(
                record.with(Participation.SLICE, new Participation(ticket)),
                new Effect.Say(new FormPages(context.bank()).page(ticket, form)));
    }

    /// An answer in a group is a showing of the question, and graded by others.
    private static Step<ChatRecord> graded(MockLetter letter, ChatRecord record, Context context) {
        var question = new Question.Id(letter.word(0));
        var rating = Rating.ofNumber(letter.number(1));
        if (rating.isEmpty()) return Step.to(record);
        var history = record.get(QuestionHistory.SLICE);
        var card = history.card(question).shown();
        var profile = Profile.of(record);
        var deadline = Goal.of(record).deadline(profile.day(context.now()));
        var rated = card.rated(rating.get(), card.graded(), context.now(), profile.zone(), deadline);
        return Step.to(
                record.with(QuestionHistory.SLICE, history.withCard(question, rated)),
                new Effect.Raise(new Events.Graded(question, rating.get())));
    }

    private static Step<ChatRecord> weak(Ticket ended, MockLetter letter, ChatRecord record, Context context) {
        var left =
                record.with(Participation.SLICE, record.get(Participation.SLICE).without(ended));
        if (letter.number(0) == 0 || !Profile.of(record).reachable()) return Step.to(left);
        if (letter.words().size() == 1) return Step.to(left, Effect.say("mock.private.strong"));
        var weak = letter.words().subList(1, letter.words().size());
        return Step.to(left, new Effect.Say(PrivateTexts.weak(context.bank(), weak)));
    }

    @Override
    public Step<ChatRecord> press(Incoming.Press press, List<String> words, ChatRecord record, Context context) {
        return words.size() == 3 && words.get(1).equals("practise")
                ? practise(press, words.get(2), record, context)
                : new FormPress(press, context).decide(words, record);
    }

    private static Step<ChatRecord> practise(Incoming.Press press, String id, ChatRecord record, Context context) {
        return context.bank()
                .find(new Question.Id(id))
                .map(question -> Step.to(
                        record, Effect.answered(press), new Effect.Raise(new Events.QuestionWanted(question.id()))))
                .orElseGet(() -> Step.to(record, Effect.toast(press, "button.question-gone")));
    }
}
