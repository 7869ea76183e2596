package dev.sobesednik.feedback.chat;

import static dev.sobesednik.chat.Text.said;

import dev.sobesednik.bank.Question;
import dev.sobesednik.chat.ChatId;
import dev.sobesednik.chat.Data;
import dev.sobesednik.chat.Effect;
import dev.sobesednik.chat.Incoming;
import dev.sobesednik.chat.Incoming.Press;
import dev.sobesednik.chat.Keyboard;
import dev.sobesednik.chat.Message;
import dev.sobesednik.chat.Step;
import dev.sobesednik.feature.Context;
import dev.sobesednik.feature.Feature;
import dev.sobesednik.feature.Place;
import dev.sobesednik.feature.Shown;
import dev.sobesednik.feature.Wake;
import dev.sobesednik.feedback.Inbox;
import dev.sobesednik.feedback.Note;
import dev.sobesednik.feedback.Note.Kind;
import dev.sobesednik.feedback.Reports;
import dev.sobesednik.memory.QuestionHistory;
import dev.sobesednik.profile.Profile;
import dev.sobesednik.record.ChatRecord;
import dev.sobesednik.record.Slice;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// "Wrong?" under a card: the next words of the person go to every administrator of the bot, who can answer, and can
/// tell that it is mended.
public final class FeedbackFeature implements Feature {

    private final Set<Long> admins;

    /// @param admins the administrators of the bot; without any, nothing is offered
    public FeedbackFeature(Set<Long> admins) {
        this.admins = Set.copyOf(admins);
    }

    @Override
    public String name() {
        return Note.ROOM;
    }

    @Override
    public Place place() {
        return Place.PRIVATE;
    }

    @Override
    public List<Slice<?>> slices() {
        return List.of(Reports.SLICE, Inbox.SLICE);
    }

    @Override
    public List<Keyboard.Press> cardButtons(Question.Id question, ChatRecord record) {
        return admins.isEmpty()
                ? List.of()
                : List.of(new Keyboard.Press(said("feedback.button.card"), Data.of(Note.ROOM, "about", question)));
    }

    /// `about:QUESTION` and `cancel` are everybody's; `answer:ITEM` and `mended:ITEM` the administrators'.
    @Override
    public Step<ChatRecord> press(Press press, List<String> words, ChatRecord record, Context context) {
        var word = words.size() == 3 ? words.get(2) : "";
        return switch (words.size() > 1 ? words.get(1) : "") {
            case "about" -> about(press, new Question.Id(word), record, context);
            case "cancel" ->
                Shown.on(press, Step.to(waitingForNothing(record)), _ -> Message.of(said("feedback.cancelled")));
            case "answer" ->
                item(press, word, record)
                        .map(item -> answering(press, item, record, context))
                        .orElseGet(() -> refused(press, record));
            case "mended" ->
                item(press, word, record)
                        .map(item -> mended(press, item, record))
                        .orElseGet(() -> refused(press, record));
            default -> Step.to(record, Effect.toast(press, "button.old"));
        };
    }

    private Step<ChatRecord> about(Press press, Question.Id id, ChatRecord record, Context context) {
        var question = context.bank().find(id);
        var reports = record.get(Reports.SLICE);
        if (question.isEmpty()) return Step.to(record, Effect.toast(press, "button.question-gone"));
        if (admins.isEmpty()) return Step.to(record, Effect.toast(press, "feedback.nobody"));
        if (reports.isFull(context.now()))
            return Step.to(record, Effect.toast(press, "feedback.too-many", Reports.OPEN));
        var answer = question.get().answer();
        var asOf = answer == null ? "" : answer.asOf().date();
        var asked = reports.asks(id, asOf, showings(record), context.now());
        return Step.to(
                waitingForNothing(record).with(Reports.SLICE, asked),
                Effect.answered(press),
                new Effect.Say(FeedbackTexts.ask("feedback.ask", id, context)));
    }

    /// A press of an administrator, and of nobody else, on something that is still kept.
    private Optional<Inbox.Item> item(Press press, String word, ChatRecord record) {
        return admins.contains(press.from().id()) && word.matches("\\d{1,9}")
                ? record.get(Inbox.SLICE).find(Integer.parseInt(word))
                : Optional.empty();
    }

    private Step<ChatRecord> refused(Press press, ChatRecord record) {
        return Step.to(
                record,
                Effect.toast(press, admins.contains(press.from().id()) ? "feedback.admin.not-kept" : "button.old"));
    }

    private static Step<ChatRecord> answering(Press press, Inbox.Item item, ChatRecord record, Context context) {
        var inbox = record.get(Inbox.SLICE).answers(item.id(), showings(record), context.now());
        return Step.to(
                waitingForNothing(record).with(Inbox.SLICE, inbox),
                Effect.answered(press),
                new Effect.Say(FeedbackTexts.ask("feedback.admin.ask", item.question(), context)));
    }

    private static Step<ChatRecord> mended(Press press, Inbox.Item item, ChatRecord record) {
        var step = Step.to(
                record.with(Inbox.SLICE, record.get(Inbox.SLICE).without(item.person(), item.number())),
                Effect.toast(press, "feedback.admin.mended"),
                tell(item.person(), Note.about(Kind.MENDED, item.number(), item.question())));
        return press.messageId() == 0 ? step : step.and(new Effect.Strip(press.messageId()));
    }

    @Override
    public Optional<Step<ChatRecord>> words(Incoming.Words words, ChatRecord record, Context context) {
        var about = record.get(Reports.SLICE).waiting(showings(record), context.now());
        if (about.isPresent()) return Optional.of(reported(about.get(), words.text(), record, context));
        return admins.contains(words.from().id())
                ? record.get(Inbox.SLICE)
                        .waiting(showings(record), context.now())
                        .map(item -> Step.to(
                                waitingForNothing(record),
                                tell(
                                        item.person(),
                                        new Note(Kind.ANSWER, item.number(), item.question(), "", words.text())),
                                Effect.say("feedback.admin.sent")))
                : Optional.empty();
    }

