package dev.sobesednik.playground.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sobesednik.playground.BotApiDescription;
import dev.sobesednik.playground.Scene;
import dev.sobesednik.playground.call.Call;
import dev.sobesednik.playground.call.Content;
import dev.sobesednik.playground.call.Json;
import dev.sobesednik.playground.call.Upload;
import dev.sobesednik.playground.people.Talk;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/// Forwards, copies, albums and drafts.
class CopyingTest {

    private final Scene scene = Scene.open();
    private final Talk anya = scene.anya.talk();

    @Test
    void a_forwarded_message_tells_where_it_is_from_and_a_copy_does_not() {
        var original = anya.sends("своими словами");
        var forward =
                scene.ok("forwardMessage", "{'chat_id':42,'from_chat_id':42,'message_id':%d}".formatted(original.id()));
        var copy = scene.ok("copyMessage", "{'chat_id':42,'from_chat_id':42,'message_id':%d}".formatted(original.id()));

        assertThat(BotApiDescription.get().problems(forward, "Message")).isEmpty();
        assertThat(forward.at("/forward_origin/sender_user/first_name").asString())
                .isEqualTo("Аня");
        var copied = anya.seesMessage(copy.path("message_id").asInt());
        assertThat(copied.text()).isEqualTo("своими словами");
        assertThat(copied.json().has("forward_origin")).isFalse();
        assertThat(scene.refused("copyMessage", "{'chat_id':42,'from_chat_id':42,'message_id':777}"))
                .isEqualTo("400 Bad Request: message to copy not found");
    }

    @Test
    void several_are_copied_in_order_and_what_is_not_there_is_left_out() {
        var first = scene.says("раз");
        var second = scene.says("два");

        var copies = scene.ok(
                "copyMessages",
                "{'chat_id':42,'from_chat_id':42,'message_ids':[%d,777,%d]}".formatted(first.id(), second.id()));

        assertThat(copies)
                .extracting(copy ->
                        anya.seesMessage(copy.path("message_id").asInt()).text())
                .containsExactly("раз", "два");
    }

    @Test
    void an_album_is_a_message_for_each_picture_and_one_of_them_can_be_exchanged() throws IOException {
        var picture = picture();
        var parameters = (ObjectNode)
                BotApiDescription.json(
                        "{'chat_id':42,'media':[{'type':'photo','media':'attach://a','caption':'*до*','parse_mode':'MarkdownV2'},{'type':'photo','media':'attach://b'}]}");

        var sent = scene.telegram
                .call(Scene.TOKEN, "sendMediaGroup", Call.Encoding.JSON, parameters, Map.of("a", picture, "b", picture))
                .result();

        assertThat(sent).hasSize(2);
        assertThat(sent.path(0).path("media_group_id")).isEqualTo(sent.path(1).path("media_group_id"));
        assertThat(sent.path(0).path("caption").asString()).isEqualTo("до");
        var edited = scene.ok(
                "editMessageMedia",
                "{'chat_id':42,'message_id':%d,'media':{'type':'photo','media':'%s','caption':'после'}}"
                        .formatted(
                                sent.path(0).path("message_id").asInt(),
                                Objects.requireNonNull(sent.at("/1/photo/0/file_id"))
                                        .asString()));
        assertThat(edited.path("caption").asString()).isEqualTo("после");
        assertThat(edited.path("photo").path(0).path("file_id")).isEqualTo(sent.at("/1/photo/0/file_id"));
        assertThat(scene.telegram.complaints()).isEmpty();
    }

    private static Upload picture() throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(32, 20, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return new Upload("picture.png", "image/png", Content.of(bytes.toByteArray()));
    }

    @Test
    void a_draft_is_shown_but_is_no_message() {
        var shown = new java.util.ArrayList<String>();
        scene.telegram.listen(happening -> {
            if (happening.kind().equals("draft")) shown.add(Json.string(happening.detail(), "text"));
        });
        var before = anya.seesFromBot().size();

        scene.ok("sendMessageDraft", "{'chat_id':42,'draft_id':7,'text':'Пиш'}");
        scene.ok("sendMessageDraft", "{'chat_id':42,'draft_id':7,'text':'Пишу'}");

        assertThat(shown).containsExactly("Пиш", "Пишу");
        assertThat(anya.seesFromBot()).hasSize(before);
    }

    @Test
    void a_poll_is_neither_forwarded_nor_copied() {
        var poll = scene.ok("sendPoll", "{'chat_id':42,'question':'?','options':[{'text':'да'},{'text':'нет'}]}");

        assertThat(scene.refused(
                        "forwardMessage",
                        "{'chat_id':42,'from_chat_id':42,'message_id':%d}"
                                .formatted(poll.path("message_id").asInt())))
                .isEqualTo("400 Bad Request: the playground neither forwards nor copies polls");
    }
}
