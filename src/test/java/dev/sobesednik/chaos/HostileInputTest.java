package dev.sobesednik.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sobesednik.bot.ChatScript;
import dev.sobesednik.duty.Condition.State;
import dev.sobesednik.playground.world.Persona;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Whatever comes in: the poll goes on, and nobody sees what is not theirs.
class HostileInputTest {

    private static final int AT_A_TIME = 1_000;

    private final ChatScript chat = ChatScript.at("2026-03-02T09:00:00Z");

    @AfterEach
    void close() {
        chat.close();
    }

    @Test
    void three_thousand_hostile_updates_stop_nothing_and_touch_nobody() {
        storm(3_000);
    }

    @Tag("chaos")
    @Test
    void a_hundred_thousand_hostile_updates_stop_nothing_and_touch_nobody() {
        storm(100_000);
    }

    private void storm(int updates) {
        var anya = chat.anya();
        anya.starts("q_q001");
        anya.sends("/quiz 2");
        var before = record(42);
        var seen = anya.talk().seesFromBot().size();

        // Anya is among those whose chats are named, and never the one who speaks.
        var strangers = new ArrayList<Long>();
        for (long id = 9_000; id < 9_100; id++) {
            strangers.add(id);
            chat.telegram.person(new Persona(id, "S" + id, null, "ru"));
        }
        strangers.add((1L << 52) - 1);
        var fuzz = new Fuzz(20_260_302, strangers);
        for (int done = 0; done < updates; done += AT_A_TIME) {
            for (int number = 0; number < AT_A_TIME; number++) {
                var update = fuzz.update();
                if (update.path("callback_query")
                                        .path("message")
                                        .path("chat")
                                        .path("id")
                                        .asLong(0)
                                > 0
                        && number % 7 == 0)
                    ((tools.jackson.databind.node.ObjectNode) update.path("callback_query")
                                    .path("message")
                                    .path("chat"))
                            .put("id", 42);
                chat.telegram.sendsRaw(update);
            }
            chat.telegram.awaitAllConfirmed(Duration.ofMinutes(2));
        }
        chat.until(
                "what can be sent is sent",
                () -> chat.meters.get("sobesednik.messages.waiting").gauge().value() == 0);

        assertThat(record(42)).isEqualTo(before);
        assertThat(anya.talk().seesFromBot()).hasSize(seen);
        assertThat(chat.bot().condition().state()).isEqualTo(State.ON_DUTY);
        assertThat(chat.meters.counter("sobesednik.updates.abandoned").count()).isZero();
        for (var id : strangers.subList(0, 100))
            assertThat(texts(id)).noneMatch(text -> text.contains("Exception") || text.contains("at dev."));
        anya.talk().sends("/quiz 1");
        anya.talk().awaits(ChatScript.SOON, message -> message.text().startsWith("Уровень 1"));
    }

    private List<String> texts(long id) {
        return chat.telegram.person(new Persona(id, "S" + id, null, "ru")).talk().seesFromBot().stream()
                .map(dev.sobesednik.playground.people.MessageView::text)
                .toList();
    }

    private Map<Object, Object> record(long id) {
        return new TreeMap<>(chat.redis
                .opsForHash()
                .entries("{p%02d}:chat:%d".formatted(Math.floorMod(Long.hashCode(id), 64), id)));
    }
}
