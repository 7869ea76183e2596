package dev.sobesednik.playground.people;

import dev.sobesednik.playground.world.Members;
import dev.sobesednik.playground.world.Persona;
import dev.sobesednik.playground.world.World;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// What one person does in Telegram.
public final class Person {

    private final World world;
    private final Persona persona;

    public Person(World world, Persona persona) {
        this.world = world;
        this.persona = persona;
    }

    public Persona persona() {
        return persona;
    }

    public long id() {
        return persona.id();
    }

    /// The private chat with the bot.
    public Talk talk() {
        return new Talk(world, persona, world.ask(() -> world.chat(persona.id())), 0);
    }

    public Talk in(Group group) {
        return new Talk(world, persona, group.chat(), 0);
    }

    public Talk in(Group group, int topic) {
        return new Talk(world, persona, group.chat(), topic);
    }

    /// Any chat of this person by its id; a private chat has the person's own id.
    public Talk in(long chat, int topic) {
        return new Talk(world, persona, world.ask(() -> world.chat(chat)), topic);
    }

    /// Presses START, with a deep link's payload or an empty text.
    public MessageView starts(String payload) {
        return talk().sends(("/start " + payload).strip());
    }

    /// The next messages to this person are refused, and the bot is told.
    public void blocks() {
        standing("kicked");
    }

    public void unblocks() {
        standing("member");
    }

    public boolean hasBlocked() {
        return world.ask(() -> world.chat(id()).standing(world.bot.id()).equals("kicked"));
    }

    private void standing(String next) {
        world.run(() -> Members.change(world, world.chat(id()), id(), world.bot.id(), next));
    }

    /// Types `@bot query` and waits for the list; empty when the bot gave none in time.
    public Optional<JsonNode> asksInline(String query, Duration limit) {
        var asked = world.ask(() -> world.inline.ask(id(), world.chat(id()), query, ""));
        world.await(limit, () -> asked.results != null);
        return world.ask(() -> Optional.ofNullable(asked.results));
    }
}
