package dev.sobesednik.practice.chat;

import static dev.sobesednik.chat.Keyboard.keyboard;
import static dev.sobesednik.chat.Text.said;

import dev.sobesednik.bank.Bank;
import dev.sobesednik.bank.Question;
import dev.sobesednik.chat.Data;
import dev.sobesednik.chat.Keyboard;
import dev.sobesednik.chat.Keyboard.Press;
import dev.sobesednik.chat.Message;
import dev.sobesednik.chat.Text;
import dev.sobesednik.memory.Rating;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Draws a question's card. Which of its sides is shown stands in the buttons' data, so that a card works for as long
/// as Telegram keeps it.
public final class QuestionCard {

    public enum Side {
        QUESTION,
        ANSWER,
        MORE,
        CODE,
        PITFALLS,
        SOURCES,
        FIRST,
        FIRST_ANSWER,
        SECOND,
        SECOND_ANSWER;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public static Optional<Side> of(String word) {
            for (var side : values()) if (side.word().equals(word)) return Optional.of(side);
            return Optional.empty();
        }

        int followUp() {
            return switch (this) {
                case FIRST, FIRST_ANSWER -> 0;
                case SECOND, SECOND_ANSWER -> 1;
                default -> throw new IllegalStateException(this + " shows no follow-up");
            };
        }
    }

    /// Who looks at the card.
    public sealed interface Viewer {
        /// @param rating the grade of this showing, once given
        /// @param more buttons of other features
        record One(@Nullable Rating rating, List<Press> more) implements Viewer {}

        /// A group looks together; grades are each person's own and stay in private chats.
        record Group() implements Viewer {}
    }

    private final Bank bank;
    private final Question question;
    private final int showing;
    private final Viewer viewer;

    public QuestionCard(Bank bank, Question question, int showing, Viewer viewer) {
        this.bank = bank;
        this.question = question;
        this.showing = showing;
        this.viewer = viewer;
    }

    public Message show(Side side) {
        return show(side, null);
    }

    /// @param lead a line above the card: why this question, or that it is the daily one
    public Message show(Side side, @Nullable Text lead) {
        var parts = new ArrayList<Text>();
        if (lead != null) parts.add(lead);
        parts.add(Text.lines(header(), new Text.Bold(new Text.Lite(question.text()))));
        parts.addAll(body(side));
        if (viewer instanceof Viewer.One(Rating rating, var _) && rating != null)
            parts.add(said("card.graded." + word(rating)));
        return Message.of(Text.paragraphs(parts), buttons(side));
    }

    private Text header() {
        var section = bank.section(question.section());
        return said("card.header", question.level(), section.title());
    }

    private List<Text> body(Side side) {
        var answer = question.answer();
        return switch (side) {
            case QUESTION -> List.of();
            case ANSWER -> answer == null ? List.of(said("card.no-answer")) : shortAnswer(answer);
            case MORE -> answer == null ? List.of() : List.of(new Text.Lite(answer.full()));
            case CODE -> answer == null || answer.code() == null ? List.of() : code(answer.code());
            case PITFALLS -> answer == null ? List.of() : pitfalls(answer);
            case SOURCES -> answer == null ? List.of() : sources(answer);
            case FIRST, SECOND -> List.of(followUp(side));
            case FIRST_ANSWER, SECOND_ANSWER -> followUpAnswer(side);
        };
    }

    private List<Text> shortAnswer(Question.Answer answer) {
        return List.of(new Text.Lite(answer.shortAnswer()), said("card.key-points"), checklist(answer.keyPoints()));
    }

    private Text checklist(List<String> points) {
        return new Text.Joined(
                "\n",
                points.stream().<Text>map(point -> new Text.Lite("- " + point)).toList());
    }

    private List<Text> code(Question.Code code) {
        var parts = new ArrayList<Text>();
        parts.add(new Text.Lite(code.caption()));
        parts.add(new Text.Code(code.lang(), code.source()));
        if (code.stdout() != null) {
            parts.add(said("card.prints"));
            parts.add(new Text.Code("", code.stdout()));
        }
        return parts;
    }

    private List<Text> pitfalls(Question.Answer answer) {
        var parts = new ArrayList<Text>();
        parts.add(said("card.pitfalls"));
        for (var pitfall : answer.pitfalls())
            parts.add(Text.lines(
                    said("card.wrong", new Text.Lite(pitfall.wrong())),
                    said("card.right", new Text.Lite(pitfall.right()))));
        parts.add(said("card.listens-for"));
        parts.add(checklist(answer.listensFor()));
        return parts;
    }

