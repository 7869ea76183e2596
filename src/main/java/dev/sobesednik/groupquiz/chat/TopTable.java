package dev.sobesednik.groupquiz.chat;

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
import dev.sobesednik.feature.Context;
import dev.sobesednik.groupquiz.DailyQuiz;
import dev.sobesednik.groupquiz.Standings;
import dev.sobesednik.profile.Profile;
import dev.sobesednik.record.ChatRecord;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// `/top`: this week and the last, of those who asked to be in it.
final class TopTable {

    static final String BUTTON = "top";
    private static final int LINES = 20;

    private final Context context;

    TopTable(Context context) {
        this.context = context;
    }

    /// `/top`, and `/top forget` of whoever wants no trace of theirs.
    Step<ChatRecord> command(ChatRecord record, Command command) {
        if (command.argument().toLowerCase(Locale.ROOT).equals("forget"))
            return QuizRounds.kept(record, quiz(record).without(command.from().id()))
                    .and(Effect.say("top.forgotten"));
        return Step.to(record, new Effect.Say(page(record)));
    }

    Step<ChatRecord> press(ChatRecord record, Press press, List<String> words) {
        var from = press.from();
        var quiz = quiz(record);
        return switch (words.isEmpty() ? "" : words.getFirst()) {
            case "in" ->
                quiz.isNamed(from.id())
                        ? Step.to(record, Effect.toast(press, "top.in-already"))
                        : shown(QuizRounds.kept(record, named(record, from)), press, "top.in");
            case "out" ->
                quiz.isNamed(from.id())
                        ? shown(QuizRounds.kept(record, quiz.unnamed(from.id())), press, "top.out")
                        : Step.to(record, Effect.toast(press, "top.out-already"));
            default -> Step.to(record, Effect.toast(press, "button.old"));
        };
    }

    private DailyQuiz named(ChatRecord record, From from) {
        var zone = Profile.of(record).zone();
        return quiz(record).named(from.id(), QuizRounds.shortened(from.firstName()), zone, context.now());
    }

    private static DailyQuiz quiz(ChatRecord record) {
        return record.get(DailyQuiz.SLICE);
    }

    private Step<ChatRecord> shown(Step<ChatRecord> step, Press press, String toast) {
        var told = step.and(Effect.toast(press, toast));
        return press.messageId() == 0 ? told : told.and(new Effect.Show(press.messageId(), page(step.next())));
    }

    private Message page(ChatRecord record) {
        var monday = Standings.monday(Profile.of(record).date(context.now()));
        return Message.of(
                Text.paragraphs(
                        said("top.title"),
                        week("top.this-week", record, monday),
                        week("top.last-week", record, monday.minusWeeks(1)),
                        said("top.how")),
                keyboard()
                        .row(
                                new Keyboard.Press(said("top.button.in"), Data.of(BUTTON, "in")),
                                new Keyboard.Press(said("top.button.out"), Data.of(BUTTON, "out")))
                        .build());
    }

    private static Text week(String title, ChatRecord record, LocalDate monday) {
        var lines = new ArrayList<Text>();
        lines.add(said(title, monday, monday.plusDays(6)));
        var places = Standings.of(quiz(record), monday);
        for (var place : places.subList(0, Math.min(LINES, places.size())))
            lines.add(said("top.line", place.place(), place.name(), place.right(), place.answered()));
        if (places.isEmpty()) lines.add(said("top.nobody"));
        if (places.size() > LINES) lines.add(said("top.more", places.size() - LINES));
        return new Text.Joined("\n", lines);
    }
}
