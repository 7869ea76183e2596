package dev.sobesednik.playground.people;

import dev.sobesednik.playground.call.Content;
import dev.sobesednik.playground.call.Json;
import dev.sobesednik.playground.call.Upload;
import dev.sobesednik.playground.text.FormattedText;
import dev.sobesednik.playground.world.Chat;
import dev.sobesednik.playground.world.Members;
import dev.sobesednik.playground.world.Message;
import dev.sobesednik.playground.world.Persona;
import dev.sobesednik.playground.world.Photos;
import dev.sobesednik.playground.world.Poll;
import dev.sobesednik.playground.world.Press;
import dev.sobesednik.playground.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One person in one chat, or in one topic of it: what the person does there, and what the person sees.
public final class Talk {

    private final World world;
    private final Persona persona;
    private final Chat chat;
    private final int topic;

    Talk(World world, Persona persona, Chat chat, int topic) {
        this.world = world;
        this.persona = persona;
        this.chat = chat;
        this.topic = topic;
    }

    public long chatId() {
        return chat.id;
    }

    // Doing.

    public MessageView sends(String text) {
        return send(0, message -> message.setText(FormattedText.plain(text).tidied()));
    }

    public MessageView replies(MessageView to, String text) {
        return replies(to.id(), text);
    }

    public MessageView replies(int to, String text) {
        return send(to, message -> message.setText(FormattedText.plain(text).tidied()));
    }

    public MessageView sendsPhoto(byte[] picture, String caption) {
        return send(0, message -> {
            var file = world.store(new Upload("photo.png", "image/png", Content.of(picture)), "photos");
            message.content.set("photo", Photos.sizes(file));
            message.setCaption(FormattedText.plain(caption).tidied());
        });
    }

    public MessageView sendsDocument(String name, String contentType, byte[] content, String caption) {
        return send(0, message -> {
            var file = world.store(new Upload(name, contentType, Content.of(content)), "documents");
            message.content.set("document", file.document());
            message.setCaption(FormattedText.plain(caption).tidied());
        });
    }

    public MessageView sendsVoice(int seconds) {
        return send(0, message -> {
            var file = world.store(new Upload("voice.ogg", "audio/ogg", Content.of(new byte[] {0})), "voice");
            message.content
                    .putObject("voice")
                    .put("file_id", file.id())
                    .put("file_unique_id", "u" + file.id())
                    .put("duration", seconds)
                    .put("mime_type", "audio/ogg");
        });
    }

    public MessageView sendsSticker(String emoji) {
        return send(0, message -> {
            var file = world.store(new Upload("sticker.webp", "image/webp", Content.of(new byte[] {0})), "stickers");
            message.content
                    .putObject("sticker")
                    .put("file_id", file.id())
                    .put("file_unique_id", "u" + file.id())
                    .put("type", "regular")
                    .put("width", 512)
                    .put("height", 512)
                    .put("is_animated", false)
                    .put("is_video", false)
                    .put("emoji", emoji);
        });
    }

    /// Any other kind of message: these fields of a Bot API Message are sent as they are.
    public MessageView sendsContent(ObjectNode fields) {
        return send(0, message -> message.content.setAll(fields));
    }

    private interface Filling {
        void fill(Message message);
    }

    private MessageView send(int replyTo, Filling filling) {
        return world.ask(() -> {
            if (chat.isPrivate()) open();
            else if (!chat.isMember(persona.id()))
                throw new IllegalStateException(persona + " is not in " + chat.title);
            var message = world.post(chat, persona.id(), Json.object());
            message.topic = topic;
            message.replyTo = replyTo;
            filling.fill(message);
            world.deliver("message", message);
            world.touched(message);
            return view(message);
        });
    }

    private void open() {
        // To write to a bot that one has blocked unblocks it: the client's button says so.
        if (chat.standing(world.bot.id()).equals("kicked")) {
            Members.change(world, chat, persona.id(), world.bot.id(), "member");
        }
        chat.started = true;
    }

    public MessageView edits(MessageView message, String text) {
        return edits(message.id(), text);
    }

    public MessageView edits(int id, String text) {
        return world.ask(() -> {
            var message = own(id);
            message.setText(FormattedText.plain(text).tidied());
            message.content.put("edit_date", world.unixTime());
            world.deliver("edited_message", message);
            world.touched(message);
            return view(message);
        });
    }

    private Message own(int id) {
        var message = message(id);
        if (message.from != persona.id()) throw new IllegalArgumentException("not an own message: " + id);
        return message;
    }

    private Message message(int id) {
        var message = chat.message(id);
        if (message == null) throw new IllegalArgumentException("no message " + id + " in this chat");
        return message;
    }

    /// The bot is not told: it never learns of what people delete.
    public void deletes(int id) {
        world.run(() -> {
            var message = message(id);
            message.deleted = true;
            var detail = Json.object();
            detail.put("message_id", id);
            world.tell("deleted", chat.id, detail);
        });
    }

