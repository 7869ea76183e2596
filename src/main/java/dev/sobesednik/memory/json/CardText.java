package dev.sobesednik.memory.json;

import dev.sobesednik.memory.Card;
import dev.sobesednik.memory.Card.Learned;
import dev.sobesednik.memory.Card.Review;
import dev.sobesednik.memory.Fsrs;
import dev.sobesednik.memory.MemoryState;
import dev.sobesednik.memory.Rating;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A card as `showings|graded|reviews|memory|ignored.depth`, numbers of the last three in base 36: a review is the
/// grade's digit and the minute since 1970; memory is stability in thousandths of a day, difficulty in hundredths, the
/// interval where it is not the usual one, and the lapses. By hand, because a person has up to two hundred of them and
/// up to twenty-four grades on each. What stands at the end and is as usual is left out.
final class CardText {

    private static final int MINUTE = 60;
    private static final double STABILITY = 1_000;
    private static final double DIFFICULTY = 100;

    private CardText() {}

    static String of(Card card) {
        var text = new StringBuilder()
                .append(card.showings())
                .append('|')
                .append(card.graded())
                .append('|');
        var between = "";
        for (var review : card.reviews()) {
            text.append(between)
                    .append(review.rating().number())
                    .append(base36(review.at().getEpochSecond() / MINUTE));
            between = ",";
        }
        var learned = card.learned();
        var rest = card.ignored() == 0 && card.depth() == usualDepth(learned)
                ? ""
                : "|" + base36(card.ignored()) + "." + base36(card.depth());
        if (learned != null || !rest.isEmpty()) text.append('|');
        if (learned != null) text.append(memory(learned));
        return text.append(rest).toString();
    }

    private static String memory(Learned learned) {
        var interval = learned.interval() == usualInterval(learned.state()) ? "" : base36(learned.interval());
        var lapses = learned.lapses() == 0 ? "" : base36(learned.lapses());
        var text = base36(Math.round(learned.state().stability() * STABILITY)) + "."
                + base36(Math.round(learned.state().difficulty() * DIFFICULTY));
        if (!interval.isEmpty() || !lapses.isEmpty()) text += "." + interval;
        return lapses.isEmpty() ? text : text + "." + lapses;
    }

    private static int usualInterval(MemoryState state) {
        return Fsrs.interval(state, Card.RETENTION);
    }

    /// Whoever graded a question has followed it once.
    private static int usualDepth(@Nullable Learned learned) {
        return learned == null ? 0 : 1;
    }

    static Card read(String text) {
        var parts = text.split("\\|", -1);
        var reviews = new ArrayList<Review>();
        if (!parts[2].isEmpty())
            for (var review : parts[2].split(","))
                reviews.add(new Review(
                        Rating.ofNumber(review.charAt(0) - '0').orElseThrow(IllegalArgumentException::new),
                        Instant.ofEpochSecond(number(review.substring(1)) * MINUTE)));
        var learned = parts.length > 3 ? learned(parts[3]) : Card.replayed(reviews, ZoneOffset.UTC);
        var rest = parts.length > 4 ? parts[4].split("\\.") : new String[] {"0", base36(usualDepth(learned))};
        return new Card(
                Integer.parseInt(parts[0]),
                Integer.parseInt(parts[1]),
                (int) number(rest[0]),
                (int) number(rest[1]),
                List.copyOf(reviews),
                learned);
    }

    private static @Nullable Learned learned(String text) {
        if (text.isEmpty()) return null;
        var numbers = text.split("\\.");
        var state = new MemoryState(number(numbers[0]) / STABILITY, number(numbers[1]) / DIFFICULTY);
        return new Learned(
                state,
                numbers.length > 2 && !numbers[2].isEmpty() ? (int) number(numbers[2]) : usualInterval(state),
                numbers.length > 3 ? (int) number(numbers[3]) : 0);
    }

    private static String base36(long number) {
        return Long.toString(number, Character.MAX_RADIX);
    }

    private static long number(String text) {
        return Long.parseLong(text, Character.MAX_RADIX);
    }
}
