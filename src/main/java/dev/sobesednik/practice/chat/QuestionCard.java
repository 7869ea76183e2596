package dev.sobesednik.practice.chat;

import static dev.sobesednik.chat.Keyboard.keyboard;
import static dev.sobesednik.chat.Text.said;

import dev.sobesednik.bank.Bank;
import dev.sobesednik.bank.Question;
import dev.sobesednik.bank.Question.FollowUp;
import dev.sobesednik.chat.Data;
import dev.sobesednik.chat.Keyboard;
import dev.sobesednik.chat.Keyboard.Press;
import dev.sobesednik.chat.Message;
import dev.sobesednik.chat.Text;
import dev.sobesednik.memory.Rating;
import dev.sobesednik.practice.chat.Viewer.Grades;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Draws a question's card. Which of its sides is shown stands in the buttons' data, so that a card works for as long
/// as Telegram keeps it. At most four rows of buttons: on a phone the question has to stay visible above them.
public final class QuestionCard {

    /// Of an interviewer's two follow-ups; a bank of somebody else's may have more, or none.
    private static final int FOLLOW_UPS = 2;

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
        return show(side, null, null);
    }

    /// @param lead a line above the card: that it is the daily one, or what to do
    public Message show(Side side, @Nullable Text lead) {
        return show(side, lead, null);
    }

    /// @param why a line under the card: why this question
    Message show(Side side, @Nullable Text lead, @Nullable Text why) {
        var here = exists(side) ? side : Side.QUESTION;
        var parts = new ArrayList<Text>();
        if (lead != null) parts.add(lead);
        parts.add(Text.lines(header(), new Text.Bold(new Text.Lite(question.text()))));
        parts.addAll(body(here));
        if (viewer instanceof Viewer.One one && one.grades() instanceof Grades.Given given)
            parts.add(said("card.graded." + word(given.rating()), given.returns()));
        if (why != null) parts.add(why);
        return Message.of(Text.paragraphs(parts), buttons(here));
    }

    /// A button may be of a time when the entry had another shape.
    private boolean exists(Side side) {
        return side.followUp() < Math.min(FOLLOW_UPS, question.followUps().size());
    }

    private Text header() {
        var section = bank.section(question.section());
        var header = said("card.header", question.level(), section.title());
        if (question.language() == bank.language()) return header;
        return Text.lines(header, said("card.original." + question.language().code()));
    }

    private List<Text> body(Side side) {
        var answer = question.answer();
        return switch (side) {
            case QUESTION -> List.of();
            case ANSWER -> answer == null ? List.of(said("card.no-answer")) : shortAnswer(answer);
            case MENU -> answer == null || !isRevealed() ? List.of() : shortAnswer(answer);
            case MORE -> answer == null ? List.of() : List.of(new Text.Lite(answer.full()));
            case CODE -> answer == null || answer.code() == null ? List.of() : code(answer.code());
            case PITFALLS -> answer == null ? List.of() : pitfalls(answer);
            case SOURCES -> answer == null ? List.of() : sources(answer);
            case FIRST, SECOND -> List.of(followUp(side));
            case FIRST_ANSWER, SECOND_ANSWER -> followUpAnswer(side);
        };
    }

    private boolean isRevealed() {
        return !(viewer instanceof Viewer.One one) || one.revealed();
    }

    private List<Text> shortAnswer(Question.Answer answer) {
        return List.of(new Text.Lite(answer.shortAnswer()), said("card.key-points"), points(answer.keyPoints()));
    }

    /// With ticks, once the person has typed an answer.
    private Text points(List<String> points) {
        if (!(viewer instanceof Viewer.One one) || one.ticks() == null) return checklist(points);
        int ticks = one.ticks();
        var lines = new ArrayList<Text>();
        for (int place = 0; place < points.size(); place++)
            lines.add(said(
                    (ticks & 1 << place) == 0 ? "card.point.missed" : "card.point.named",
                    place + 1,
                    new Text.Lite(points.get(place))));
        return new Text.Joined("\n", lines);
    }

    private static Text checklist(List<String> points) {
        return new Text.Joined(
                "\n",
                points.stream().<Text>map(point -> new Text.Lite("- " + point)).toList());
    }

    private static List<Text> code(Question.Code code) {
        var parts = new ArrayList<Text>();
        parts.add(new Text.Lite(code.caption()));
        parts.add(new Text.Code(code.lang(), code.source()));
        if (code.stdout() != null) {
            parts.add(said("card.prints"));
            parts.add(new Text.Code("", code.stdout()));
        }
        return parts;
    }

    private static List<Text> pitfalls(Question.Answer answer) {
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

    private FollowUp at(Side side) {
        var swapped = viewer instanceof Viewer.One one
                && one.swapped()
                && question.followUps().size() > 1;
        return question.followUps().get(swapped ? 1 - side.followUp() : side.followUp());
    }

    private Text followUp(Side side) {
        return said("card.follow-up", side.followUp() + 1, new Text.Bold(new Text.Lite(at(side).text())));
    }

    private List<Text> followUpAnswer(Side side) {
        var followUp = at(side);
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
                else addGrades(rows.row(dig(Side.FIRST)));
            }
            case ANSWER -> {
                if (hasTickRow()) rows.row(ticks());
                addGrades(rows);
                if (!hasTickRow()) rows.row(with(dig(Side.FIRST), to(Side.MORE, "button.more")));
            }
            case MENU -> {
                if (answer != null && isRevealed()) rows.grid(3, sides());
                if (viewer instanceof Viewer.One one) rows.grid(2, one.more());
                return rows.row(home()).build();
            }
            case MORE, CODE, PITFALLS, SOURCES -> {
                addGrades(rows);
                rows.row(with(dig(Side.FIRST), home()));
            }
            case FIRST -> {
                addGrades(rows);
                rows.row(followUpButtons(Side.FIRST, Side.FIRST_ANSWER));
            }
            case FIRST_ANSWER -> {
                addGrades(rows);
                rows.row(with(dig(Side.SECOND), home()));
            }
            case SECOND -> {
                addGrades(rows);
                rows.row(followUpButtons(Side.SECOND, Side.SECOND_ANSWER));
            }
            case SECOND_ANSWER -> {
                addGrades(rows);
                rows.row(home());
            }
        }
        return rows.row(last(side)).build();
    }

    private boolean hasTickRow() {
        return viewer instanceof Viewer.One one && one.ticks() != null && one.grades() instanceof Grades.Open;
    }

    private List<Press> last(Side side) {
        var last = new ArrayList<Press>();
        last.add(new Press(said(side == Side.QUESTION ? "button.another" : "button.next"), Data.of("next", showing)));
        if (viewer instanceof Viewer.One) last.add(to(Side.MENU, "button.menu"));
        else if (side != Side.QUESTION && question.answer() != null) last.add(to(Side.MENU, "button.menu"));
        return last;
    }

    private List<Press> sides() {
        var answer = question.answer();
        if (answer == null) return List.of();
        var all = new ArrayList<Press>();
        all.add(to(Side.MORE, "button.more"));
        if (answer.code() != null) all.add(to(Side.CODE, "button.code"));
        all.add(to(Side.PITFALLS, "button.pitfalls"));
        all.add(to(Side.SOURCES, "button.sources"));
        all.addAll(dig(Side.FIRST));
        return all;
    }

    /// The way to a follow-up, where there is one.
    private List<Press> dig(Side side) {
        if (!exists(side)) return List.of();
        return List.of(to(side, side == Side.FIRST ? "button.follow-up-1" : "button.follow-up-2"));
    }

    private static List<Press> with(List<Press> some, Press more) {
        var all = new ArrayList<>(some);
        all.add(more);
        return all;
    }

    /// A follow-up: its answer first, and the next one only after it. Where nobody wrote an answer, the next one at
    /// once.
    private List<Press> followUpButtons(Side side, Side answerSide) {
        if (at(side).answer() != null) return List.of(to(answerSide, "button.follow-up-answer"), home());
        return with(side == Side.FIRST ? dig(Side.SECOND) : List.of(), home());
    }

    private Press home() {
        return question.answer() == null || !isRevealed()
                ? to(Side.QUESTION, "button.to-question")
                : to(Side.ANSWER, "button.to-answer");
    }

    private List<Press> ticks() {
        var answer = question.answer();
        if (answer == null) return List.of();
        var all = new ArrayList<Press>();
        for (int place = 0; place < answer.keyPoints().size(); place++)
            all.add(new Press(
                    new Text.Plain(Integer.toString(place + 1)), Data.of("tick", place, question.id(), showing)));
        return all;
    }

    /// Two rows: each says when the question would come back.
    private void addGrades(Keyboard.Builder rows) {
        if (!(viewer instanceof Viewer.One one) || !(one.grades() instanceof Grades.Open open)) return;
        rows.row(grade(Rating.AGAIN, open), grade(Rating.HARD, open));
        rows.row(grade(Rating.GOOD, open), grade(Rating.EASY, open));
    }

    private Press grade(Rating rating, Grades.Open open) {
        var days = open.days().getOrDefault(rating, 1);
        var name = said(label(rating));
        var label = days == 1 ? said("button.tomorrow", name) : said("button.days", name, days);
        return new Press(label, Data.of("grade", rating.number(), question.id(), showing));
    }

    private Press to(Side side, String label) {
        return new Press(said(label), Data.of("card", side.word(), question.id(), showing));
    }

    /// The key of a grade's name.
    static String label(Rating rating) {
        return "button.grade." + word(rating);
    }

    private static String word(Rating rating) {
        return rating.name().toLowerCase(Locale.ROOT);
    }
}
