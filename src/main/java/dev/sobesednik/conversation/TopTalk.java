package dev.sobesednik.conversation;

import static dev.sobesednik.chat.Keyboard.keyboard;
import static dev.sobesednik.chat.Text.said;

import dev.sobesednik.chat.Data;
import dev.sobesednik.chat.Effect;
import dev.sobesednik.chat.Incoming.Command;
import dev.sobesednik.chat.Incoming.From;
import dev.sobesednik.chat.Incoming.Press;
import dev.sobesednik.chat.Keyboard;
import dev.sobesednik.chat.Message;
import dev.sobesednik.chat.Step;
import dev.sobesednik.chat.Text;
import dev.sobesednik.dailyquiz.DailyQuiz;
import dev.sobesednik.dailyquiz.Standings;
import dev.sobesednik.group.Group;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// `/top`: this week and the last, of those who asked to be in it.
final class TopTalk {

    private static final String BUTTON = "top";
    private static final int LINES = 20;

    private final Surroundings around;

    TopTalk(Surroundings around) {
        this.around = around;
    }

    /// `/top`, and `/top forget` of whoever wants no trace of theirs.
    Step<Group> command(Group group, Command command) {
        if (command.argument().toLowerCase(Locale.ROOT).equals("forget"))
            return kept(group, group.dailyQuiz().without(command.from().id())).and(Effect.say("top.forgotten"));
        return Step.to(group, new Effect.Say(page(group)));
    }

    Step<Group> press(Group group, Press press, List<String> words) {
        var from = press.from();
        var quiz = group.dailyQuiz();
        return switch (words.isEmpty() ? "" : words.getFirst()) {
            case "in" ->
                quiz.isNamed(from.id())
                        ? Step.to(group, Effect.toast(press, "top.in-already"))
                        : shown(kept(group, named(quiz, group, from)), press, "top.in");
            case "out" ->
                quiz.isNamed(from.id())
                        ? shown(kept(group, quiz.unnamed(from.id())), press, "top.out")
                        : Step.to(group, Effect.toast(press, "top.out-already"));
            default -> Step.to(group, Effect.toast(press, "button.old"));
        };
    }

    private DailyQuiz named(DailyQuiz quiz, Group group, From from) {
        return quiz.named(from.id(), GroupDailyRound.name(from.firstName()), GroupDailyRound.zone(group), around.now());
    }

    private static Step<Group> kept(Group group, DailyQuiz quiz) {
        return GroupDailyRound.kept(group, quiz);
    }

    private LocalDate today(Group group) {
        return LocalDate.ofInstant(around.now(), GroupDailyRound.zone(group));
    }

    private Step<Group> shown(Step<Group> step, Press press, String toast) {
        var told = step.and(Effect.toast(press, toast));
        return press.messageId() == 0 ? told : told.and(new Effect.Show(press.messageId(), page(step.next())));
    }

    private Message page(Group group) {
        var monday = Standings.monday(today(group));
        return Message.of(
                Text.paragraphs(
                        said("top.title"),
                        week("top.this-week", group, monday),
                        week("top.last-week", group, monday.minusWeeks(1)),
                        said("top.how")),
                keyboard()
                        .row(
                                new Keyboard.Press(said("top.button.in"), Data.of(BUTTON, "in")),
                                new Keyboard.Press(said("top.button.out"), Data.of(BUTTON, "out")))
                        .build());
    }

    private static Text week(String title, Group group, LocalDate monday) {
        var lines = new ArrayList<Text>();
        lines.add(said(title, monday, monday.plusDays(6)));
        var places = Standings.of(group.dailyQuiz(), monday);
        for (var place : places.subList(0, Math.min(LINES, places.size())))
            lines.add(said("top.line", place.place(), place.name(), place.right(), place.answered()));
        if (places.isEmpty()) lines.add(said("top.nobody"));
        if (places.size() > LINES) lines.add(said("top.more", places.size() - LINES));
        return new Text.Joined("\n", lines);
    }
}
