package dev.sobesednik.quickpass.chat;

import static dev.sobesednik.chat.Keyboard.keyboard;
import static dev.sobesednik.chat.Text.said;

import dev.sobesednik.bank.Question;
import dev.sobesednik.chat.Data;
import dev.sobesednik.chat.Effect;
import dev.sobesednik.chat.Incoming;
import dev.sobesednik.chat.Incoming.Press;
import dev.sobesednik.chat.Keyboard;
import dev.sobesednik.chat.Message;
import dev.sobesednik.chat.Step;
import dev.sobesednik.chat.Text;
import dev.sobesednik.feature.Command;
import dev.sobesednik.feature.Context;
import dev.sobesednik.feature.Events;
import dev.sobesednik.feature.Feature;
import dev.sobesednik.feature.Place;
import dev.sobesednik.feature.Shown;
import dev.sobesednik.goal.Goal;
import dev.sobesednik.memory.QuestionHistory;
import dev.sobesednik.memory.Rating;
import dev.sobesednik.picking.NextQuestion;
import dev.sobesednik.profile.Profile;
import dev.sobesednik.quickpass.QuickPass;
import dev.sobesednik.record.ChatRecord;
import dev.sobesednik.record.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/// `/pass`: forty topics in fifteen minutes, in one message.
public final class QuickPassFeature implements Feature {

    private static final int BAR = 10;
    private static final int WEAK_SHOWN = 10;

    @Override
    public String name() {
        return "pass";
    }

    @Override
    public Place place() {
        return Place.PRIVATE;
    }

    @Override
    public List<Slice<?>> slices() {
        return List.of(QuickPass.SLICE);
    }

    @Override
    public List<Command> commands() {
        return List.of(Command.of("pass", this::begin));
    }

    /// `/pass` goes on where one stopped to look at something else; `/pass SQL` takes one topic.
    private Step<ChatRecord> begin(Incoming.Command command, ChatRecord record, Context context) {
        var under = record.get(QuickPass.SLICE);
        if (command.argument().isEmpty() && under.current().isPresent())
            return Step.to(record, new Effect.Say(page(record, context)));
        Predicate<Question> wanted = question -> true;
        if (!command.argument().isEmpty()) {
            var topics = context.topics().find(command.argument());
            if (topics.isEmpty()) return Step.to(record, Effect.say("pass.no-such-topic", command.argument()));
            wanted = topics.getFirst()::has;
        }
        return drawn(record, wanted, context)
                .map(after -> Step.to(after, new Effect.Say(page(after, context))))
                .orElseGet(() -> Step.to(record, Effect.say("quiz.nothing-here")));
    }

