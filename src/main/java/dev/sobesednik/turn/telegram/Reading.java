package dev.sobesednik.turn.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sobesednik.chat.ChatId;
import dev.sobesednik.chat.Incoming;
import dev.sobesednik.chat.Incoming.From;
import dev.sobesednik.chat.Incoming.Standing;
import dev.sobesednik.telegram.BotApi;
import dev.sobesednik.turn.InboundUpdate;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.CallbackQuery;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.api.objects.User;
import org.telegram.telegrambots.meta.api.objects.chatmember.ChatMember;
import org.telegram.telegrambots.meta.api.objects.chatmember.ChatMemberUpdated;
import org.telegram.telegrambots.meta.api.objects.message.Message;

/// Reads what Telegram says happened.
public final class Reading {

    /// More than Telegram calls a command, so that a mistyped one is not taken for an attempt at an answer.
    private static final Pattern COMMAND =
            Pattern.compile("/([\\p{L}\\p{N}_]{1,64})(?:@([A-Za-z0-9_]+))?(?:\\s+(.*))?", Pattern.DOTALL);
    private static final Set<String> GONE = Set.of("left", "kicked");

    private final String botName;

    /// @param botName the bot's username: a group's commands may be addressed to another bot
    public Reading(String botName) {
        this.botName = botName;
    }

    /// @return nothing for updates that concern no chat of ours; Jackson's complaint for those that do not parse
    public Optional<InboundUpdate> read(JsonNode update) throws JsonProcessingException {
        return read(BotApi.MAPPER.treeToValue(update, Update.class));
    }

    /// @return nothing for what is no vote of a person's: also for one that was taken back, and for one of an anonymous
    ///     administrator, which is the group's
    public Optional<Vote> vote(JsonNode update) throws JsonProcessingException {
        if (!update.has("poll_answer")) return Optional.empty();
        var read = BotApi.MAPPER.treeToValue(update, Update.class);
        var answer = read.getPollAnswer();
        var user = answer.getUser();
        if (user == null || user.getId() == null || answer.getVoterChat() != null) return Optional.empty();
        if (answer.getPollId() == null
                || answer.getOptionIds() == null
                || answer.getOptionIds().isEmpty()) return Optional.empty();
        return Optional.of(new Vote(
                "u" + read.getUpdateId(),
                answer.getPollId(),
                from(user),
                answer.getOptionIds().getFirst()));
    }

    private Optional<InboundUpdate> read(Update update) {
        var key = "u" + update.getUpdateId();
        if (update.getMessage() != null) return message(key, update.getMessage());
        if (update.getCallbackQuery() != null) return press(key, update.getCallbackQuery());
        if (update.getMyChatMember() != null) return membership(key, update.getMyChatMember());
        return Optional.empty();
    }

    private Optional<InboundUpdate> message(String key, Message message) {
        var chat = message.getChat();
        if (chat == null || chat.getId() == null) return Optional.empty();
        var id = new ChatId(chat.getId());
        if (message.getMigrateToChatId() != null)
            return Optional.of(
                    new InboundUpdate(key, id, null, new Incoming.Migrated(new ChatId(message.getMigrateToChatId()))));
        var sender = message.getFrom();
        if (sender == null || sender.getId() == null || chat.isChannelChat()) return Optional.empty();
        if (isSomebodyElses(id, sender)) return Optional.empty();
        var thread = Boolean.TRUE.equals(message.getIsTopicMessage()) ? message.getMessageThreadId() : null;
        return content(message, from(sender, message), id.isPrivate())
                .map(incoming -> new InboundUpdate(key, id, thread, incoming));
    }

    private Optional<Incoming> content(Message message, From from, boolean isPrivate) {
        var text = message.getText();
        if (text != null) {
            var command = COMMAND.matcher(text.strip());
            if (command.matches()) return command(from, command, repliedTo(message), isPrivate);
            return isPrivate ? Optional.of(new Incoming.Words(from, text)) : Optional.empty();
        }
        return isPrivate && carriesSomething(message) ? Optional.of(new Incoming.Wordless(from)) : Optional.empty();
    }

