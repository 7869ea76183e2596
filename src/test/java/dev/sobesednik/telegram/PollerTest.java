package dev.sobesednik.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sobesednik.telegram.Poller.Kind;
import dev.sobesednik.telegram.Poller.Polled;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PollerTest {

    private final ScriptedApi telegram = new ScriptedApi();
    private final Poller poller = new Poller(telegram.api(), List.of("message", "callback_query"));

    @AfterEach
    void close() {
        telegram.close();
    }

    @Test
    void the_first_request_names_no_offset_and_the_wanted_kinds() {
        poll();

        assertThat(telegram.lastRequest().has("offset")).isFalse();
        assertThat(telegram.lastRequest().path("allowed_updates").toString())
                .isEqualTo("[\"message\",\"callback_query\"]");
        assertThat(telegram.lastRequest().path("timeout").asInt()).isEqualTo(50);
    }

    @Test
    void a_batch_is_confirmed_by_the_next_request() {
        telegram.answers(200, "{\"ok\":true,\"result\":[{\"update_id\":7},{\"update_id\":8}]}");
        assertThat(((Polled.Updates) poll()).updates()).hasSize(2);

        poll();

        assertThat(telegram.lastRequest().path("offset").asInt()).isEqualTo(9);
    }

    @Test
    void once_nothing_is_unconfirmed_the_offset_is_dropped() {
        telegram.answers(200, "{\"ok\":true,\"result\":[{\"update_id\":7}]}");
        poll();
        poll();

        poll();

        assertThat(telegram.lastRequest().has("offset")).isFalse();
    }

    @Test
    void trouble_between_keeps_the_offset() {
        telegram.answers(200, "{\"ok\":true,\"result\":[{\"update_id\":7}]}").answers(502, "<html>");
        poll();
        poll();

        poll();

        assertThat(telegram.lastRequest().path("offset").asInt()).isEqualTo(8);
    }

    @Test
    void an_update_without_an_id_unconfirms_no_other() {
        telegram.answers(200, "{\"ok\":true,\"result\":[{\"update_id\":7},{\"message\":{}}]}");
        poll();

        poll();

        assertThat(telegram.lastRequest().path("offset").asInt()).isEqualTo(8);
    }

    @Test
    void what_is_confirmed_at_the_end_is_the_last_batch_and_nothing_new_is_waited_for() {
        telegram.answers(200, "{\"ok\":true,\"result\":[{\"update_id\":7}]}");
        poll();

        poller.confirm();

        assertThat(telegram.lastRequest().path("offset").asInt()).isEqualTo(8);
        assertThat(telegram.lastRequest().path("timeout").asInt()).isZero();
    }

    @Test
    void with_nothing_to_confirm_nobody_is_asked() {
        poller.confirm();

        assertThat(telegram.asked()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "{\"ok\":true,\"result\":[{", "null", "[]", "{}", "{\"ok\":\"yes\"}"})
    void what_is_no_answer_of_telegrams_is_nobody_answering(String body) {
        telegram.answers(200, body);

        assertThat(poll())
                .isInstanceOfSatisfying(
                        Polled.Trouble.class,
                        trouble -> assertThat(trouble.kind()).isEqualTo(Kind.PASSING));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"ok\":true}", "{\"ok\":true,\"result\":{\"update_id\":1}}", "{\"ok\":true,\"result\":7}"})
    void a_result_that_is_no_list_brings_no_updates(String body) {
        telegram.answers(200, body);

        assertThat(poll()).isEqualTo(new Polled.Updates(List.of()));
        poll();
        assertThat(telegram.lastRequest().has("offset")).isFalse();
    }

    @Test
    void silence_is_met_with_longer_and_longer_patience_until_somebody_answers() {
        for (int number = 0; number < 7; number++) telegram.answers(500, "");
        assertThat(List.of(retry(), retry(), retry(), retry(), retry(), retry(), retry()))
                .containsExactly(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(8),
                        Duration.ofSeconds(16),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(30));

        poll();

        telegram.answers(500, "");
        assertThat(retry()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void retry_after_is_obeyed() {
        telegram.answers(
                429,
                "{\"ok\":false,\"error_code\":429,\"description\":\"Too Many Requests\","
                        + "\"parameters\":{\"retry_after\":13}}");

        assertThat(retry()).isEqualTo(Duration.ofSeconds(13));
    }

    @Test
    void a_conflict_and_a_wrong_token_are_told_apart() {
        telegram.answers(409, "{\"ok\":false,\"error_code\":409,\"description\":\"Conflict\"}")
                .answers(401, "{\"ok\":false,\"error_code\":401,\"description\":\"Unauthorized\"}")
                .answers(404, "{\"ok\":false,\"error_code\":404,\"description\":\"Not Found\"}");

        assertThat(trouble().kind()).isEqualTo(Kind.CONFLICT);
        assertThat(trouble().kind()).isEqualTo(Kind.TOKEN);
        assertThat(trouble().kind()).isEqualTo(Kind.TOKEN);
    }

    @Test
    void an_unwanted_poll_is_not_made() {
        poller.poll(() -> true);

        assertThat(telegram.asked()).isZero();
    }

    @Test
    void nobody_there_is_told_without_the_token() {
        telegram.close();

        assertThat(trouble().why()).doesNotContain("secret", "127.0.0.1");
    }

    private Polled poll() {
        return poller.poll(() -> false);
    }

    private Polled.Trouble trouble() {
        return (Polled.Trouble) poll();
    }

    private Duration retry() {
        return trouble().retry();
    }
}
