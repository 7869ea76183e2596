package dev.sobesednik.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sobesednik.playground.Group;
import dev.sobesednik.playground.MessageView;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class GroupDailyTest {

    /// Monday, 12:00 in Moscow.
    private final ChatScript chat = ChatScript.at("2026-03-02T09:00:00Z");
    private final ChatScript.User anya = chat.anya();
    private final ChatScript.User ben = chat.ben();
    private final ChatScript.User vera = chat.user(44, "Вера", "ru");

    @AfterEach
    void close() {
        chat.close();
    }

    @Test
    void the_group_answers_a_poll_and_hears_the_result_when_it_closes() {
        var group = group();
        anya.in(group)
                .sends("/daily 13:00")
                .with("каждый день в 13:00", "Следующий: пн, 2 марта", "Москва, там сейчас 12:00", "предположение");

        chat.passes(Duration.ofHours(1));
        var poll = poll(group, 1);
        assertThat(poll.path("type").asString()).isEqualTo("quiz");
        assertThat(poll.path("is_anonymous").asBoolean()).isFalse();
        assertThat(poll.path("options")).hasSize(4);
        assertThat(poll.path("description").asString())
                .startsWith("Вопрос дня · уровень")
                .contains("до 08:00");
        votes(anya, group, right(group));
        votes(ben, group, (right(group) + 1) % 4);

        passes(Duration.ofHours(19).minusSeconds(1));
        assertThat(lastPoll(group).path("is_closed").asBoolean()).isFalse();
        chat.passes(Duration.ofSeconds(1));
        chat.until("the poll is closed", () -> lastPoll(group).path("is_closed").asBoolean());
        chat.settles();
        chat.passes(Duration.ofSeconds(10));
        var result = result(group, 1);
        assertThat(result.text())
                .startsWith("Вопрос дня: результат (пн, 2 марта)")
                .contains("Ответили: 2, верно: 1.", "Верный ответ: ", "Дней подряд: 1, лучший результат: 1.");
        assertThat(result.buttonTexts()).containsExactly("Разбор вопроса");
    }

    private void passes(Duration time) {
        chat.passes(time);
        chat.settles();
    }

    private void votes(ChatScript.User who, Group group, int option) {
        who.in(group).talk().votes(pollMessage(group), option);
        chat.settles();
    }

    private JsonNode poll(Group group, int number) {
        chat.until("poll " + number, () -> polls(group) == number);
        chat.settles();
        return lastPoll(group);
    }

    private MessageView result(Group group, int number) {
        chat.until(
                "result " + number,
                () -> anya.in(group).texts().stream()
                                .filter(text -> text.startsWith("Вопрос дня: результат"))
                                .count()
                        == number);
        chat.settles();
        return anya.in(group).talk().seesFromBot().reversed().stream()
                .filter(message -> message.text().startsWith("Вопрос дня: результат"))
                .findFirst()
                .orElseThrow();
    }

    private long polls(Group group) {
        return anya.in(group).talk().seesFromBot().stream()
                .filter(message -> message.poll().isPresent())
                .count();
    }

    private MessageView pollMessage(Group group) {
        return anya.in(group).talk().seesFromBot().reversed().stream()
                .filter(message -> message.poll().isPresent())
                .findFirst()
                .orElseThrow();
    }

    private JsonNode lastPoll(Group group) {
        return pollMessage(group).poll().orElseThrow();
    }

    /// The right option's place, which people do not see before the end.
    private int right(Group group) {
        var calls = chat.telegram.calls("sendPoll");
        assertThat(calls).isNotEmpty();
        assertThat(group.id()).isNegative();
        return calls.getLast().parameters().path("correct_option_ids").path(0).asInt();
    }

    private Group group() {
        var group = chat.telegram.group("Питонисты", anya.person, ben.person, vera.person);
        chat.settles();
        return group;
    }
}
