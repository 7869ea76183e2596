package dev.sobesednik.favourites;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sobesednik.bank.json.SmallBank;
import dev.sobesednik.bot.ChatScript;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Questions kept at hand, played in a chat.
class FavouritesTest {

    private final ChatScript chat = ChatScript.at("2026-03-02T09:00:00Z");
    private final ChatScript.User anya = chat.anya();

    @AfterEach
    void close() {
        chat.close();
    }

    @Test
    void a_question_is_kept_at_a_press_listed_with_a_link_and_dropped() {
        anya.sends("/favourites").starts("Здесь будут вопросы");
        anya.starts("q_q001");
        anya.taps("Ещё");
        anya.taps("Избранное").says("В избранном. Весь список: /favourites");

        anya.sends("/favourites")
                .starts("Избранное: 1")
                .with("1. Что такое GIL")
                .withButtons("Убрать 1");

        anya.taps("Убрать 1").shows().starts("Здесь будут вопросы");
    }

    @Test
    void a_second_press_lets_it_go() {
        anya.starts("q_q001");
        anya.taps("Ещё");
        anya.taps("Избранное");

        anya.taps("Избранное").says("Больше не в избранном.");

        anya.sends("/favourites").starts("Здесь будут вопросы");
    }

    @Test
    void the_button_is_one_tap_from_a_card_and_never_in_a_group() {
        anya.starts("q_q001").withoutButtons("Избранное");
        anya.taps("Ещё").shows().withButtons("Избранное", "К вопросу");
        anya.taps("К вопросу");
        anya.taps("Показать ответ");
        anya.taps("Ещё").shows().withButtons("Избранное", "Подробно");
        var group = chat.telegram.group("Питонисты", anya.person);

        anya.in(group).sends("/quiz 1").withoutButtons("Избранное");
        anya.in(group).sends("/favourites").starts("Это личное");
    }

    @Test
    void a_list_of_more_than_ten_turns_its_pages() {
        for (int number = 1; number <= 12; number++) {
            anya.starts("q_q%03d".formatted(number));
            anya.taps("Ещё");
            anya.taps("Избранное");
        }

        anya.sends("/favourites")
                .starts("Избранное: 12")
                .with("1. ", "10. ")
                .without("11. ")
                .withButtons("Раньше");
        anya.taps("Раньше").shows().with("11. ", "12. ").withButtons("Новее", "Убрать 12");
        anya.taps("Убрать 12").shows().with("11. ").without("12. ");
        anya.taps("Убрать 11").shows().with("10. ").withoutButtons("Новее", "Раньше");
    }

    @Test
    void a_question_that_left_the_bank_is_listed_as_gone_and_can_be_dropped() {
        anya.starts("q_q020");
        anya.taps("Ещё");
        anya.taps("Избранное");
        chat.bankIs(SmallBank.read(SmallBank.text()));

        anya.sends("/favourites").with("1. этого вопроса больше нет");
        anya.taps("Убрать 1").shows().starts("Здесь будут вопросы");
    }

    @Test
    void what_anybody_can_forge_is_an_old_button() {
        anya.starts("q_q001");
        for (var data : new String[] {"1:fav", "1:fav:card", "1:fav:page:x", "1:fav:drop:q001", "1:fav:page:999"})
            assertThat(anya.tapsData(data).text()).as(data).startsWith("Эта кнопка");
        assertThat(anya.tapsData("1:fav:card:q999").text()).startsWith("Этого вопроса");
    }
}
