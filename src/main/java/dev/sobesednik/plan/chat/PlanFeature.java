package dev.sobesednik.plan.chat;

import static dev.sobesednik.chat.Keyboard.keyboard;
import static dev.sobesednik.chat.Text.said;

import dev.sobesednik.bank.Bank.PlanItem;
import dev.sobesednik.bank.Question;
import dev.sobesednik.chat.Data;
import dev.sobesednik.chat.Effect;
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
import dev.sobesednik.memory.QuestionHistory;
import dev.sobesednik.memory.Rating;
import dev.sobesednik.profile.Profile;
import dev.sobesednik.record.ChatRecord;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The preparation plan. Nobody ticks it by hand: an item is done once most of its questions were answered well and are
/// still remembered.
public final class PlanFeature implements Feature {

    /// Below this chance of recalling it, a question is no evidence any more.
    private static final double REMEMBERED = 0.8;

    private static final int IN_A_ROW = 4;

    private enum State {
        UNTOUCHED,
        BEGUN,
        DONE
    }

    @Override
    public String name() {
        return "plan";
    }

    @Override
    public Place place() {
        return Place.PRIVATE;
    }

    @Override
    public List<Command> commands() {
        return List.of(Command.of(
                "plan", (command, record, context) -> Step.to(record, new Effect.Say(areas(record, context)))));
    }

    /// `plan:home`, `plan:area:PLACE`, `plan:ask:ITEM`.
    @Override
    public Step<ChatRecord> press(Press press, List<String> words, ChatRecord record, Context context) {
        var action = words.size() > 1 ? words.get(1) : "";
        var word = words.size() == 3 ? words.get(2) : "";
        if (action.equals("home")) return Shown.on(press, Step.to(record), here -> areas(here, context));
        if (action.equals("area") && word.matches("\\d{1,2}")) {
            var place = Integer.parseInt(word);
            if (place < byArea(context).size())
                return Shown.on(press, Step.to(record), here -> area(here, place, context));
        }
        if (action.equals("ask")) return ask(press, word, record, context);
        return Step.to(record, Effect.toast(press, "button.old"));
    }

    /// The item's first question that is no evidence yet.
    private static Step<ChatRecord> ask(Press press, String id, ChatRecord record, Context context) {
        var item = context.bank().plan().stream()
                .filter(known -> known.id().equals(id))
                .findFirst();
        if (item.isEmpty()) return Step.to(record, Effect.toast(press, "button.old"));
        var questions = item.get().questions().stream()
                .filter(question -> context.bank().find(question).isPresent())
                .toList();
        if (questions.isEmpty()) return Step.to(record, Effect.toast(press, "plan.no-questions"));
        var next = questions.stream()
                .filter(question -> !isEvidence(question, record, today(record, context)))
                .findFirst()
                .orElse(questions.getFirst());
        return Step.to(record, Effect.answered(press), new Effect.Raise(new Events.QuestionWanted(next)));
    }

    private static Map<String, List<PlanItem>> byArea(Context context) {
        var areas = new LinkedHashMap<String, List<PlanItem>>();
        for (var item : context.bank().plan())
            areas.computeIfAbsent(item.area(), area -> new ArrayList<>()).add(item);
        return areas;
    }

    private static Message areas(ChatRecord record, Context context) {
        var today = today(record, context);
        var lines = new ArrayList<Text>();
        var buttons = new ArrayList<Keyboard.Press>();
        for (var area : byArea(context).entrySet()) {
            var done = area.getValue().stream()
                    .filter(item -> state(item, record, today) == State.DONE)
                    .count();
            lines.add(said(
                    "plan.area",
                    lines.size() + 1,
                    area.getKey(),
                    (int) done,
                    area.getValue().size()));
            buttons.add(new Keyboard.Press(
                    new Text.Plain(Integer.toString(lines.size())), Data.of("plan", "area", buttons.size())));
        }
        if (lines.isEmpty()) return Message.of(said("plan.none"));
        return Message.of(
                Text.paragraphs(said("plan.title"), new Text.Joined("\n", lines), said("plan.how")),
                keyboard().grid(IN_A_ROW, buttons).build());
    }

    private static Message area(ChatRecord record, int place, Context context) {
        var today = today(record, context);
        var area = List.copyOf(byArea(context).entrySet()).get(place);
        var lines = new ArrayList<Text>();
        var buttons = new ArrayList<Keyboard.Press>();
        for (var item : area.getValue()) {
            var number = lines.size() + 1;
            lines.add(said(
                    switch (state(item, record, today)) {
                        case DONE -> "plan.item.done";
                        case BEGUN -> "plan.item.begun";
                        case UNTOUCHED -> "plan.item.untouched";
                    },
                    number,
                    new Text.Lite(item.text())));
            buttons.add(
                    new Keyboard.Press(new Text.Plain(Integer.toString(number)), Data.of("plan", "ask", item.id())));
        }
        return Message.of(
                Text.paragraphs(
                        new Text.Bold(new Text.Plain(area.getKey())), new Text.Joined("\n", lines), said("plan.ask")),
                keyboard()
                        .grid(IN_A_ROW, buttons)
                        .row(new Keyboard.Press(said("button.back"), Data.of("plan", "home")))
                        .build());
    }

    private static State state(PlanItem item, ChatRecord record, LocalDate today) {
        var evidence = item.questions().stream()
                .filter(question -> isEvidence(question, record, today))
                .count();
        if (evidence == 0) return State.UNTOUCHED;
        return 2 * evidence > item.questions().size() ? State.DONE : State.BEGUN;
    }

    private static boolean isEvidence(Question.Id question, ChatRecord record, LocalDate today) {
        var card = record.get(QuestionHistory.SLICE).card(question);
        return card.lastReview()
                        .filter(review -> review.rating().number() >= Rating.GOOD.number())
                        .isPresent()
                && card.retrievability(today, Profile.of(record).zone()) >= REMEMBERED;
    }

    private static LocalDate today(ChatRecord record, Context context) {
        return Profile.of(record).day(context.now());
    }
}