    private static Optional<ChatRecord> drawn(ChatRecord record, Predicate<Question> wanted, Context context) {
        var profile = Profile.of(record);
        var drawn = new NextQuestion(
                        context.bank(),
                        record.get(QuestionHistory.SLICE),
                        Goal.of(record),
                        profile.day(context.now()),
                        profile.zone(),
                        context.random())
                .ranked(wanted.and(question -> question.answer() != null), QuickPass.MOST).stream()
                        .map(Question::id)
                        .toList();
        return drawn.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        record.with(QuickPass.SLICE, record.get(QuickPass.SLICE).begun(drawn)));
    }

    /// `pass:NUMBER:PLACE:RATING`, `pass:NUMBER:stop`.
    @Override
    public Step<ChatRecord> press(Press press, List<String> words, ChatRecord record, Context context) {
        var pass = record.get(QuickPass.SLICE);
        if (words.size() < 3 || !words.get(1).equals(Integer.toString(pass.number())))
            return Step.to(record, Effect.toast(press, "button.old"));
        if (words.get(2).equals("stop"))
            return Shown.on(press, Step.to(record.with(QuickPass.SLICE, pass.stopped())), here -> page(here, context));
        var rating = words.size() == 4 && words.get(3).matches("[1-4]")
                ? Rating.ofNumber(Integer.parseInt(words.get(3)))
                : Optional.<Rating>empty();
        var current = pass.current();
        if (rating.isEmpty()
                || current.isEmpty()
                || !words.get(2).equals(Integer.toString(pass.grades().size())))
            return Step.to(record, Effect.toast(press, "grade.already"));
        if (context.bank().find(current.get()).isEmpty())
            return Shown.on(
                    press, Step.to(record.with(QuickPass.SLICE, pass.withoutCurrent())), here -> page(here, context));
        return graded(press, record, current.get(), rating.get(), context);
    }

    private static Step<ChatRecord> graded(
            Press press, ChatRecord record, Question.Id question, Rating rating, Context context) {
        var profile = Profile.of(record);
        var today = profile.day(context.now());
        var history = record.get(QuestionHistory.SLICE).asked(question, today);
        var card = history.card(question);
        var rated = card.rated(
                rating,
                card.graded(),
                context.now(),
                profile.zone(),
                Goal.of(record).deadline(today));
        var after = record.with(QuestionHistory.SLICE, history.withCard(question, rated))
                .with(QuickPass.SLICE, record.get(QuickPass.SLICE).graded(rating));
        return Shown.on(press, Step.to(after), here -> page(here, context))
                .and(new Effect.Raise(new Events.Graded(question, rating)));
    }

    private static Message page(ChatRecord record, Context context) {
        var pass = record.get(QuickPass.SLICE);
        var current = pass.current();
        if (current.isEmpty()) return over(pass, context);
        var parts = new ArrayList<Text>();
        parts.add(said(
                "pass.progress",
                bar(pass),
                pass.grades().size() + 1,
                pass.questions().size()));
        var question = context.bank().find(current.get());
        if (question.isEmpty()) {
            parts.add(said("pass.gone"));
        } else {
            parts.add(new Text.Bold(new Text.Lite(question.get().text())));
            var answer = question.get().answer();
            if (answer != null) {
                parts.add(new Text.Lite(answer.shortAnswer()));
                parts.add(new Text.Joined(
                        "\n",
                        answer.keyPoints().stream()
                                .<Text>map(point -> new Text.Lite("- " + point))
                                .toList()));
            }
        }
        return Message.of(
                Text.paragraphs(parts),
                keyboard()
                        .row(grade(pass, Rating.AGAIN), grade(pass, Rating.HARD))
                        .row(grade(pass, Rating.GOOD), grade(pass, Rating.EASY))
                        .row(new Keyboard.Press(said("pass.button.stop"), Data.of("pass", pass.number(), "stop")))
                        .build());
    }

    private static Keyboard.Press grade(QuickPass pass, Rating rating) {
        return new Keyboard.Press(
                said("button.grade." + rating.name().toLowerCase(Locale.ROOT)),
                Data.of("pass", pass.number(), pass.grades().size(), rating.number()));
    }

    private static String bar(QuickPass pass) {
        var full = pass.grades().size() * BAR / pass.questions().size();
        return "\u25b0".repeat(full) + "\u25b1".repeat(BAR - full);
    }

    private static Message over(QuickPass pass, Context context) {
        if (pass.grades().isEmpty()) return Message.of(said("pass.nothing"));
        var known =
                pass.grades().stream().filter(rating -> rating != Rating.AGAIN).count();
        var parts = new ArrayList<Text>();
        parts.add(said("pass.over", pass.grades().size(), (int) known));
        var weak = pass.weak().stream()
                .flatMap(id -> context.bank().find(id).stream())
                .limit(WEAK_SHOWN)
                .<Text>map(question -> said(
                        "pass.weak.line",
                        new Text.Link(new Text.Lite(question.text()), context.startLink("q_" + question.id()))))
                .toList();
        if (!weak.isEmpty()) {
            parts.add(said("pass.weak"));
            parts.add(new Text.Joined("\n", weak));
        }
        return Message.of(Text.paragraphs(parts));
    }
}
