package dev.sobesednik.playground.people;

import dev.sobesednik.playground.call.Json;
import dev.sobesednik.playground.world.Chat;
import dev.sobesednik.playground.world.Members;
import dev.sobesednik.playground.world.Topics;
import dev.sobesednik.playground.world.World;

/// A group, a supergroup or a forum.
public final class Group {

    private final World world;
    private Chat chat;

    Group(World world, Chat chat) {
        this.world = world;
        this.chat = chat;
    }

    public static Group create(
            World world, Chat.Type type, String title, boolean forum, Person owner, Person... others) {
        return world.ask(() -> {
            var chat = add(world, type, title, forum);
            chat.standing.put(owner.id(), "creator");
            for (var other : others) chat.standing.put(other.id(), "member");
            var content = Json.object();
            content.put(type == Chat.Type.GROUP ? "group_chat_created" : "supergroup_chat_created", true);
            var created = world.post(chat, owner.id(), content);
            created.service = true;
            world.touched(created);
            Members.change(world, chat, owner.id(), world.bot.id(), "member");
            return new Group(world, chat);
        });
    }

    private static Chat add(World world, Chat.Type type, String title, boolean forum) {
        var number = world.nextGroup++;
        var id = type == Chat.Type.GROUP ? -number : -1_002_000_000_000L - number;
        var chat = new Chat(id, type, title);
        chat.forum = forum;
        world.chats.put(id, chat);
        return chat;
    }

    Chat chat() {
        return world.ask(() -> chat);
    }

    /// Changes when the group becomes a supergroup.
    public long id() {
        return world.ask(() -> chat.id);
    }

    public String title() {
        return world.ask(() -> chat.title);
    }

    /// Starts a topic of a forum; returns its message_thread_id.
    public int topic(Person by, String name) {
        return world.ask(() -> Topics.open(world, chat, by.id(), name));
    }

    /// @param topic 0 for the general one
    public void closesTopic(int topic) {
        world.run(() -> chat.closedTopics.add(topic));
    }

    public void reopensTopic(int topic) {
        world.run(() -> chat.closedTopics.remove(topic));
    }

    /// Nobody is told of that.
    public void deletesTopic(int topic) {
        world.run(() -> {
            chat.topics.remove(topic);
            chat.messages.values().stream()
                    .filter(message -> message.topic == topic)
                    .forEach(message -> message.deleted = true);
        });
    }

    /// Members may not write any more, or may again; the bot hears nothing of it.
    public void mutes(boolean on) {
        world.run(() -> chat.muted = on);
    }

    /// @param seconds between two messages of whoever is no administrator; 0 ends it
    public void slowMode(int seconds) {
        world.run(() -> chat.slowMode = seconds);
    }

    public void makesAdministrator(Person by, Person whom) {
        world.run(() -> Members.change(world, chat, by.id(), whom.id(), "administrator"));
    }

    public void makesBotAdministrator(Person by) {
        world.run(() -> Members.change(world, chat, by.id(), world.bot.id(), "administrator"));
    }

    public void makesBotMember(Person by) {
        world.run(() -> Members.change(world, chat, by.id(), world.bot.id(), "member"));
    }

    public boolean hasBot() {
        return world.ask(() -> chat.isMember(world.bot.id()));
    }

    /// The group becomes a supergroup with another id, as when its history is made public; the old one answers with
    /// the new id from now on.
    public void migrates() {
        world.run(() -> chat = migrate(world, chat, owner(chat)));
    }

    /// The same at the hand of another administrator.
    public void migrates(Person by) {
        world.run(() -> chat = migrate(world, chat, by.id()));
    }

    public static Chat migrate(World world, Chat old) {
        return migrate(world, old, owner(old));
    }

    private static long owner(Chat chat) {
        return chat.standing.entrySet().stream()
                .filter(entry -> entry.getValue().equals("creator"))
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    /// Telegram first says that the bot was added to the supergroup, and only then that this is the group of before.
    private static Chat migrate(World world, Chat old, long by) {
        if (old.type != Chat.Type.GROUP || old.migratedTo != null) {
            throw new IllegalStateException("only a basic group can become a supergroup");
        }
        var next = add(world, Chat.Type.SUPERGROUP, old.title, false);
        next.standing.putAll(old.standing);
        next.muted = old.muted;
        if (next.isMember(world.bot.id())) Members.tellBot(world, next, by, "left", next.standing(world.bot.id()));
        var leaving = Json.object();
        leaving.put("migrate_to_chat_id", next.id);
        world.service(old, by, leaving);
        old.migratedTo = next.id;
        var coming = Json.object();
        coming.put("migrate_from_chat_id", old.id);
        world.service(next, by, coming);
        world.tell("chat", old.id, Json.object());
        world.tell("chat", next.id, Json.object());
        return next;
    }
}
