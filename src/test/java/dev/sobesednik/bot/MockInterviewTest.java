package dev.sobesednik.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sobesednik.playground.people.Person;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MockInterviewTest {

    private final ChatScript chat = ChatScript.at("2026-03-02T09:00:00Z");
    private final Person anya = chat.anya().person;
    private final Person boris = chat.user(43, "Борис", "ru").person;
    private final Person vika = chat.user(44, "Вика", "ru").person;
    private final MockScript mock = new MockScript(chat, chat.telegram.supergroup("Мок", anya, boris, vika), 0);

    @BeforeEach
    void everybody_knows_the_bot() {
        for (var person : new Person[] {anya, boris, vika}) person.starts("");
        anya.in(mock.group).addsBot("");
        chat.settles();
    }

    @AfterEach
    void close() {
        chat.close();
    }

    @Test
    void three_people_play_a_mock_from_the_lobby_to_the_report_over_a_restart() {
        mock.says(anya, "/mock");
        mock.shows(anya, "Пробное собеседование", "Ведёт Аня", "Отвечают и спрашивают: Аня");

        assertThat(mock.taps(boris, "Участвую")).isEqualTo("Вы участвуете: отвечаете и спрашиваете по очереди.");
        mock.taps(vika, "Смотрю");
        mock.shows(anya, "Отвечают и спрашивают: Аня, Борис", "Смотрят: Вика");
        assertThat(mock.taps(boris, "Раундов: 3")).startsWith("Это решает ведущий: Аня.");
        while (!rounds(anya).equals("Раундов: 2")) mock.taps(anya, rounds(anya));
        mock.taps(anya, "Начать");
        mock.shows(anya, "Раунд 1 из 2", "Отвечает Аня", "Спрашивает Борис", "осталось минут");
        mock.hears(boris, "Вы спрашиваете");
        assertThat(boris.talk().seesFromBot().getLast().text()).contains("Что важно назвать", "На чём спотыкаются");
        assertThat(anya.talk().seesFromBot().getLast().text()).doesNotContain("Что важно назвать");

        assertThat(mock.taps(vika, "Уточняющий вопрос 1")).isEqualTo("Уточняющие открывает спрашивающий: Борис.");
        mock.taps(boris, "Уточняющий вопрос 1");
        mock.shows(anya, "Уточняющий вопрос 1");
        var before = left(anya);
        chat.botRestarts();
        mock.passes(Duration.ofMinutes(1));
        chat.until("the minutes go on after the restart", () -> left(anya) < before);
        mock.taps(boris, "Уточняющий вопрос 2");
        mock.shows(anya, "Уточняющий вопрос 2");

        mock.taps(boris, "К оценкам");
        mock.shows(anya, "Оценки вслепую", "Аня: ждём", "Борис: ждём");
        mock.hears(anya, "Оцените свой ответ");
        mock.hears(boris, "Оцените ответ: Аня");
        mock.scores(anya, 4, 1, 2);
        mock.shows(anya, "Аня: оценка есть", "Борис: ждём");
        mock.doesNotShow(anya, "Верность");
        assertThat(mock.taps(anya, "Взял бы")).isEqualTo("Голосуют те, кто слушал.");
        assertThat(mock.taps(vika, "Взял бы")).startsWith("Голос принят.");
        assertThat(mock.taps(vika, "Не взял бы")).isEqualTo("Вы уже проголосовали.");
        mock.scores(boris, 2, 1);
        mock.shows(anya, "Верность: 4 / 2 — расходитесь", "засчитывает только Аня", "Взяли бы: 1, не взяли бы: 0");

        mock.taps(vika, "Следующий раунд");
        mock.shows(anya, "Раунд 2 из 2", "Отвечает Борис", "Спрашивает Аня");
        mock.taps(boris, "Пропустить");
        mock.shows(anya, "Вопрос пропущен", "За вопрос: Снова");
        mock.taps(anya, "Итоги");
        chat.until(
                "the report is there",
                () -> mock.in(anya).seesFromBot().stream()
                        .anyMatch(message -> message.text().contains("Собеседование закончено. Раундов: 2")));
        mock.breathes();
        chat.until(
                "the file is there",
                () -> mock.in(anya).seesFromBot().stream()
                        .anyMatch(message -> message.document().isPresent()));
        mock.hears(anya, "Что стоит повторить");
        mock.hears(boris, "Что стоит повторить");
        mock.tapsPrivately(boris, "Повторить 1");
        assertThat(boris.talk().seesFromBot().getLast().buttonTexts()).contains("Показать ответ");
        anya.talk().sends("/streak");
        chat.settles();
        assertThat(anya.talk().seesFromBot().getLast().text()).contains("Дней подряд: 1");

        mock.taps(vika, "Ещё раз");
        mock.shows(anya, "Ведёт Вика");
        assertThat(mock.board(anya).buttonTexts()).contains("Раундов: 2");
    }

    private String rounds(Person eyes) {
        return mock.board(eyes).buttonTexts().stream()
                .filter(label -> label.startsWith("Раундов"))
                .findFirst()
                .orElseThrow();
    }

    private int left(Person eyes) {
        var text = mock.board(eyes).text();
        var words = "осталось минут: ";
        return Integer.parseInt(
                text.substring(text.indexOf(words) + words.length()).strip());
    }
}
