package dev.sobesednik.practice.chat;

import dev.sobesednik.bank.Question;
import dev.sobesednik.chat.Effect;
import dev.sobesednik.chat.Incoming;
import dev.sobesednik.chat.Incoming.Press;
import dev.sobesednik.chat.Step;
import dev.sobesednik.feature.Command;
import dev.sobesednik.feature.Context;
import dev.sobesednik.feature.Feature;
import dev.sobesednik.feature.Place;
import dev.sobesednik.memory.QuestionHistory;
import dev.sobesednik.picking.Picking;
import dev.sobesednik.profile.Profile;
import dev.sobesednik.record.ChatRecord;
import dev.sobesednik.topics.Levels;
import dev.sobesednik.topics.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// A group that looks at a question together. Grades are each person's own and stay in private chats.
public final class QuestionInGroup implements Feature {

    @Override
    public String name() {
        return "card";
    }

    @Override
    public Set<String> otherNames() {
        return Set.of("next");
    }

    @Override
    public Place place() {
        return Place.GROUP;
    }

    @Override
    public List<Command> commands() {
        return List.of(Command.of("quiz", this::quiz));
    }

    private Step<ChatRecord> quiz(Incoming.Command command, ChatRecord record, Context context) {
        if (command.argument().isEmpty()) return ask(record, 0, question -> true, context);
        var number = Levels.parse(context.bank(), command.argument());
        if (number.isPresent()) return ask(record, number.getAsInt(), ofLevel(number.getAsInt()), context);
        var found = context.topics().find(command.argument());
        if (found.isEmpty())
            return Step.to(record, Effect.say("quiz.no-such-level", Levels.list(context.bank()), "/quiz"));
        var topic = found.getFirst();
        var level = topic instanceof Topic.Level(var known) ? known.number() : 0;
        return ask(record, level, topic::has, context);
    }

    private static Step<ChatRecord> ask(ChatRecord record, int level, Predicate<Question> wanted, Context context) {
        var profile = Profile.of(record);
        var today = profile.date(context.now());
        var history = record.get(QuestionHistory.SLICE);
        return new Picking(context.bank(), history.cards(), history.askedOn(today), context.random())
                .pick(wanted)
                .map(pick -> {
                    var after = history.shown(pick.question().id(), level, today);
                    var card = card(pick.question(), after.showings(), context);
                    return Step.to(record.with(QuestionHistory.SLICE, after), new Effect.Say(card.show(Side.QUESTION)));
                })
                .orElseGet(() -> Step.to(record, Effect.say("quiz.nothing-here")));
    }

    @Override
    public Step<ChatRecord> press(Press press, List<String> words, ChatRecord record, Context context) {
        var rest = words.subList(1, words.size());
        return words.getFirst().equals("next")
                ? next(record, press, rest, context)
                : turn(record, press, rest, context);
    }

    private static Step<ChatRecord> turn(ChatRecord record, Press press, List<String> words, Context context) {
        var side = words.size() == 3 ? Side.of(words.getFirst()) : Optional.<Side>empty();
        if (side.isEmpty() || press.messageId() == 0) return Step.to(record, Effect.toast(press, "button.old"));
        var question = context.bank().find(new Question.Id(words.get(1)));
        if (question.isEmpty()) return Step.to(record, Effect.toast(press, "button.question-gone"));
        var cards = record.get(QuestionHistory.SLICE).cards();
        if (!cards.containsKey(question.get().id()) || !words.get(2).matches("\\d{1,9}"))
            return Step.to(record, Effect.toast(press, "button.not-yours"));
        var card = card(question.get(), Integer.parseInt(words.get(2)), context);
        return Step.to(record, Effect.answered(press), new Effect.Show(press.messageId(), card.show(side.get())));
    }

    private static Step<ChatRecord> next(ChatRecord record, Press press, List<String> words, Context context) {
        var history = record.get(QuestionHistory.SLICE);
        if (!words.equals(List.of(Integer.toString(history.showings()))))
            return Step.to(record, Effect.toast(press, "button.next-is-below"));
        var asked = ask(record, history.filter(), ofLevel(history.filter()), context);
        var effects = new ArrayList<Effect>(List.of(Effect.answered(press)));
        effects.addAll(asked.effects());
        return new Step<>(asked.next(), effects);
    }

    private static Predicate<Question> ofLevel(int level) {
        return question -> level == 0 || question.level() == level;
    }

    private static QuestionCard card(Question question, int showing, Context context) {
        return new QuestionCard(context.bank(), question, showing, new Viewer.Group());
    }
}
