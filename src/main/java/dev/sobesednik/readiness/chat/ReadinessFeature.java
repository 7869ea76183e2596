package dev.sobesednik.readiness.chat;

import static dev.sobesednik.chat.Keyboard.keyboard;
import static dev.sobesednik.chat.Text.said;

import dev.sobesednik.bank.Bank;
import dev.sobesednik.chat.Data;
import dev.sobesednik.chat.Effect;
import dev.sobesednik.chat.Keyboard;
import dev.sobesednik.chat.Message;
import dev.sobesednik.chat.Step;
import dev.sobesednik.chat.Text;
import dev.sobesednik.feature.Command;
import dev.sobesednik.feature.Context;
import dev.sobesednik.feature.Feature;
import dev.sobesednik.feature.Place;
import dev.sobesednik.goal.Goal;
import dev.sobesednik.memory.QuestionHistory;
import dev.sobesednik.picking.Knowledge;
import dev.sobesednik.profile.Profile;
import dev.sobesednik.record.ChatRecord;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The share of an interview that a person could answer today, and on the day, section by section.
public final class ReadinessFeature implements Feature {

    private static final int PERCENT = 100;
    private static final int STEPS = 3;
    /// Two standard deviations: nineteen interviews of twenty lie within.
    private static final int WITHIN = 2;

    @Override
    public String name() {
        return "ready";
    }

    @Override
    public Place place() {
        return Place.PRIVATE;
    }

    @Override
    public List<Command> commands() {
        return List.of(Command.of(
                "readiness", (command, record, context) -> Step.to(record, new Effect.Say(page(record, context)))));
    }

    private static Message page(ChatRecord record, Context context) {
        var bank = context.bank();
        var goal = Goal.of(record);
        var profile = Profile.of(record);
        var today = profile.day(context.now());
        var history = record.get(QuestionHistory.SLICE);
        var graded = history.cards().values().stream()
                .filter(card -> card.learned() != null)
                .count();
        if (graded == 0) return Message.of(said("readiness.none"));
        var knowledge = new Knowledge(bank, history, goal, profile.zone());
        var now = knowledge.share(question -> true, today);
        var parts = new ArrayList<Text>();
        parts.add(said("readiness.today", percent(now.share()), percent(WITHIN * now.spread())));
        if (goal.isAhead(today) && goal.interview() != null)
            parts.add(said(
                    "readiness.on-the-day",
                    goal.interview(),
                    percent(knowledge.share(question -> true, goal.interview()).share())));
        parts.add(new Text.Joined("\n", levels(bank, knowledge, today)));
        parts.add(said("readiness.how", (int) graded, bank.questions().size()));
        return Message.of(
                Text.paragraphs(parts),
                keyboard().grid(1, steps(bank, knowledge, today)).build());
    }

    private static List<Text> levels(Bank bank, Knowledge knowledge, LocalDate today) {
        return bank.levels().stream()
                .<Text>map(level -> said(
                        "readiness.line",
                        level.title(),
                        percent(knowledge
                                .share(question -> question.level() == level.number(), today)
                                .share())))
                .toList();
    }

    /// Where most of an interview is lost: the sections with the most weight that is not known.
    private static List<Keyboard.Press> steps(Bank bank, Knowledge knowledge, LocalDate today) {
        return bank.sections().stream()
                .sorted(Comparator.comparingDouble((Bank.Section section) -> missing(bank, section, knowledge, today))
                        .reversed())
                .limit(STEPS)
                .map(section -> new Keyboard.Press(
                        said("readiness.button.practise", section.title()), Data.of("topic", "s", section.id())))
                .toList();
    }

    private static double missing(Bank bank, Bank.Section section, Knowledge knowledge, LocalDate today) {
        return bank.questions().stream()
                .filter(question -> question.section().equals(section.id()))
                .mapToDouble(question -> knowledge.weight(question) * (1 - knowledge.chanceOfKnowing(question, today)))
                .sum();
    }

    private static int percent(double share) {
        return (int) Math.round(share * PERCENT);
    }
}
