package dev.sobesednik.playground;

/// A group, a supergroup or a forum.
public final class Group {

    private final World world;
    private Chat chat;

    Group(World world, Chat chat) {
        this.world = world;
        this.chat = chat;
    }

    static Group create(World world, Chat.Type type, String title, boolean forum, Person owner, Person... others) {
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
        return world.ask(() -> ChatMethods.addTopic(world, chat, by.id(), name));
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
        world.run(() -> chat = migrate(world, chat));
    }

    static Chat migrate(World world, Chat old) {
        if (old.type != Chat.Type.GROUP || old.migratedTo != null) {
            throw new IllegalStateException("only a basic group can become a supergroup");
        }
        var owner = old.standing.entrySet().stream()
                .filter(entry -> entry.getValue().equals("creator"))
                .findFirst()
                .orElseThrow()
                .getKey();
        var next = add(world, Chat.Type.SUPERGROUP, old.title, false);
        next.standing.putAll(old.standing);
        var leaving = Json.object();
        leaving.put("migrate_to_chat_id", next.id);
        world.service(old, owner, leaving);
        old.migratedTo = next.id;
        var coming = Json.object();
        coming.put("migrate_from_chat_id", old.id);
        world.service(next, owner, coming);
        world.tell("chat", old.id, Json.object());
        world.tell("chat", next.id, Json.object());
        return next;
    }
}