    private List<Text> sources(Question.Answer answer) {
        var parts = new ArrayList<Text>();
        parts.add(said("card.sources"));
        for (var reference : answer.references())
            parts.add(Text.lines(
                    new Text.Link(new Text.Lite(reference.title()), reference.url()),
                    new Text.Lite(reference.supports())));
        if (!answer.versions().isEmpty()) {
            var notes = answer.versions().stream()
                    .<Text>map(note -> said("card.version", note.tech(), note.since(), new Text.Lite(note.note())))
                    .toList();
            parts.add(new Text.Joined("\n", notes));
        }
        parts.add(said("card.as-of", answer.asOf().date(), answer.asOf().python()));
        if (question.statedChance() != null)
            parts.add(said("card.stated-chance", percent(question.statedChance().percent())));
        return parts;
    }

    private static String percent(double percent) {
        return percent == Math.rint(percent) ? Long.toString((long) percent) : Double.toString(percent);
    }

    private Text followUp(Side side) {
        var followUp = question.followUps().get(side.followUp());
        return said("card.follow-up", side.followUp() + 1, new Text.Bold(new Text.Lite(followUp.text())));
    }

    private List<Text> followUpAnswer(Side side) {
        var followUp = question.followUps().get(side.followUp());
        if (followUp.answer() == null) return List.of(followUp(side), said("card.no-answer"));
        var parts = new ArrayList<Text>(List.of(followUp(side), new Text.Lite(followUp.answer())));
        if (followUp.code() != null) parts.addAll(code(followUp.code()));
        return parts;
    }

    private Keyboard buttons(Side side) {
        var rows = keyboard();
        var answer = question.answer();
        switch (side) {
            case QUESTION -> {
                if (answer != null) rows.row(to(Side.ANSWER, "button.answer"));
                else rows.row(to(Side.FIRST, "button.follow-up-1"));
            }
            case ANSWER, MORE, CODE, PITFALLS, SOURCES -> {
                rows.grid(3, sides(side));
                rows.row(to(Side.FIRST, "button.follow-up-1"));
            }
            case FIRST -> rows.row(followUpButtons(Side.FIRST_ANSWER));
            case FIRST_ANSWER -> rows.row(home(), to(Side.SECOND, "button.follow-up-2"));
            case SECOND -> rows.row(followUpButtons(Side.SECOND_ANSWER));
            case SECOND_ANSWER -> rows.row(home());
        }
        if (viewer instanceof Viewer.One(Rating rating, var _)
                && rating == null
                && (side != Side.QUESTION || answer == null)) rows.row(grades());
        var last = new ArrayList<Press>();
        last.add(next(side));
        if (viewer instanceof Viewer.One(var _, List<Press> more)) last.addAll(more);
        return rows.row(last).build();
    }

    /// The other sides of an answer: each is one tap from each.
    private List<Press> sides(Side shown) {
        var answer = question.answer();
        if (answer == null) return List.of();
        var others = new ArrayList<Press>();
        if (shown != Side.ANSWER) others.add(to(Side.ANSWER, "button.short"));
        if (shown != Side.MORE) others.add(to(Side.MORE, "button.more"));
        if (shown != Side.CODE && answer.code() != null) others.add(to(Side.CODE, "button.code"));
        if (shown != Side.PITFALLS) others.add(to(Side.PITFALLS, "button.pitfalls"));
        if (shown != Side.SOURCES) others.add(to(Side.SOURCES, "button.sources"));
        return others;
    }

    /// A follow-up: its answer first, and the next one only after it. Where nobody wrote an answer, the next one at
    /// once.
    private List<Press> followUpButtons(Side answerSide) {
        var written = question.followUps().get(answerSide.followUp()).answer() != null;
        if (written) return List.of(home(), to(answerSide, "button.follow-up-answer"));
        return answerSide == Side.FIRST_ANSWER
                ? List.of(home(), to(Side.SECOND, "button.follow-up-2"))
                : List.of(home());
    }

    private Press home() {
        return question.answer() == null
                ? to(Side.QUESTION, "button.to-question")
                : to(Side.ANSWER, "button.to-answer");
    }

    private List<Press> grades() {
        return List.of(grade(Rating.AGAIN), grade(Rating.HARD), grade(Rating.GOOD), grade(Rating.EASY));
    }

    private Press grade(Rating rating) {
        return new Press(
                said("button.grade." + word(rating)), Data.of("grade", rating.number(), question.id(), showing));
    }

    private Press next(Side side) {
        return new Press(said(side == Side.QUESTION ? "button.another" : "button.next"), Data.of("next", showing));
    }

    private Press to(Side side, String label) {
        return new Press(said(label), Data.of("card", side.word(), question.id(), showing));
    }

    private static String word(Rating rating) {
        return rating.name().toLowerCase(Locale.ROOT);
    }
}
