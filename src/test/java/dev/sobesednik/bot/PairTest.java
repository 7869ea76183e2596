package dev.sobesednik.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sobesednik.playground.people.Group;
import dev.sobesednik.playground.people.Person;
import dev.sobesednik.playground.world.Persona;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PairTest {

    private static final Duration DAY = Duration.ofDays(1);

    /// A Sunday, noon in Moscow.
    private final ChatScript chat = ChatScript.at("2026-03-01T09:00:00Z");

    private final Person anya = chat.telegram.person(new Persona(42, "Аня", "anya", "ru"));
    private final Person boris = chat.telegram.person(new Persona(43, "Борис", null, "ru"));
    private final Person vika = chat.telegram.person(new Persona(44, "Вика", null, "ru"));

    @AfterEach
    void close() {
        chat.close();
    }

    @Test
    void three_people_over_two_weeks_meet_others_and_nobody_is_left_out_twice() {
        var pair = script(group());
        pair.says(anya, "/pair");
        pair.shows(
                anya, "По понедельникам в 10:00 (Москва)", "Участвуют: 0.", "Ближайшие пары: пн, 2 марта.", "8 недель");
        assertThat(pair.taps(vika, "Мой уровень")).isEqualTo("Сначала нажмите «Участвую».");
        assertThat(pair.taps(anya, "Участвую"))
                .isEqualTo("Вы участвуете. Уровень: любой. Когда: любое время. У вас сейчас 12:00? Если нет, поправьте"
                        + " часы.");
        assertThat(pair.taps(anya, "Мой уровень")).isEqualTo("Уровень: 1. Когда: любое время. У вас сейчас 12:00.");
        assertThat(pair.taps(anya, "Будни вечером")).isEqualTo("Уровень: 1. Когда: будни вечером. У вас сейчас 12:00.");
        assertThat(pair.taps(anya, "Выходные")).contains("Когда: будни вечером, выходные.");
        assertThat(pair.taps(anya, "Выходные")).contains("Когда: будни вечером.");
        assertThat(pair.taps(anya, "Мои часы: +1")).endsWith("У вас сейчас 13:01.");
        assertThat(pair.taps(anya, "Мои часы: −1")).endsWith("У вас сейчас 12:01.");
        pair.taps(boris, "Участвую");
        pair.taps(vika, "Участвую");

        pair.passes(DAY);
        pair.shows(anya, "Пары на эту неделю", "1. ", "на этой неделе без пары: вас нечётное число.", "/mock");
        var first = pair.board(anya).text();
        chat.botRestarts();
        pair.passes(DAY.multipliedBy(6).plus(Duration.ofHours(9)));
        pair.shows(anya, "Как прошла неделя?");
        var alone = List.of(anya, boris, vika).stream()
                .filter(person -> first.contains(person.persona().firstName() + " на этой неделе без пары"))
                .findFirst()
                .orElseThrow();
        assertThat(pair.taps(alone, "Получилось")).isEqualTo("На этой неделе у вас не было пары.");
        var paired = alone == anya ? boris : anya;
        assertThat(pair.taps(paired, "Получилось")).isEqualTo("Отлично, записал.");
        assertThat(pair.taps(paired, "Не получилось")).startsWith("Бывает. Записал");

        pair.passes(DAY);
        pair.shows(anya, "Пары на эту неделю");
        var second = pair.board(anya).text();
        assertThat(second).doesNotContain(alone.persona().firstName() + " на этой неделе без пары");
        assertThat(second.lines().filter(line -> line.startsWith("1. ")).findFirst())
                .isNotEqualTo(
                        first.lines().filter(line -> line.startsWith("1. ")).findFirst());
        assertThat(pair.taps(paired, "Получилось")).startsWith("Эта неделя уже закончилась.");
        assertThat(pair.taps(boris, "Выйти")).startsWith("Вы больше не участвуете.");
    }

    @Test
    void whoever_was_silent_two_weeks_in_a_row_is_paused_and_comes_back_by_one_press() {
        var pair = script(group());
        pair.says(anya, "/pair");
        pair.taps(anya, "Участвую");
        pair.taps(boris, "Участвую");
        pair.passes(DAY);
        for (int week = 1; week <= 2; week++) {
            var number = week;
            chat.until("the pairs of the week", () -> messages("Пары на эту неделю", pair) == number);
            pair.passes(DAY.multipliedBy(6).plusHours(9));
            chat.until("the question of the week", () -> messages("Как прошла неделя?", pair) == number);
            pair.taps(anya, "Не получилось");
            pair.passes(DAY.minusHours(9));
        }
        chat.until("one of them is paused", () -> chat.record(pair.group.id()).contains("\"paused\":true"));
        pair.says(anya, "/pair");
        pair.shows(anya, "Пока участвует один человек");
        assertThat(messages("Пары на эту неделю", pair)).isEqualTo(2);

        assertThat(pair.taps(boris, "Участвую")).startsWith("Вы снова участвуете. Уровень: любой.");
        pair.says(anya, "/pair");
        pair.shows(anya, "Участвуют: 2.");
    }

    /// It said the settings and not that the pause was over.
    @Test
    void whoever_was_paused_and_sets_something_is_told_that_they_take_part_again() {
        var pair = script(group());
        pair.says(anya, "/pair");
        pair.taps(anya, "Участвую");
        pair.taps(boris, "Участвую");
        pair.passes(DAY);
        for (int week = 1; week <= 2; week++) {
            pair.passes(DAY.multipliedBy(6).plusHours(9));
            pair.shows(anya, "Как прошла неделя?");
            pair.passes(DAY.minusHours(9));
        }
        chat.until("both are paused", () -> chat.record(pair.group.id()).split("\"paused\":true", -1).length == 3);

        assertThat(pair.taps(boris, "Выходные")).startsWith("Вы снова участвуете. Уровень: любой. Когда: выходные.");
        assertThat(pair.taps(boris, "Выходные")).startsWith("Уровень: любой.");
    }

    /// The one who had stayed was told that there had been no partner.
    @Test
    void a_late_answer_about_a_week_that_no_pairs_followed_hears_that_the_week_is_over() {
        var pair = script(group());
        pair.says(anya, "/pair");
        pair.taps(anya, "Участвую");
        pair.taps(boris, "Участвую");
        pair.passes(DAY);
        pair.shows(anya, "Пары на эту неделю");
        pair.taps(boris, "Выйти");
        pair.passes(DAY.multipliedBy(6).plusHours(9));
        pair.shows(anya, "Как прошла неделя?");
        pair.passes(DAY);

        assertThat(pair.taps(anya, "Получилось")).startsWith("Эта неделя уже закончилась.");
    }

    @Test
    void the_pairs_go_with_the_group_when_it_becomes_a_supergroup() {
        var group = chat.telegram.group("Мок", anya, boris);
        var pair = script(group);
        pair.says(anya, "/pair@sobesednik_bot");
        pair.taps(anya, "Участвую");
        pair.taps(boris, "Участвую");
        group.migrates();
        chat.settles();

        pair.passes(DAY);
        chat.until("the pairs of the week", () -> messages("Пары на эту неделю", pair) == 1);
        pair.shows(anya, "Пары на эту неделю", "Аня и Борис — любое время");
    }

    @Test
    void forged_buttons_and_the_private_chat_are_answered() {
        var pair = script(group());
        pair.says(anya, "/pair");
        var message = pair.board(anya);
        pair.taps(anya, "Участвую");
        for (var data : List.of("1:pair", "1:pair:", "1:pair:fly", "1:pair:level:9"))
            assertThat(answer(pair, message.id(), data)).startsWith("Эта кнопка из старого сообщения");
        for (var data : List.of("1:pair:met:1", "1:pair:missed:999999999"))
            assertThat(answer(pair, message.id(), data)).startsWith("Эта неделя уже закончилась.");
        anya.talk().sends("/pair");
        chat.settles();
        assertThat(anya.talk().seesFromBot().getLast().text())
                .startsWith("Пары для пробных собеседований составляются");
        assertThat(anya.talk().seesFromBot().getLast().buttons().getFirst().value())
                .isEqualTo("https://t.me/sobesednik_bot?startgroup=pair");
    }

    @Test
    void the_story_in_english() {
        var ben = chat.ben().person;
        var kate = chat.telegram.person(new Persona(46, "Kate", "kate", "en"));
        var pair = script(chat.telegram.supergroup("Mock", ben, kate));
        pair.says(ben, "/pair");
        pair.shows(ben, "On Mondays at 10:00 (UTC)", "Taking part: 0.", "The next pairs: Mon, 2 March.");
        assertThat(pair.taps(ben, "My level")).isEqualTo("Press \"I take part\" first.");
        assertThat(pair.taps(ben, "I take part"))
                .isEqualTo(
                        "You take part. Level: any. When: any time. Is it 09:00 where you are? If not, set the clock.");
        assertThat(pair.taps(ben, "Weekday mornings"))
                .isEqualTo("Level: any. When: weekday mornings. Your time now is 09:00.");
        pair.taps(kate, "I take part");
        pair.passes(DAY.plusHours(2));
        pair.shows(
                ben, "Pairs of this week", "1. Ben and Kate: weekday mornings", "Find a time and start here: /mock.");
        pair.passes(DAY.multipliedBy(6).plusHours(9));
        pair.shows(ben, "How was the week?");
        assertThat(pair.taps(ben, "It did not")).startsWith("It happens.");
        assertThat(pair.taps(kate, "It took place")).isEqualTo("Very good, noted.");
    }

    private static String answer(MockScript pair, int message, String data) {
        var text = pair.in(pair.chat.anya().person)
                .presses(message, data)
                .awaitAnswer(ChatScript.SOON)
                .text();
        return text == null ? "" : text;
    }

    private long messages(String beginning, MockScript pair) {
        return pair.in(anya).seesFromBot().stream()
                .filter(message -> message.text().startsWith(beginning))
                .count();
    }

    private MockScript script(Group group) {
        return new MockScript(chat, group, 0);
    }

    private Group group() {
        var group = chat.telegram.supergroup("Мок", anya, boris, vika);
        chat.settles();
        return group;
    }
}
