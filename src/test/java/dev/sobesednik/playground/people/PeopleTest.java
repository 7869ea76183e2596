package dev.sobesednik.playground.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sobesednik.playground.BotApiDescription;
import dev.sobesednik.playground.Scene;
import dev.sobesednik.playground.call.Json;
import dev.sobesednik.playground.world.Persona;
import dev.sobesednik.playground.world.Press;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeopleTest {

    private static final String YES = ",'reply_markup':{'inline_keyboard':[[{'text':'Да','callback_data':'y'}]]}";

    private final Scene scene = Scene.open();
    private final Talk anya = scene.anya.talk();

    private List<String> updates() {
        return scene.telegram.waitingUpdates().stream()
                .map(update -> update.has("message") ? Json.string(update.path("message"), "text") : "")
                .filter(text -> !text.isEmpty())
                .toList();
    }

    @Test
    void a_press_is_answered_once_and_in_time() {
        var press = anya.presses(scene.says(42, "?", YES), "Да");
        assertThat(press.answer()).isEmpty();

        scene.ok(
                "answerCallbackQuery",
                "{'callback_query_id':'%s','text':'Готово','show_alert':true}".formatted(press.queryId()));

        assertThat(press.awaitAnswer(Scene.SOON)).isEqualTo(new Press.Answered("Готово", true, ""));
        var late = anya.presses(scene.says(42, "?", YES), "Да");
        scene.clock.forward(Duration.ofMinutes(2));
        for (var id : List.of(press.queryId(), late.queryId(), "1")) {
            assertThat(scene.refused("answerCallbackQuery", "{'callback_query_id':'%s'}".formatted(id)))
                    .isEqualTo("400 Bad Request: query is too old and response timeout expired or query ID is invalid");
        }
    }

    @Test
    void a_press_carries_who_pressed_what_where() {
        var message = scene.says(42, "?", YES);
        anya.presses(message, "Да");

        var query = scene.telegram.waitingUpdates().getLast().path("callback_query");
        assertThat(query.path("data").asString()).isEqualTo("y");
        assertThat(query.at("/from/id").asLong()).isEqualTo(42);
        assertThat(query.at("/message/message_id").asInt()).isEqualTo(message.id());
    }

    @Test
    void in_a_group_the_bot_sees_commands_and_replies_to_it_only() {
        var group = scene.telegram.group("Мок", scene.anya, scene.boris);
        var talk = scene.boris.in(group);
        scene.forget();
        talk.sends("просто разговор");
        talk.sends("/mock");
        talk.sends("/mock@other_bot");
        talk.sends("/mock@sobesednik_bot");
        talk.sends("@sobesednik_bot привет");
        var asked = scene.says(group.id(), "Кто начнёт?", "");
        talk.replies(asked, "я");

        assertThat(updates()).containsExactly("/mock", "/mock@sobesednik_bot", "я");

        group.makesBotAdministrator(scene.anya);
        talk.sends("теперь слышно всё");
        assertThat(updates()).last().isEqualTo("теперь слышно всё");
    }

    @Test
    void a_removed_bot_cannot_write_and_is_told() {
        var group = scene.telegram.group("Мок", scene.anya, scene.boris);
        scene.forget();
        scene.anya.in(group).removesBot();

        assertThat(scene.refused("sendMessage", "{'chat_id':%d,'text':'?'}".formatted(group.id())))
                .isEqualTo("403 Forbidden: bot was kicked from the group chat");
        assertThat(scene.telegram.waitingUpdates())
                .anySatisfy(update -> assertThat(update.at("/my_chat_member/new_chat_member/status")
                                .asString(""))
                        .isEqualTo("kicked"));

        scene.anya.in(group).addsBot("mock");
        assertThat(updates()).containsExactly("/start@sobesednik_bot mock");
        scene.ok("leaveChat", "{'chat_id':%d}".formatted(group.id()));
        assertThat(scene.refused("sendMessage", "{'chat_id':%d,'text':'?'}".formatted(group.id())))
                .isEqualTo("403 Forbidden: bot is not a member of the group chat");
    }

    @Test
    void a_group_moves_to_another_id() {
        var group = scene.telegram.group("Мок", scene.anya, scene.boris);
        var old = group.id();
        group.migrates();

        var answer = scene.call("sendMessage", "{'chat_id':%d,'text':'?'}".formatted(old));
        assertThat(answer.description()).isEqualTo("Bad Request: group chat was upgraded to a supergroup chat");
        assertThat(answer.json().at("/parameters/migrate_to_chat_id").asLong()).isEqualTo(group.id());
        scene.says(group.id(), "я здесь", "");
        assertThat(scene.boris.in(group).seesFromBot()).hasSize(1);
        assertThat(scene.telegram.waitingUpdates().stream()
                        .map(update -> update.path("message"))
                        .filter(message -> message.has("migrate_from_chat_id") || message.has("migrate_to_chat_id")))
                .hasSize(2);
    }

    @Test
    void members_and_administrators_can_be_asked_for() {
        var group = scene.telegram.group("Мок", scene.anya, scene.boris);
        var chat = "{'chat_id':%d}".formatted(group.id());

        assertThat(scene.ok("getChatMemberCount", chat).asInt()).isEqualTo(3);
        assertThat(scene.ok("getChatAdministrators", chat)
                        .valueStream()
                        .map(member -> member.at("/user/id").asLong()))
                .containsExactly(42L);
        assertThat(scene.ok("getChatMember", "{'chat_id':%d,'user_id':43}".formatted(group.id()))
                        .path("status")
                        .asString())
                .isEqualTo("member");
        assertThat(scene.ok("getChat", chat).path("title").asString()).isEqualTo("Мок");
        assertThat(scene.refused("getChatAdministrators", "{'chat_id':42}"))
                .isEqualTo("400 Bad Request: there are no administrators in the private chat");
    }

    @Test
    void a_quiz_tells_the_bot_who_chose_what_and_the_person_what_is_right() {
        var sent = scene.ok(
                "sendPoll",
                "{'chat_id':42,'question':'GIL?','options':[{'text':'да'},{'text':'нет'}],'type':'quiz','correct_option_ids':[1],'is_anonymous':false,'explanation':'<b>3.13t</b>','explanation_parse_mode':'HTML'}");
        assertThat(BotApiDescription.get().problems(sent, "Message")).isEmpty();
        var id = sent.path("message_id").asInt();
        assertThat(anya.seesMessage(id).poll().orElseThrow().has("correct_option_ids"))
                .isFalse();

        anya.votes(anya.seesMessage(id), 0);

        var seen = anya.seesMessage(id).poll().orElseThrow();
        assertThat(seen.path("correct_option_ids").path(0).asInt()).isEqualTo(1);
        assertThat(seen.path("explanation").asString()).isEqualTo("3.13t");
        assertThat(seen.at("/options/0/voter_count").asInt()).isEqualTo(1);
        var answer = scene.telegram.waitingUpdates().getLast();
        assertThat(BotApiDescription.get().problems(answer, "Update")).isEmpty();
        assertThat(answer.at("/poll_answer/option_ids/0").asInt()).isZero();
        assertThatThrownBy(() -> anya.votes(anya.seesMessage(id), 1)).hasMessage("no second vote in this poll");
        assertThat(scene.telegram.complaints()).isEmpty();
    }

    @Test
    void a_quiz_that_hides_its_results_shows_them_when_the_bot_stops_it() {
        var sent = scene.ok(
                "sendPoll",
                "{'chat_id':42,'question':'GIL?','options':[{'text':'да'},{'text':'нет'}],'type':'quiz','correct_option_ids':[1],'is_anonymous':false,'explanation':'3.13t','hide_results_until_closes':true}");
        var id = sent.path("message_id").asInt();
        anya.votes(anya.seesMessage(id), 0);

        var hidden = anya.seesMessage(id).poll().orElseThrow();
        assertThat(hidden.has("correct_option_ids")).isFalse();
        assertThat(hidden.has("explanation")).isFalse();
        assertThat(hidden.at("/options/0/voter_count").asInt()).isZero();
        assertThat(hidden.path("total_voter_count").asInt()).isEqualTo(1);
        assertThat(scene.telegram
                        .waitingUpdates()
                        .getLast()
                        .at("/poll_answer/user/id")
                        .asLong())
                .as("the bot hears of the vote at once")
                .isEqualTo(42);

        var stopped = scene.ok("stopPoll", "{'chat_id':42,'message_id':%d}".formatted(id));

        assertThat(stopped.at("/options/0/voter_count").asInt()).isEqualTo(1);
        var shown = anya.seesMessage(id).poll().orElseThrow();
        assertThat(shown.at("/correct_option_ids/0").asInt()).isEqualTo(1);
        assertThat(shown.path("explanation").asString()).isEqualTo("3.13t");
        assertThat(shown.at("/options/0/voter_count").asInt()).isEqualTo(1);
        assertThatThrownBy(() -> anya.votes(anya.seesMessage(id), 1)).hasMessage("the poll is closed");
        assertThat(scene.refused("stopPoll", "{'chat_id':42,'message_id':%d}".formatted(id)))
                .isEqualTo("400 Bad Request: poll has already been closed");
    }

    @Test
    void a_poll_closes_when_its_time_has_come() {
        scene.ok("sendPoll", "{'chat_id':42,'question':'?','options':[{'text':'да'},{'text':'нет'}],'open_period':60}");
        scene.forget();
        scene.clock.forward(Duration.ofSeconds(61));
        scene.telegram.tick();

        assertThat(scene.telegram.waitingUpdates())
                .singleElement()
                .satisfies(update ->
                        assertThat(update.at("/poll/is_closed").asBoolean()).isTrue());
    }

    @Test
    void a_poll_keeps_to_its_limits() {
        var poll = "{'chat_id':42,'question':'%s','options':%s%s}";
        var two = "[{'text':'a'},{'text':'b'}]";
        assertThat(scene.refused("sendPoll", poll.formatted("x".repeat(301), two, "")))
                .isEqualTo("400 Bad Request: poll question length must not exceed 300");
        assertThat(scene.refused("sendPoll", poll.formatted("x", "[{'text':'" + "x".repeat(101) + "'}]", "")))
                .isEqualTo("400 Bad Request: poll options length must not exceed 100");
        assertThat(scene.refused("sendPoll", poll.formatted("x", "[]", "")))
                .isEqualTo("400 Bad Request: poll must have at least one answer option");
        assertThat(scene.refused("sendPoll", poll.formatted("x", two, ",'type':'quiz'")))
                .isEqualTo("400 Bad Request: correct quiz option list must be non-empty");
        assertThat(scene.refused("sendPoll", poll.formatted("x", two, ",'type':'quiz','correct_option_ids':[2]")))
                .isEqualTo("400 Bad Request: wrong quiz correct_option_id");
    }

    @Test
    void the_menu_follows_the_person_and_the_chat() {
        scene.ok("setMyCommands", "{'commands':[{'command':'help','description':'Help'}]}");
        scene.ok("setMyCommands", "{'commands':[{'command':'help','description':'Помощь'}],'language_code':'ru'}");
        scene.ok(
                "setMyCommands",
                "{'commands':[{'command':'mock','description':'Mock'}],'scope':{'type':'all_group_chats'}}");
        var group = scene.telegram.group("Мок", scene.anya);
        var john = scene.telegram.person(new Persona(44, "John", "john", "en"));

        assertThat(anya.commands()).containsExactly("/help Помощь");
        assertThat(john.talk().commands()).containsExactly("/help Help");
        assertThat(scene.anya.in(group).commands()).containsExactly("/mock Mock");
        assertThat(scene.refused("setMyCommands", "{'commands':[{'command':'Help','description':'x'}]}"))
                .isEqualTo("400 Bad Request: BOT_COMMAND_INVALID");
    }

    @Test
    void inline_results_can_be_picked() {
        var group = scene.telegram.group("Мок", scene.anya);
        var asked = new java.util.concurrent.CompletableFuture<tools.jackson.databind.JsonNode>();
        scene.forget();
        Thread.ofVirtual().start(() -> scene.anya.asksInline("gil", Scene.SOON).ifPresent(asked::complete));
        scene.telegram.await(
                Scene.SOON,
                "the question",
                () -> !scene.telegram.waitingUpdates().isEmpty());
        var id = scene.telegram
                .waitingUpdates()
                .getFirst()
                .at("/inline_query/id")
                .asString();

        scene.ok(
                "answerInlineQuery",
                "{'inline_query_id':'%s','results':[{'type':'article','id':'q1','title':'GIL','input_message_content':{'message_text':'Что такое GIL?'}}]}"
                        .formatted(id));

        assertThat(asked.join().path(0).path("title").asString()).isEqualTo("GIL");
        assertThat(scene.telegram.complaints()).isEmpty();
        assertThat(group.hasBot()).isTrue();
    }

    @Test
    void a_forum_keeps_its_topics_apart() {
        var forum = scene.telegram.forum("Форум", scene.anya, scene.boris);
        var python = forum.topic(scene.anya, "Python");
        scene.ok("sendMessage", "{'chat_id':%d,'message_thread_id':%d,'text':'в теме'}".formatted(forum.id(), python));

        assertThat(scene.boris.in(forum, python).seesFromBot())
                .extracting(MessageView::text)
                .containsExactly("в теме");
        assertThat(scene.refused(
                        "sendMessage", "{'chat_id':%d,'message_thread_id':999,'text':'?'}".formatted(forum.id())))
                .isEqualTo("400 Bad Request: message thread not found");
    }

    @Test
    void waiting_for_a_message_says_what_came_instead() {
        scene.says("раз");
        var seen = anya.revision();
        scene.says("два");

        assertThat(anya.awaits(Scene.SOON, seen, message -> true).text()).isEqualTo("два");
        assertThatThrownBy(() -> anya.awaits(
                        Duration.ofMillis(1), seen, message -> message.text().equals("три")))
                .hasMessageContaining("раз")
                .hasMessageContaining("два");
    }

    @Test
    void a_bot_pins_in_a_private_chat_and_reacts() {
        var asked = anya.sends("спасибо");
        scene.ok(
                "setMessageReaction",
                "{'chat_id':42,'message_id':%d,'reaction':[{'type':'emoji','emoji':'🔥'}]}".formatted(asked.id()));
        var card = scene.says("итог");
        scene.ok("pinChatMessage", "{'chat_id':42,'message_id':%d}".formatted(card.id()));

        assertThat(anya.seesMessage(asked.id()).reactions()).containsExactly("🔥");
        assertThat(anya.seesMessage(card.id()).pinned()).isTrue();
        assertThat(scene.refused(
                        "setMessageReaction",
                        "{'chat_id':42,'message_id':%d,'reaction':[{'type':'emoji','emoji':'🧦'}]}"
                                .formatted(asked.id())))
                .isEqualTo("400 Bad Request: REACTION_INVALID");
    }
}
