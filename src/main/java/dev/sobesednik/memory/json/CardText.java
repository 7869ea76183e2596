package dev.sobesednik.memory.json;

import dev.sobesednik.memory.Card;
import dev.sobesednik.memory.Card.Review;
import dev.sobesednik.memory.Rating;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A card as `showings|graded|reviews`, a review being the grade's digit and the minute since 1970 in base 36. By hand,
/// because a person has up to two hundred of them and may have twenty-four grades on each.
final class CardText {

    private static final int MINUTE = 60;

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
                    .append(Long.toString(review.at().getEpochSecond() / MINUTE, Character.MAX_RADIX));
            between = ",";
        }
        return text.toString();
    }

    static Card read(String text) {
        var parts = text.split("\\|", 3);
        var reviews = new ArrayList<Review>();
        if (!parts[2].isEmpty())
            for (var review : parts[2].split(","))
                reviews.add(new Review(
                        Rating.ofNumber(review.charAt(0) - '0').orElseThrow(IllegalArgumentException::new),
                        Instant.ofEpochSecond(Long.parseLong(review.substring(1), Character.MAX_RADIX) * MINUTE)));
        return new Card(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), List.copyOf(reviews));
    }
}
