package dev.sobesednik.playground.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sobesednik.playground.BotApiDescription;
import dev.sobesednik.playground.Scene;
import dev.sobesednik.playground.call.Call;
import dev.sobesednik.playground.call.Content;
import dev.sobesednik.playground.call.Json;
import dev.sobesednik.playground.call.Upload;
import dev.sobesednik.playground.world.PaceLimits;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class SendingTest {

    private final Scene scene = Scene.open();

    @Test
    void a_message_reaches_the_person() {
        scene.says("<b>Привет</b>, Аня");

        var seen = scene.anya.talk().seesFromBot();
        assertThat(seen).singleElement().satisfies(message -> {
            assertThat(message.text()).isEqualTo("Привет, Аня");
            assertThat(message.parts("bold")).containsExactly("Привет");
            assertThat(message.silent()).isFalse();
        });
        assertThat(scene.telegram.complaints()).isEmpty();
    }

    @Test
    void what_comes_back_is_a_message_of_the_bot_api() {
        var first = scene.anya.talk().sends("/quiz");
        var result = scene.ok("sendMessage", """
            {'chat_id':'42','text':'<pre>x</pre>','parse_mode':'HTML','method':'sendmessage',
             'reply_parameters':{'message_id':%d},'link_preview_options':{'is_disabled':true},
             'reply_markup':{'inline_keyboard':[[{'text':'Да','callback_data':'y'}]]}}\
            """.formatted(first.id()));

        assertThat(BotApiDescription.get().problems(result, "Message")).isEmpty();
        assertThat(result.path("reply_to_message").path("text").asString()).isEqualTo("/quiz");
        assertThat(scene.telegram.complaints()).isEmpty();
    }

    @Test
    void a_text_has_1_to_4096_units_after_parsing() {
        assertThat(scene.refused("sendMessage", "{'chat_id':42,'text':''}"))
                .isEqualTo("400 Bad Request: message text is empty");
        assertThat(scene.refused("sendMessage", "{'chat_id':42,'text':'<b> </b>','parse_mode':'HTML'}"))
                .isEqualTo("400 Bad Request: text must be non-empty");
        assertThat(scene.call("sendMessage", text("<b>" + "я".repeat(4096) + "</b>"))
                        .ok())
                .isTrue();
        assertThat(scene.call("sendMessage", text("я".repeat(4097))).description())
                .isEqualTo("Bad Request: message is too long");
        assertThat(scene.call("sendMessage", text("🙂".repeat(2049))).description())
                .isEqualTo("Bad Request: message is too long");
    }

    private static ObjectNode text(String text) {
        return Json.object().put("chat_id", 42).put("text", text).put("parse_mode", "HTML");
    }

    @Test
    void a_person_who_never_wrote_cannot_be_written_to() {
        assertThat(scene.refused("sendMessage", "{'chat_id':43,'text':'hi'}"))
                .isEqualTo("400 Bad Request: chat not found");
        assertThat(scene.refused("sendMessage", "{'chat_id':999,'text':'hi'}"))
                .isEqualTo("400 Bad Request: chat not found");
        assertThat(scene.refused("sendMessage", "{'text':'hi'}")).isEqualTo("400 Bad Request: chat_id is empty");

        scene.telegram.group("Мок", scene.anya, scene.boris);

        assertThat(scene.refused("sendMessage", "{'chat_id':43,'text':'hi'}"))
                .isEqualTo("403 Forbidden: bot can't initiate conversation with a user");
    }

    @Test
    void a_person_who_blocked_the_bot_is_out_of_reach_until_they_write_again() {
        scene.anya.blocks();
        assertThat(scene.refused("sendMessage", "{'chat_id':42,'text':'hi'}"))
                .isEqualTo("403 Forbidden: bot was blocked by the user");

        scene.anya.starts("");

        scene.says("снова здесь");
        var statuses = scene.telegram.waitingUpdates().stream()
                .filter(update -> update.has("my_chat_member"))
                .map(update ->
                        update.at("/my_chat_member/new_chat_member/status").asString());
        assertThat(statuses).containsExactly("kicked", "member");
    }

    @Test
    void callback_data_has_1_to_64_bytes() {
        assertThat(scene.refused("sendMessage", button("'callback_data':'" + "я".repeat(33) + "'")))
                .isEqualTo("400 Bad Request: BUTTON_DATA_INVALID");
        assertThat(scene.call("sendMessage", button("'callback_data':'" + "я".repeat(32) + "'"))
                        .ok())
                .isTrue();
        assertThat(scene.refused("sendMessage", button("'callback_data':''")))
                .isEqualTo("400 Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the"
                        + " inline keyboard");
        assertThat(scene.refused("sendMessage", button("'url':'no address'")))
                .isEqualTo("400 Bad Request: inline keyboard button URL 'no address' is invalid: Wrong HTTP URL");
    }

    private static String button(String kind) {
        return "{'chat_id':42,'text':'hi','reply_markup':{'inline_keyboard':[[{'text':'ok',%s}]]}}".formatted(kind);
    }

    @Test
    void a_keyboard_has_at_most_100_buttons() {
        var row = "[{'text':'ok','callback_data':'x'}]";
        var many = "{'chat_id':42,'text':'hi','reply_markup':{'inline_keyboard':[%s]}}";

        assertThat(scene.call("sendMessage", many.formatted(String.join(",", java.util.Collections.nCopies(100, row))))
                        .ok())
                .isTrue();
        assertThat(scene.refused(
                        "sendMessage", many.formatted(String.join(",", java.util.Collections.nCopies(101, row)))))
                .isEqualTo("400 Bad Request: reply markup is too long");
    }

    @Test
    void an_edit_that_changes_nothing_is_refused() {
        var sent = scene.says(
                42, "<b>раз</b>", ",'reply_markup':{'inline_keyboard':[[{'text':'a','callback_data':'a'}]]}");
        var same =
                "{'chat_id':42,'message_id':%d,'text':'<b>раз</b>','parse_mode':'HTML','reply_markup':{'inline_keyboard':[[{'text':'a','callback_data':'a'}]]}}"
                        .formatted(sent.id());

        assertThat(scene.refused("editMessageText", same))
                .isEqualTo(
                        "400 Bad Request: message is not modified: specified new message content and reply markup are"
                                + " exactly the same as a current content and reply markup of the message");

        scene.ok("editMessageText", "{'chat_id':42,'message_id':%d,'text':'два'}".formatted(sent.id()));
        var seen = scene.anya.talk().seesMessage(sent.id());
        assertThat(seen.text()).isEqualTo("два");
        assertThat(seen.edited()).isTrue();
        assertThat(seen.buttons())
                .as("an edit without a keyboard takes the keyboard away")
                .isEmpty();
    }

    @Test
    void only_what_is_there_and_its_own_can_be_edited() {
        var own = scene.anya.talk().sends("моё");
        var gone = scene.says("исчезну");
        scene.ok("deleteMessage", "{'chat_id':42,'message_id':%d}".formatted(gone.id()));

        assertThat(scene.refused("editMessageText", "{'chat_id':42,'message_id':%d,'text':'x'}".formatted(gone.id())))
                .isEqualTo("400 Bad Request: message to edit not found");
        assertThat(scene.refused("editMessageText", "{'chat_id':42,'message_id':%d,'text':'x'}".formatted(own.id())))
                .isEqualTo("400 Bad Request: message can't be edited");
    }

    @Test
    void a_message_can_be_deleted_for_48_hours() {
        var sent = scene.says("раз");
        scene.clock.forward(Duration.ofHours(49));

        assertThat(scene.refused("deleteMessage", "{'chat_id':42,'message_id':%d}".formatted(sent.id())))
                .isEqualTo("400 Bad Request: message can't be deleted for everyone");
        assertThat(scene.refused("deleteMessage", "{'chat_id':42,'message_id':777}"))
                .isEqualTo("400 Bad Request: message to delete not found");
    }

    @Test
    void an_unknown_method_and_a_wrong_token_are_refused() {
        assertThat(scene.refused("sendLove", "{}"))
                .isEqualTo("404 Not Found: method not found (docs/playground.md lists the methods that the playground"
                        + " has)");
        assertThat(scene.telegram.call("1:other", "getMe", Json.object()).json().toString())
                .isEqualTo("{\"ok\":false,\"error_code\":401,\"description\":\"Unauthorized\"}");
    }

    @Test
    void a_parameter_that_telegram_would_ignore_is_a_complaint() {
        scene.ok("SENDMESSAGE", "{'chat_id':42,'text':'hi','disable_web_preview':true}");

        assertThat(scene.telegram.complaints())
                .anySatisfy(complaint ->
                        assertThat(complaint).startsWith("nobody reads the parameter disable_web_preview in #"))
                .anySatisfy(complaint ->
                        assertThat(complaint).startsWith("SENDMESSAGE has no parameter disable_web_preview in #"));
    }

    @Test
    void the_description_looks_into_nested_objects() {
        scene.call(
                "sendMessage",
                "{'chat_id':42,'text':5,'reply_markup':{'inline_keyboard':[[{'text':'a','callback_dat':'x'}]]}}");

        assertThat(scene.telegram.calls().getLast().complaints())
                .contains("text should be String, not 5")
                .contains("InlineKeyboardButton has no field reply_markup.inline_keyboard[0][0].callback_dat");
    }

    @Test
    void a_document_can_be_downloaded_by_both_sides() {
        var files = java.util.Map.of(
                "document",
                new Upload(
                        "report.md",
                        "text/markdown",
                        Content.of("# Итог".getBytes(java.nio.charset.StandardCharsets.UTF_8))));
        var answer = scene.telegram.call(
                Scene.TOKEN,
                "sendDocument",
                Call.Encoding.MULTIPART,
                Json.object().put("chat_id", "42").put("caption", "готово"),
                files);

        var document = answer.result().path("document");
        assertThat(document.path("file_name").asString()).isEqualTo("report.md");
        assertThat(scene.anya.talk().downloads(document.path("file_id").asString()))
                .asString(java.nio.charset.StandardCharsets.UTF_8)
                .isEqualTo("# Итог");
        assertThat(scene.ok(
                                "getFile",
                                "{'file_id':'%s'}"
                                        .formatted(document.path("file_id").asString()))
                        .path("file_path")
                        .asString())
                .isEqualTo("documents/file_1.md");
        assertThat(BotApiDescription.get().problems(answer.result(), "Message")).isEmpty();
        assertThat(scene.telegram.complaints()).isEmpty();
    }

    @Test
    void the_pace_is_kept_when_asked_for() {
        scene.telegram.pace(PaceLimits.telegram());
        for (var i = 0; i < 5; i++) scene.says("раз " + i);

        assertThat(scene.refused("sendMessage", "{'chat_id':42,'text':'шесть'}"))
                .isEqualTo("429 Too Many Requests: retry after 5");

        scene.clock.forward(Duration.ofSeconds(5));
        scene.says("семь");
    }
}
