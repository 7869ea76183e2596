package dev.sobesednik.interview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sobesednik.bank.Question;
import dev.sobesednik.interview.Mock.Decision;
import dev.sobesednik.interview.Round.Drawn;
import dev.sobesednik.interview.Seat.Wish;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The table of `docs/mock-interviews.md` is what the code does.
class TransitionsTest {

    private static final Path DOCUMENT = Path.of("docs", "mock-interviews.md");
    private static final String BEGIN = "<!-- transitions -->\n";
    private static final String END = "<!-- end of transitions -->";

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final Member HOST = new Member(42, "Anya");
    private static final Member OTHER = new Member(43, "Boris");
    private static final Drawn QUESTION = new Drawn(new Question.Id("q001"), 3, 2);
    private static final Sheet SHEET = new Sheet(0b111, List.of(3, 3, 3, 3));

    /// `-Dformat=apply` writes the table.
    @Test
    void the_document_shows_the_transitions_of_the_code() throws IOException {
        var text = Files.readString(DOCUMENT);
        var from = text.indexOf(BEGIN) + BEGIN.length();
        var to = text.indexOf(END);
        assertThat(from).isPositive().isLessThanOrEqualTo(to);
        var table = table();
        if ("apply".equals(System.getProperty("format")))
            Files.writeString(DOCUMENT, text.substring(0, from) + table + text.substring(to));
        else assertThat(text.substring(from, to)).isEqualTo(table);
    }

    /// The host answers, the other asks; every move is made by whoever may make it.
    private static String table() {
        var states = states();
        var table = new StringBuilder("| move | ")
                .append(String.join(" | ", states.keySet()))
                .append(" |\n| --- |")
                .append(" --- |".repeat(states.size()))
                .append('\n');
        moves(0).keySet().forEach(move -> {
            table.append("| ").append(move).append(" |");
            states.values()
                    .forEach(
                            state -> table.append(' ').append(cell(state, move)).append(" |"));
            table.append('\n');
        });
        return table.toString();
    }

    private static String cell(Mock state, String name) {
        var move = moves(state.table().round()).get(name);
        if (move == null) throw new IllegalStateException(name);
        var decision = Mock.decide(state, move, NOW);
        if (isRefused(decision)) return "refused";
        if (decision.next().equals(state) && decision.notes().isEmpty()) return "\u2014";
        return word(decision.next());
    }

    private static boolean isRefused(Decision decision) {
        return decision.notes().stream()
                .anyMatch(note -> note instanceof Note.Told(String key, var arguments)
                        && List.of("mock.stale", "mock.over", "mock.no-more").contains(key));
    }

    private static Map<String, Mock> states() {
        var states = new LinkedHashMap<String, Mock>();
        Mock lobby = Mock.opened(1, HOST, new Setting(0, "", 2, 5), NOW).next();
        lobby = Mock.decide(lobby, new Move.Join(OTHER, Wish.BOTH), NOW).next();
        var answering =
                Mock.decide(lobby, new Move.Begin(HOST, 0, QUESTION), NOW).next();
        var scoring = Mock.decide(answering, new Move.Score(OTHER, 1), NOW).next();
        var rated =
                Mock.decide(scoring, new Move.Rate(HOST.id(), 1, SHEET), NOW).next();
        var between = Mock.decide(answering, new Move.Pass(HOST, 1), NOW).next();
        var second =
                Mock.decide(between, new Move.Begin(HOST, 1, QUESTION), NOW).next();
        var last = Mock.decide(second, new Move.Pass(OTHER, 2), NOW).next();
        var over = Mock.decide(last, new Move.Begin(HOST, 2, QUESTION), NOW).next();
        for (var state : List.of(lobby, answering, scoring)) states.put(word(state), state);
        states.put("Scoring, one sheet in", rated);
        states.put(word(between), between);
        states.put("Between, last round", last);
        states.put(word(over), over);
        return states;
    }

    private static Map<String, Move> moves(int round) {
        var moves = new LinkedHashMap<String, Move>();
        moves.put("Join", new Move.Join(new Member(44, "Vika"), Wish.WATCH));
        moves.put("Leave, the candidate", new Move.Leave(round == 2 ? OTHER : HOST));
        moves.put("Leave, the interviewer", new Move.Leave(round == 2 ? HOST : OTHER));
        moves.put("Adjust", new Move.Adjust(HOST, new Setting(1, "", 2, 5)));
        moves.put("Choose", new Move.Choose(HOST, true));
        moves.put("Begin", new Move.Begin(HOST, round, QUESTION));
        moves.put("Dig", new Move.Dig(OTHER, round));
        moves.put("Pass", new Move.Pass(HOST, round));
        moves.put("Score", new Move.Score(OTHER, round));
        moves.put("Rate, the interviewer", new Move.Rate(OTHER.id(), round, SHEET));
        moves.put("Vote", new Move.Vote(new Member(45, "Gena"), round, true));
        moves.put("Reveal", new Move.Reveal(HOST, round));
        moves.put("Stop", new Move.Stop(HOST));
        moves.put("Reached, for the first time", new Move.Reached(HOST.id(), true));
        moves.put("Show", new Move.Show());
        moves.put("Tick, nothing due", new Move.Tick());
        return moves;
    }

    private static String word(Mock mock) {
        var words = new ArrayList<String>();
        words.add(mock.getClass().getSimpleName());
        if (mock instanceof Mock.Over(var table, var end))
            words.add("(" + end.name().toLowerCase(java.util.Locale.ROOT) + ")");
        return String.join(" ", words);
    }
}