    /// In a group a command to another bot is that bot's business; in a private chat somebody waits for an answer.
    private Optional<Incoming> command(From from, Matcher command, @Nullable From repliedTo, boolean isPrivate) {
        var name = command.group(1);
        var addressee = command.group(2);
        var argument = command.group(3);
        var isOurs = addressee == null || addressee.equalsIgnoreCase(botName);
        if (!isOurs && !isPrivate) return Optional.empty();
        var word = name.toLowerCase(Locale.ROOT);
        return Optional.of(new Incoming.Command(
                from, isOurs ? word : word + "@" + addressee, argument == null ? "" : argument.strip(), repliedTo));
    }

    /// In a topic every message replies to the one that opened it, which nobody meant. Outside of topics a thread is
    /// named by the message that was replied to.
    private static @Nullable From repliedTo(Message message) {
        var original = message.getReplyToMessage();
        if (original == null || original.getFrom() == null || original.getFrom().getId() == null) return null;
        var opensTheTopic = Boolean.TRUE.equals(message.getIsTopicMessage())
                && Objects.equals(original.getMessageId(), message.getMessageThreadId());
        if (original.getForumTopicCreated() != null || opensTheTopic) return null;
        return from(original.getFrom(), original);
    }

    /// Not a service message ("pinned a message", "changed the picture"), which nobody said to the bot.
    private static boolean carriesSomething(Message message) {
        return message.hasPhoto()
                || message.hasVoice()
                || message.hasSticker()
                || message.hasVideo()
                || message.hasVideoNote()
                || message.hasAudio()
                || message.hasDocument()
                || message.hasAnimation()
                || message.hasLocation()
                || message.hasContact()
                || message.hasPoll()
                || message.hasDice();
    }

    private Optional<InboundUpdate> press(String key, CallbackQuery query) {
        if (query.getFrom() == null || query.getFrom().getId() == null || query.getId() == null)
            return Optional.empty();
        var message = query.getMessage();
        var chat = message == null || message.getChat() == null
                ? new ChatId(query.getFrom().getId())
                : new ChatId(message.getChat().getId());
        if (isSomebodyElses(chat, query.getFrom())) return Optional.empty();
        // An inaccessible message has no date, and cannot be edited.
        var id = message instanceof Message known && known.getMessageId() != null ? known.getMessageId() : 0;
        var thread = message instanceof Message known && Boolean.TRUE.equals(known.getIsTopicMessage())
                ? known.getMessageThreadId()
                : null;
        var data = query.getData() == null ? "" : query.getData();
        return Optional.of(new InboundUpdate(
                key, chat, thread, new Incoming.Press(from(query.getFrom()), query.getId(), id, data)));
    }

    private static Optional<InboundUpdate> membership(String key, ChatMemberUpdated change) {
        if (change.getChat() == null || change.getChat().getId() == null || change.getNewChatMember() == null)
            return Optional.empty();
        if (change.getChat().isChannelChat()) return Optional.empty();
        var wasGone = gone(change.getOldChatMember());
        var isGone = gone(change.getNewChatMember());
        var chat = new ChatId(change.getChat().getId());
        if (isGone) return Optional.of(new InboundUpdate(key, chat, null, new Incoming.Left()));
        // Becoming an administrator is not coming.
        if (!wasGone || change.getFrom() == null) return Optional.empty();
        return Optional.of(new InboundUpdate(key, chat, null, new Incoming.Came(from(change.getFrom()))));
    }

    /// A private chat's id is its person's. Telegram sends nothing else; a record is worth the look.
    private static boolean isSomebodyElses(ChatId chat, User sender) {
        return chat.isPrivate() && chat.value() != sender.getId();
    }

    private static boolean gone(@Nullable ChatMember member) {
        return member == null || GONE.contains(member.getStatus());
    }

    /// An administrator who stays anonymous speaks as the group itself.
    private static From from(User sender, Message message) {
        var as = message.getSenderChat();
        var from = from(sender, as == null);
        return as != null && message.getChat().getId().equals(as.getId()) ? from.as(Standing.ADMINISTRATOR) : from;
    }

    private static From from(User user) {
        return from(user, true);
    }

    private static From from(User user, boolean inOwnName) {
        return new From(
                user.getId(),
                user.getFirstName() == null ? "" : user.getFirstName(),
                user.getLanguageCode(),
                user.getUserName() == null ? "" : user.getUserName(),
                inOwnName && !Boolean.TRUE.equals(user.getIsBot()),
                Standing.UNASKED);
    }
}
