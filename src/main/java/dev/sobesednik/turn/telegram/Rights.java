package dev.sobesednik.turn.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sobesednik.chat.ChatId;
import dev.sobesednik.chat.Incoming;
import dev.sobesednik.chat.Incoming.Command;
import dev.sobesednik.chat.Incoming.From;
import dev.sobesednik.chat.Incoming.Press;
import dev.sobesednik.chat.Incoming.Standing;
import dev.sobesednik.telegram.BotApi;
import dev.sobesednik.telegram.Reply;
import dev.sobesednik.turn.InboundUpdate;
import java.time.Duration;
import java.util.function.BiPredicate;

/// Asks Telegram whether somebody is an administrator, where the decision will want to know: a decision is pure and
/// cannot ask. `getChatMember` of a member needs no rights of the bot's own.
public final class Rights {

    /// The other chats of the batch wait for as long.
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(3);

    private final BotApi api;
    private final BiPredicate<ChatId, Incoming> asks;

    /// @param asks whether the decision will want to know
    public Rights(BotApi api, BiPredicate<ChatId, Incoming> asks) {
        this.api = api;
        this.asks = asks;
    }

    /// The same update with what Telegram says of its sender.
    public InboundUpdate known(InboundUpdate update) {
        var incoming = update.incoming();
        if (!asks.test(update.chat(), incoming)) return update;
        return switch (incoming) {
            case Command command ->
                with(
                        update,
                        new Command(
                                asked(update, command.from()),
                                command.name(),
                                command.argument(),
                                command.repliedTo()));
            case Press press ->
                with(update, new Press(asked(update, press.from()), press.pressId(), press.messageId(), press.data()));
            default -> update;
        };
    }

    private static InboundUpdate with(InboundUpdate update, Incoming incoming) {
        return new InboundUpdate(update.key(), update.chat(), update.thread(), incoming);
    }

    private From asked(InboundUpdate update, From from) {
        return from.standing() == Standing.UNASKED ? from.as(standing(update, from)) : from;
    }

    private Standing standing(InboundUpdate update, From from) {
        var body = BotApi.MAPPER
                .createObjectNode()
                .put("chat_id", update.chat().value())
                .put("user_id", from.id());
        return switch (api.call("getChatMember", body.toString(), ANSWERED_WITHIN)) {
            case Reply.Accepted(JsonNode member) ->
                switch (member.path("status").asText("")) {
                    case "creator", "administrator" -> Standing.ADMINISTRATOR;
                    default -> Standing.MEMBER;
                };
            case Reply.Refused _, Reply.Unanswered _ -> Standing.UNKNOWN;
        };
    }
}