    private Step<ChatRecord> reported(Reports.Asking about, String words, ChatRecord record, Context context) {
        var reports = record.get(Reports.SLICE).reported(about, context.now());
        var note = new Note(Kind.REPORT, reports.last(), about.question(), about.asOf(), words);
        var step = Step.to(record.with(Reports.SLICE, reports), Effect.say("feedback.sent"));
        for (var admin : admins) step = step.and(tell(new ChatId(admin), note));
        return step;
    }

    @Override
    public Step<ChatRecord> letter(ChatId from, String text, ChatRecord record, Context context) {
        return Note.read(text)
                .map(note -> switch (note.kind()) {
                    case REPORT -> arrived(from, note, record, context);
                    case CLOSED -> Step.to(without(from, note, record));
                    case GONE ->
                        Step.to(
                                without(from, note, record),
                                quietly(FeedbackTexts.about("feedback.admin.gone", note, context)));
                    case UNREACHED, ANSWER, MENDED -> answered(from, note, record, context);
                })
                .orElseGet(() -> Step.to(record));
    }

    private Step<ChatRecord> arrived(ChatId from, Note note, ChatRecord record, Context context) {
        if (!admins.contains(context.chat().value()) || !Profile.of(record).reachable())
            return Step.to(record, tell(from, Note.about(Kind.UNREACHED, note.number(), note.question())));
        var inbox =
                record.get(Inbox.SLICE).pruned(context.now()).with(from, note.number(), note.question(), context.now());
        var step = Step.to(record.with(Inbox.SLICE, inbox));
        for (var message : FeedbackTexts.report(note, inbox.last(), context)) step = step.and(quietly(message));
        return step;
    }

    private static ChatRecord without(ChatId person, Note note, ChatRecord record) {
        return record.with(Inbox.SLICE, record.get(Inbox.SLICE).without(person, note.number()));
    }

    /// What an administrator wrote back, to somebody who may have left or forgotten everything since.
    private Step<ChatRecord> answered(ChatId admin, Note note, ChatRecord record, Context context) {
        var reports = record.get(Reports.SLICE);
        var report = reports.find(note.number(), note.question());
        if (report.isEmpty() || !Profile.of(record).reachable())
            return note.kind() == Kind.UNREACHED
                    ? Step.to(record)
                    : Step.to(record, tell(admin, Note.about(Kind.GONE, note.number(), note.question())));
        return switch (note.kind()) {
            case UNREACHED -> unreached(admin, report.get(), note, record, context);
            case MENDED -> {
                var step = Step.to(
                        record.with(Reports.SLICE, reports.without(report.get())),
                        quietly(FeedbackTexts.about("feedback.mended", note, context)));
                for (var other : admins)
                    if (other != admin.value())
                        step = step.and(
                                tell(new ChatId(other), Note.about(Kind.CLOSED, note.number(), note.question())));
                yield step;
            }
            default -> {
                var step = Step.to(record.with(Reports.SLICE, reports.answered(report.get())));
                for (var message : FeedbackTexts.answer(note, context)) step = step.and(quietly(message));
                yield step;
            }
        };
    }

    /// A report that no administrator can read is not kept: the person may write again later.
    private Step<ChatRecord> unreached(
            ChatId admin, Reports.Report report, Note note, ChatRecord record, Context context) {
        var reports = record.get(Reports.SLICE).unreached(report, admin);
        var nobody = reports.find(report.number(), report.question())
                .filter(now -> now.unreached().containsAll(admins))
                .isPresent();
        return nobody
                ? Step.to(
                        record.with(Reports.SLICE, reports.without(report)),
                        new Effect.Say(FeedbackTexts.about("feedback.unreached", note, context)))
                : Step.to(record.with(Reports.SLICE, reports));
    }

    @Override
    public List<Effect> undeliverable(ChatId from, String text) {
        return Note.read(text)
                .flatMap(note -> switch (note.kind()) {
                    case REPORT -> Optional.of(tell(from, Note.about(Kind.UNREACHED, note.number(), note.question())));
                    case ANSWER, MENDED ->
                        Optional.of(tell(from, Note.about(Kind.GONE, note.number(), note.question())));
                    case UNREACHED, CLOSED, GONE -> Optional.<Effect>empty();
                })
                .map(List::of)
                .orElse(List.of());
    }

    /// Whose a report is, is forgotten in time.
    @Override
    public List<Wake> wakes(ChatRecord record) {
        return record.get(Inbox.SLICE)
                .stale()
                .map(at -> List.of(Wake.push(name(), at)))
                .orElse(List.of());
    }

    @Override
    public Step<ChatRecord> ring(Wake wake, ChatRecord record, Context context) {
        return Step.to(record.with(Inbox.SLICE, record.get(Inbox.SLICE).pruned(context.now())));
    }

    private static ChatRecord waitingForNothing(ChatRecord record) {
        return record.with(Reports.SLICE, record.get(Reports.SLICE).asksNothing())
                .with(Inbox.SLICE, record.get(Inbox.SLICE).answersNothing());
    }

    private static int showings(ChatRecord record) {
        return record.get(QuestionHistory.SLICE).showings();
    }

    /// It may be night where it is read.
    private static Effect quietly(Message message) {
        return new Effect.Push(message.quietly());
    }

    private static Effect tell(ChatId to, Note note) {
        return new Effect.Tell(to, note.letter());
    }
}
