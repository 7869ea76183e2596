package dev.sobesednik.turn.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sobesednik.chat.Incoming;
import dev.sobesednik.chat.Incoming.Command;
import dev.sobesednik.chat.Incoming.From;
import dev.sobesednik.chat.Incoming.Press;
import dev.sobesednik.chat.Incoming.Standing;
import dev.sobesednik.conversation.Conversation;
import dev.sobesednik.telegram.BotApi;
import dev.sobesednik.telegram.Reply;
import dev.sobesednik.turn.Happened;
import java.time.Duration;

/// Asks Telegram whether somebody is an administrator, where the decision will want to know: a decision is pure and
/// cannot ask. `getChatMember` of a member needs no rights of the bot's own.
public final class Rights {

    /// The other chats of the batch wait for as long.
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final BotApi api;

    public Rights(BotApi api) {
        this.api = api;
    }

    /// The same happening with what Telegram says of its sender.
    public Happened known(Happened happened) {
        var incoming = happened.incoming();
        if (!Conversation.asksForStanding(happened.chat(), incoming)) return happened;
        return switch (incoming) {
            case Command command ->
                with(
                        happened,
                        new Command(
                                asked(happened, command.from()),
                                command.name(),
                                command.argument(),
                                command.repliedTo()));
            case Press press ->
                with(
                        happened,
                        new Press(asked(happened, press.from()), press.pressId(), press.messageId(), press.data()));
            default -> happened;
        };
    }

    private static Happened with(Happened happened, Incoming incoming) {
        return new Happened(happened.mark(), happened.chat(), happened.thread(), incoming);
    }

    private From asked(Happened happened, From from) {
        return from.standing() == Standing.UNASKED ? from.as(standing(happened, from)) : from;
    }

    private Standing standing(Happened happened, From from) {
        var body = BotApi.MAPPER
                .createObjectNode()
                .put("chat_id", happened.chat().value())
                .put("user_id", from.id());
        return switch (api.call("getChatMember", body.toString(), PATIENCE)) {
            case Reply.Accepted(JsonNode member) ->
                switch (member.path("status").asText("")) {
                    case "creator", "administrator" -> Standing.ADMINISTRATOR;
                    default -> Standing.MEMBER;
                };
            case Reply.Refused _, Reply.Unanswered _ -> Standing.UNKNOWN;
        };
    }
}
