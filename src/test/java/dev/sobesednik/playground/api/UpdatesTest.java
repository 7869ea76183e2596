package dev.sobesednik.playground.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sobesednik.playground.BotApiDescription;
import dev.sobesednik.playground.Scene;
import dev.sobesednik.playground.call.Answer;
import dev.sobesednik.playground.people.Talk;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class UpdatesTest {

    private final Scene scene = Scene.open();
    private final Talk anya = scene.anya.talk();

    private List<Integer> ids(String parameters) {
        return scene.ok("getUpdates", parameters)
                .valueStream()
                .map(update -> update.path("update_id").asInt())
                .toList();
    }

    private CompletableFuture<Answer> polls(String parameters) {
        var hanging = new CompletableFuture<Answer>();
        Thread.ofVirtual().start(() -> hanging.complete(scene.call("getUpdates", parameters)));
        scene.telegram.await(Scene.SOON, "a hanging poll", () -> scene.telegram.world.polling.isHanging());
        return hanging;
    }

    @Test
    void an_update_is_forgotten_only_once_a_higher_offset_is_asked() {
        var first = scene.telegram.nextUpdateId();
        anya.sends("раз");
        anya.sends("два");

        assertThat(ids("{}")).containsExactly(first, first + 1);
        assertThat(ids("{'offset':%d}".formatted(first))).containsExactly(first, first + 1);
        assertThat(ids("{'offset':%d,'limit':1}".formatted(first))).containsExactly(first);
        assertThat(ids("{'offset':%d}".formatted(first + 1))).containsExactly(first + 1);
        assertThat(ids("{'offset':%d}".formatted(first + 2))).isEmpty();
    }

    @Test
    void a_negative_offset_forgets_all_but_the_last() {
        for (var i = 0; i < 5; i++) anya.sends("раз " + i);

        assertThat(ids("{'offset':-2}")).hasSize(2);
        assertThat(ids("{}")).hasSize(2);
    }

    @Test
    void every_update_is_an_update_of_the_bot_api() {
        var sent = anya.sends("/quiz 3");
        anya.edits(sent, "/quiz 4");
        var asked = scene.says(42, "?", ",'reply_markup':{'inline_keyboard':[[{'text':'Да','callback_data':'y'}]]}");
        anya.presses(asked, "Да");
        anya.sendsVoice(3);
        anya.sendsSticker("👍");
        scene.anya.blocks();
        scene.anya.unblocks();
        var group = scene.telegram.group("Мок", scene.anya, scene.boris);
        scene.boris.in(group).leaves();
        group.migrates();

        assertThat(scene.telegram.waitingUpdates())
                .hasSizeGreaterThan(10)
                .allSatisfy(update -> assertThat(BotApiDescription.get().problems(update, "Update"))
                        .isEmpty());
    }

    @Test
    void a_hanging_poll_comes_back_with_the_next_update() throws Exception {
        var poll = polls("{'timeout':50}");

        anya.sends("раз");

        assertThat(poll.get(5, TimeUnit.SECONDS).result()).hasSize(1);
    }

    @Test
    void a_second_poll_ends_the_first_with_409() throws Exception {
        var first = polls("{'timeout':50}");
        var second = new CompletableFuture<Answer>();
        Thread.ofVirtual().start(() -> second.complete(scene.call("getUpdates", "{'timeout':50}")));

        assertThat(first.get(5, TimeUnit.SECONDS).body())
                .isEqualTo("{\"ok\":false,\"error_code\":409,\"description\":\"Conflict: terminated by other getUpdates"
                        + " request; make sure that only one bot instance is running\"}");
        anya.sends("раз");
        assertThat(second.get(5, TimeUnit.SECONDS).result()).hasSize(1);
    }

    @Test
    void a_webhook_excludes_polling_until_it_is_deleted() throws Exception {
        anya.sends("раз");
        scene.ok("setWebhook", "{'url':'https://example.org/hook'}");
        assertThat(scene.refused("getUpdates", "{}"))
                .isEqualTo(
                        "409 Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete"
                                + " the webhook first");
        assertThat(scene.ok("getWebhookInfo", "{}").path("url").asString()).isEqualTo("https://example.org/hook");

        scene.ok("deleteWebhook", "{'drop_pending_updates':false}");
        assertThat(ids("{}")).hasSize(1);
        scene.ok("deleteWebhook", "{'drop_pending_updates':true}");
        assertThat(ids("{}")).isEmpty();
    }

    @Test
    void kinds_that_were_not_asked_for_do_not_come_and_the_choice_is_remembered() {
        var asked = scene.says("оцени");
        anya.reacts(asked.id(), "👍");
        assertThat(ids("{}")).as("reactions come on request only").isEmpty();

        ids("{'allowed_updates':['message_reaction']}");
        anya.reacts(asked.id(), "🔥");
        anya.sends("раз");

        assertThat(scene.ok("getUpdates", "{}").valueStream().map(UpdatesTest::kind))
                .containsExactly("message_reaction");
    }

    private static String kind(JsonNode update) {
        return update.propertyNames().stream()
                .filter(name -> !name.equals("update_id"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void ids_may_start_anew_at_a_lower_number() {
        anya.sends("раз");
        var old = ids("{}").getFirst();
        scene.telegram.trouble().updateIdsJumpTo(500);
        anya.sends("два");

        assertThat(ids("{'offset':%d}".formatted(old + 1)))
                .as("the bot asks on with its old offset")
                .containsExactly(500);
        assertThat(ids("{'offset':501}")).isEmpty();
    }

    @Test
    void a_confirmed_update_can_come_once_more() {
        anya.sends("раз");
        scene.telegram.trouble().repeatUpdates(1);
        var id = ids("{}").getFirst();

        assertThat(ids("{'offset':%d}".formatted(id + 1))).containsExactly(id);
        assertThat(ids("{'offset':%d}".formatted(id + 1))).isEmpty();
    }

    @Test
    void raw_updates_come_as_they_are() {
        scene.telegram.sendsRaw(
                (tools.jackson.databind.node.ObjectNode) BotApiDescription.json("{'brand_new':{'a':null}}"));

        assertThat(scene.ok("getUpdates", "{}").path(0).path("brand_new").has("a"))
                .isTrue();
    }
}
