package dev.sobesednik.duel.chat;

import static dev.sobesednik.chat.Keyboard.keyboard;
import static dev.sobesednik.chat.Text.said;

import dev.sobesednik.bank.Question;
import dev.sobesednik.chat.Data;
import dev.sobesednik.chat.Keyboard;
import dev.sobesednik.chat.Message;
import dev.sobesednik.chat.Text;
import dev.sobesednik.duel.Drawn;
import dev.sobesednik.duel.Duel;
import dev.sobesednik.duel.Match;
import dev.sobesednik.duel.Outcome;
import dev.sobesednik.duel.Player;
import dev.sobesednik.duel.Wanted;
import dev.sobesednik.feature.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Draws the messages of a duel.
final class DuelBoard {

    private final Context context;

    DuelBoard(Context context) {
        this.context = context;
    }

    Message draw(Duel duel) {
        return switch (duel) {
            case Duel.Challenge challenge -> challenge(challenge);
            case Duel.Closed closed ->
                Message.of(said(
                        "duel.closed." + word(closed.why()),
                        closed.why() == Duel.Why.DECLINED
                                ? closed.challenge().wanted().name()
                                : closed.challenge().from().name()));
            case Duel.Pausing pausing when pausing.match().outcomes().isEmpty() -> ready(pausing.match());
            case Duel.Pausing pausing -> outcome(pausing.match());
            case Duel.Asking asking -> question(asking);
            case Duel.Over over -> over(over);
        };
    }

    private static Message challenge(Duel.Challenge challenge) {
        var open = challenge.wanted() instanceof Wanted.Anybody;
        var who = open
                ? said("duel.challenge.open", challenge.from().name())
                : said("duel.challenge", challenge.from().name(), called(challenge.wanted()));
        var buttons = keyboard()
                .row(
                        press("duel.button.accept", "accept", challenge, 0),
                        press(open ? "duel.button.withdraw" : "duel.button.decline", "decline", challenge, 0));
        return Message.of(
                Text.paragraphs(
                        who,
                        rules(challenge.level(), Duel.QUESTIONS),
                        said("duel.expires", Duel.CHALLENGE_LASTS.toMinutes())),
                buttons.build());
    }

    /// So that Telegram tells them.
    private static Text called(Wanted wanted) {
        return wanted instanceof Wanted.Known(Player player)
                ? new Text.Link(new Text.Plain(player.name()), "tg://user?id=" + player.id())
                : new Text.Plain(wanted.name());
    }

    private Message ready(Match match) {
        return Message.of(Text.paragraphs(
                said("duel.ready", match.first().name(), match.second().name()),
                rules(match.level(), match.questions().size()),
                said("duel.ready.soon")));
    }

    private static Text rules(int level, int questions) {
        return Text.lines(
                level == 0 ? said("level.any") : said("duel.level", level),
                said("duel.rules", questions, Duel.TO_ANSWER.toSeconds()));
    }

    private Message question(Duel.Asking asking) {
        var match = asking.match();
        var drawn = match.questions().get(asking.question() - 1);
        var letters = new ArrayList<Keyboard.Press>();
        for (int option = 0; option < drawn.options(); option++)
            letters.add(new Keyboard.Press(
                    letter(option), Data.of(DuelFeature.NAME, "pick", asking.number(), asking.question(), option)));
        return Message.of(
                Text.paragraphs(
                        header(match, asking.question(), drawn),
                        text(drawn),
                        options(drawn, false),
                        said(
                                "duel.who-answers",
                                match.first().name(),
                                match.second().name(),
                                Duel.TO_ANSWER.toSeconds())),
                keyboard().row(letters).build());
    }

    private Message outcome(Match match) {
        var number = match.outcomes().size();
        var outcome = match.outcomes().getLast();
        var parts = new ArrayList<Text>(List.of(
                header(match, number, outcome.question()),
                text(outcome.question()),
                options(outcome.question(), true)));
        context.bank()
                .find(outcome.question().id())
                .flatMap(QuizDraw::quiz)
                .ifPresent(quiz -> parts.add(new Text.Lite(quiz.explanation())));
        parts.add(Text.lines(
                choice(match.first(), outcome), choice(match.second(), outcome), new Text.Bold(score(match))));
        var duel = match.number();
        var buttons = keyboard()
                .row(
                        press(match.isPlayedOut() ? "duel.button.result" : "duel.button.next", "next", duel, number),
                        press("duel.button.stop", "stop", duel, number));
        return Message.of(Text.paragraphs(parts), buttons.build());
    }

