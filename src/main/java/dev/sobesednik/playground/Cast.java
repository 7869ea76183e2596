package dev.sobesednik.playground;

import dev.sobesednik.playground.call.Json;
import dev.sobesednik.playground.people.Person;
import dev.sobesednik.playground.world.Persona;
import java.util.LinkedHashMap;
import tools.jackson.databind.JsonNode;

/// The people and groups that a new playground starts with, out of a JSON description.
public final class Cast {

    private Cast() {}

    public static void enter(EmulatedTelegram telegram, JsonNode description) {
        var people = new LinkedHashMap<Long, Person>();
        for (var one : description.path("people")) {
            var persona = new Persona(
                    one.path("id").asLong(),
                    Json.string(one, "first_name"),
                    Json.string(one, "username"),
                    Json.string(one, "language_code"),
                    Json.string(one, "zone"));
            people.put(persona.id(), telegram.person(persona));
        }
        for (var one : description.path("groups")) {
            var members = one.path("members")
                    .valueStream()
                    .map(id -> people.get(id.asLong()))
                    .toList();
            var others = members.subList(1, members.size()).toArray(Person[]::new);
            var title = Json.string(one, "title");
            var owner = members.getFirst();
            if (one.path("topics").isEmpty()) {
                telegram.group(title, owner, others);
            } else {
                var forum = telegram.forum(title, owner, others);
                for (var topic : one.path("topics")) forum.topic(owner, topic.asString());
            }
        }
    }
}
