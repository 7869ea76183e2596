package dev.sobesednik.turn.redis;

import dev.sobesednik.bank.Question;
import dev.sobesednik.conversation.Moving;
import dev.sobesednik.group.Group;
import dev.sobesednik.review.Card;
import java.time.DateTimeException;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// A group as it is stored, and of its cards the showings.
public final class MovingJson implements Moving {

    private final JsonMapper json = new JsonMapper();

    @Override
    public String pack(Group group) {
        var node = json.createObjectNode().put("f", StateJson.FORMAT);
        StateJson.group(node.putObject("g"), group);
        var cards = node.putObject("cards");
        group.cards().forEach((id, card) -> cards.put(id.value(), card.showings()));
        return json.writeValueAsString(node);
    }

    @Override
    public Optional<Group> unpack(String letter) {
        try {
            var node = json.readTree(letter);
            if (node.path("f").asInt(0) != StateJson.FORMAT || !node.has("g")) return Optional.empty();
            var cards = new HashMap<Question.Id, Card>();
            for (var card : node.path("cards").properties())
                cards.put(
                        new Question.Id(card.getKey()), new Card(card.getValue().asInt(), 0, List.of()));
            return Optional.of(StateJson.group(node.get("g"), cards));
        } catch (JacksonException
                | DateTimeException
                | IllegalArgumentException
                | NullPointerException
                | IndexOutOfBoundsException damaged) {
            return Optional.empty();
        }
    }
}