    /// Presses the button with this text. A message that was seen before an edit still has its old buttons: a client
    /// may be that late, and Telegram lets it pass.
    public Press presses(MessageView message, String button) {
        var found = message.buttons().stream()
                .filter(one -> one.text().equals(button))
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        "no button «%s» among %s under «%s»".formatted(button, message.buttonTexts(), message.text())));
        if (!found.kind().equals("callback_data")) throw new AssertionError("no callback button: " + found);
        return presses(message.id(), found.value());
    }

    /// Presses with this callback data, whether such a button is there or not.
    public Press presses(int id, String data) {
        return world.ask(() -> world.presses.press(persona.id(), message(id), data));
    }

    /// An empty list retracts the vote.
    public void votes(MessageView message, Integer... options) {
        votes(message.id(), List.of(options));
    }

    public void votes(int id, List<Integer> options) {
        world.run(() -> {
            world.tick();
            var message = message(id);
            var poll = Objects.requireNonNull(message.poll, "no poll");
            if (poll.closed) throw new IllegalStateException("the poll is closed");
            if (poll.votes.containsKey(persona.id()) && !poll.allowsRevoting()) {
                throw new IllegalStateException("no second vote in this poll");
            }
            if (options.size() > 1 && !poll.allowsSeveral()) {
                throw new IllegalStateException("one option only in this poll");
            }
            if (options.isEmpty()) poll.votes.remove(persona.id());
            else poll.votes.put(persona.id(), List.copyOf(options));
            world.enqueue("poll", poll.json(null));
            if (!poll.isAnonymous()) world.enqueue("poll_answer", pollAnswer(poll, options));
            world.touched(message);
        });
    }

    private JsonNode pollAnswer(Poll poll, List<Integer> options) {
        var answer = Json.object();
        answer.put("poll_id", poll.id);
        answer.set("user", persona.user());
        var ids = answer.putArray("option_ids");
        options.forEach(ids::add);
        var persistent = answer.putArray("option_persistent_ids");
        poll.persistentIds(options).forEach(persistent::add);
        return answer;
    }

    /// @param emoji null takes the reaction back
    public void reacts(int id, @Nullable String emoji) {
        world.run(() -> {
            var message = message(id);
            var before = message.reactions.getOrDefault(persona.id(), Json.array());
            var after = Json.array();
            if (emoji != null) after.addObject().put("type", "emoji").put("emoji", emoji);
            if (after.isEmpty()) message.reactions.remove(persona.id());
            else message.reactions.put(persona.id(), after);
            world.touched(message);
            // Telegram tells bots of reactions in private chats, and in groups where they are administrators.
            if (!chat.isPrivate() && !chat.isAdministrator(world.bot.id())) return;
            var update = Json.object();
            update.set("chat", world.chatJson(chat));
            update.put("message_id", id);
            update.set("user", persona.user());
            update.put("date", world.unixTime());
            update.set("old_reaction", before);
            update.set("new_reaction", after);
            world.enqueue("message_reaction", update);
        });
    }

    public void joins() {
        world.run(() -> Members.change(world, chat, persona.id(), persona.id(), "member"));
    }

    public void leaves() {
        world.run(() -> Members.change(world, chat, persona.id(), persona.id(), "left"));
    }

    /// Adds the bot to the group; with a payload, as a `?startgroup=` link does.
    public void addsBot(String payload) {
        world.run(() -> {
            Members.change(world, chat, persona.id(), world.bot.id(), "member");
            if (!payload.isEmpty()) sends("/start@%s %s".formatted(world.bot.username(), payload));
        });
    }

    public void removesBot() {
        world.run(() -> Members.change(world, chat, persona.id(), world.bot.id(), "kicked"));
    }

    public void becomesAdministrator(boolean administrator) {
        world.run(() -> {
            if (chat.standing(persona.id()).equals("creator")) return;
            Members.change(world, chat, persona.id(), persona.id(), administrator ? "administrator" : "member");
        });
    }

    public void makesBotAdministrator(boolean administrator) {
        world.run(() ->
                Members.change(world, chat, persona.id(), world.bot.id(), administrator ? "administrator" : "member"));
    }

    // Seeing.

    /// The messages of this chat, or of this topic, oldest first, without the deleted ones.
    public List<MessageView> sees() {
        return world.ask(() -> {
            world.tick();
            return visible().stream().map(this::view).toList();
        });
    }

    /// The messages of the bot among them.
    public List<MessageView> seesFromBot() {
        return sees().stream().filter(MessageView::fromBot).toList();
    }

    public MessageView seesMessage(int id) {
        return world.ask(() -> view(message(id)));
    }

    private List<Message> visible() {
        return chat.alive().stream()
                .filter(message -> topic == 0 || message.topic == topic)
                .toList();
    }

    private MessageView view(Message message) {
        return MessageView.of(world, message, persona.id());
    }

    /// A revision to give to [#awaits]: everything until now is older.
    public long revision() {
        return world.ask(() -> world.revision);
    }

    /// Waits, in real time, for a message of the bot that is new or changed after a revision and fits.
    public MessageView awaits(Duration limit, long afterRevision, Predicate<MessageView> which) {
        var found = new ArrayList<MessageView>();
        var came = world.await(limit, () -> {
            for (var message : visible()) {
                if (message.from != world.bot.id() || message.revision <= afterRevision) continue;
                var view = view(message);
                if (which.test(view)) {
                    found.add(view);
                    return true;
                }
            }
            return false;
        });
        if (came) return found.getFirst();
        var seen = new LinkedHashSet<String>();
        for (var view : seesFromBot()) seen.add(view.text() + " " + view.buttonTexts());
        throw new AssertionError("no such message within %s; the bot's messages here: %s".formatted(limit, seen));
    }

    /// Waits for any message of the bot that fits, also an old one.
    public MessageView awaits(Duration limit, Predicate<MessageView> which) {
        return awaits(limit, 0, which);
    }

    /// The commands that the client offers after a slash.
    public List<String> commands() {
        return world.ask(() -> world.profile.visibleTo(persona, chat).stream()
                .map(command ->
                        "/%s %s".formatted(Json.string(command, "command"), Json.string(command, "description")))
                .toList());
    }

    /// The content of a file that a message carries.
    public byte[] downloads(String fileId) {
        var file = world.ask(() -> Optional.ofNullable(world.files.get(fileId)));
        return file.orElseThrow(() -> new IllegalArgumentException("no file " + fileId))
                .content()
                .bytes();
    }
}
