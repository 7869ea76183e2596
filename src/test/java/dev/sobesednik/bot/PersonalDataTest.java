package dev.sobesednik.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sobesednik.playground.trouble.Trouble;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What is kept of a person, how it is taken, and how it is forgotten.
class PersonalDataTest {

    private final ChatScript chat = ChatScript.at("2026-03-02T09:00:00Z");
    private final ChatScript.User anya = chat.anya();

    @AfterEach
    void close() {
        chat.close();
    }

    @Test
    void privacy_says_what_is_kept_for_how_long_and_what_one_can_do() {
        anya.sends("/privacy").with("Что хранится", "400 дней", "/export", "/forget");
        chat.ben().sends("/privacy").with("What is kept", "400 days");
    }

    @Test
    void export_is_a_document_with_all_that_is_kept() {
        anya.starts("q_q001");
        anya.taps("Показать ответ");
        anya.taps("Снова");
        anya.sends("/daily 13:00");
        anya.sends("/zone Самара");

        var export = export();

        assertThat(export.at("/profile/spoken").asString()).isEqualTo("ru");
        assertThat(export.at("/profile/zone").asString()).isEqualTo("Europe/Samara");
        assertThat(export.at("/daily/at").asString()).isEqualTo("13:00");
        assertThat(export.at("/daily/next").asString()).isEqualTo("2026-03-03T09:00:00Z");
        assertThat(export.path("streak").path("length").asInt()).isEqualTo(1);
        assertThat(export.path("streak").path("days").get(0).path("date").asString())
                .isEqualTo("2026-03-02");
        var question = export.at("/history/questions/q001");
        assertThat(question.path("showings").asInt()).isEqualTo(1);
        assertThat(question.at("/reviews/0/rating").asString()).isEqualTo("AGAIN");
        assertThat(question.at("/reviews/0/at").asString()).isEqualTo("2026-03-02T09:00:00Z");
    }

    @Test
    void export_of_somebody_new_is_a_document_too() {
        assertThat(export().at("/history/questions").isEmpty()).isTrue();
    }

    @Test
    void forget_asks_first_and_no_keeps_everything() {
        anya.starts("q_q001");
        anya.sends("/forget").starts("Удалить всё, что я о вас храню").withButtons("Удалить всё", "Оставить");

        anya.taps("Оставить").says("Ничего не удалено.");

        assertThat(export().at("/history/questions").has("q001")).isTrue();
    }

    @Test
    void forget_leaves_nothing_but_marks() {
        var before = keys();
        anya.starts("q_q001");
        anya.taps("Показать ответ");
        anya.taps("Хорошо");
        anya.sends("/daily 13:00");
        assertThat(keys()).anyMatch(key -> key.endsWith(":chat:42"));
        anya.sends("/forget");

        anya.taps("Удалить всё").sends().starts("Готово: о вас ничего не хранится.");

        var left = keys();
        left.removeAll(before);
        assertThat(left).allMatch(key -> key.matches("\\{p\\d\\d}:(seen|epoch|outbox)|\\{lease}:.*|poll:trial"));
        chat.passes(Duration.ofDays(1));
        anya.sends("/stats").starts("Пока считать нечего.");
        assertThat(anya.texts()).noneMatch(text -> text.startsWith("Вопрос дня\n"));
    }

    @Test
    void forget_reaches_the_record_that_could_not_be_read_and_was_put_aside() {
        anya.sends("/quiz 1");
        damage();
        anya.sends("/quiz 2").with("Мне не удалось прочитать");
        assertThat(keys()).anyMatch(key -> key.endsWith(":quarantine:42"));

        anya.sends("/forget");
        anya.taps("Удалить всё");

        assertThat(keys()).noneMatch(key -> key.matches(".*:(chat|quarantine):42"));
    }

    @Test
    void forget_takes_what_telegram_has_refused_too() {
        anya.starts();
        chat.ben().starts();
        chat.telegram.trouble().next(1, "sendMessage", 42, Trouble.badRequest("something else"));
        chat.telegram.trouble().next(1, "sendMessage", 43, Trouble.badRequest("something else"));
        anya.talk().sends("/help");
        chat.ben().talk().sends("/help");
        chat.until("both are refused", () -> refused().size() == 2);

        anya.sends("/forget");
        anya.taps("Удалить всё");

        assertThat(refused()).singleElement().asString().contains("\"chat\":\"%d\"".formatted(43));
    }

    private List<String> refused() {
        return keys().stream()
                .filter(key -> key.endsWith(":dead"))
                .flatMap(key -> Objects.requireNonNull(chat.redis.opsForList().range(key, 0, -1)).stream())
                .toList();
    }

    @Test
    void forget_works_on_a_record_that_cannot_be_read() {
        anya.sends("/forget");
        anya.sends("/quiz 1");
        damage();

        anya.taps("Удалить всё").sends().starts("Готово: о вас ничего не хранится.");

        assertThat(keys()).noneMatch(key -> key.matches(".*:(chat|quarantine):42"));
    }

    @Test
    void stop_ends_the_pushes_and_keeps_the_rest() {
        anya.starts("q_q001");
        anya.taps("Показать ответ");
        anya.taps("Хорошо");
        anya.sends("/daily 13:00");

        anya.sends("/stop").starts("Больше не пишу первым.");

        anya.sends("/stats").with("Оценено вопросов: 1");
        anya.sends("/daily").with("Вопрос дня выключен");
    }

    private void damage() {
        chat.redis.opsForHash().put("{p42}:chat:42", "s", "{\"f\":1,");
    }

    private Set<String> keys() {
        return new TreeSet<>(chat.redis.keys("*"));
    }

    private JsonNode export() {
        anya.sends("/export").with("Всё, что я о вас храню.");
        var document = anya.last().document().orElseThrow();
        assertThat(document.path("file_name").asString()).isEqualTo("sobesednik.json");
        var content = anya.talk().downloads(document.path("file_id").asString());
        return new JsonMapper().readTree(new String(content, StandardCharsets.UTF_8));
    }
}