    private static Text choice(Player player, Outcome outcome) {
        var pick = outcome.of(player.id());
        if (pick.isEmpty()) return said("duel.pick.none", player.name());
        var how = !outcome.isRight(player.id())
                ? "wrong"
                : outcome.winner().filter(winner -> winner == player.id()).isPresent() ? "first" : "later";
        return said("duel.pick." + how, player.name(), letter(pick.get().option()));
    }

    private Message over(Duel.Over over) {
        var match = over.match();
        var parts = new ArrayList<Text>();
        parts.add(said("duel.over." + word(over.end())));
        var score = new Text.Bold(score(match));
        // A duel that was broken off has a score and nobody who won.
        parts.add(over.end() == Duel.End.FINISHED ? Text.lines(score, verdict(match)) : score);
        for (int index = 0; index < match.outcomes().size(); index++) {
            var outcome = match.outcomes().get(index);
            parts.add(Text.lines(
                    said("level.line", index + 1, text(outcome.question())),
                    said("duel.point", point(match, outcome))));
        }
        if (!match.outcomes().isEmpty()) parts.add(said("duel.cards"));
        parts.add(said("duel.nowhere"));
        var cards = new ArrayList<Keyboard.Open>();
        for (var outcome : match.outcomes())
            cards.add(new Keyboard.Open(
                    new Text.Plain(Integer.toString(cards.size() + 1)),
                    context.startLink("q_" + outcome.question().id())));
        return Message.of(
                Text.paragraphs(parts),
                keyboard()
                        .row(cards)
                        .row(press("duel.button.again", "again", match.number(), 0))
                        .build());
    }

    private static Text verdict(Match match) {
        var first = match.score(match.first());
        var second = match.score(match.second());
        if (first == second) return said("duel.draw");
        return said(
                "duel.won",
                first > second ? match.first().name() : match.second().name());
    }

    private static Text point(Match match, Outcome outcome) {
        return outcome.winner()
                .<Text>map(winner -> new Text.Plain(
                        match.first().id() == winner
                                ? match.first().name()
                                : match.second().name()))
                .orElseGet(() -> said("duel.point.nobody"));
    }

    private Text header(Match match, int number, Drawn drawn) {
        var title = said("duel.question", number, match.questions().size());
        return context.bank()
                .find(drawn.id())
                .<Text>map(question -> Text.lines(
                        title,
                        said(
                                "card.header",
                                question.level(),
                                context.bank().section(question.section()).title())))
                .orElse(title);
    }

    private static Text score(Match match) {
        return said(
                "duel.score",
                match.first().name(),
                match.score(match.first()),
                match.score(match.second()),
                match.second().name());
    }

    /// A question may leave the bank while it is being asked.
    private Text text(Drawn drawn) {
        return context.bank()
                .find(drawn.id())
                .flatMap(QuizDraw::quiz)
                .<Text>map(quiz -> new Text.Bold(new Text.Lite(quiz.question())))
                .orElseGet(() -> said("button.question-gone"));
    }

    private Text options(Drawn drawn, boolean revealed) {
        var words = context.bank()
                .find(drawn.id())
                .flatMap(QuizDraw::quiz)
                .map(Question.Quiz::options)
                .orElse(List.of());
        var lines = new ArrayList<Text>();
        for (int option = 0; option < Math.min(words.size(), drawn.options()); option++)
            lines.add(said(
                    revealed && option == drawn.correct() ? "duel.option.right" : "duel.option",
                    letter(option),
                    new Text.Lite(words.get(option))));
        return new Text.Joined("\n", lines);
    }

    private static Text letter(int option) {
        return said("duel.letter." + option);
    }

    private static Keyboard.Press press(String label, String action, Duel duel, int question) {
        return press(label, action, duel.number(), question);
    }

    private static Keyboard.Press press(String label, String action, int duel, int question) {
        return new Keyboard.Press(said(label), Data.of(DuelFeature.NAME, action, duel, question));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
