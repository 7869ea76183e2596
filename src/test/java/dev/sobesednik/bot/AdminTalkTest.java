package dev.sobesednik.bot;

import dev.sobesednik.bank.json.SmallBank;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AdminTalkTest {

    private final ChatScript chat = ChatScript.at("2026-03-02T09:00:00Z");
    private final ChatScript.User admin = chat.user(ChatScript.ADMIN, "Ада", "ru");

    @AfterEach
    void close() {
        chat.close();
    }

    @Test
    void a_good_bank_is_taken_at_once() {
        admin.sends("/quiz 5").starts("Уровень 5");
        chat.fileHolds(SmallBank.read(SmallBank.text()));

        admin.sends("/reload").with("База перечитана: вопросов 3, переведено 0.");

        admin.sends("/quiz 5").starts("Такой темы нет.").without("3. Веб");
    }

    @Test
    void a_bad_bank_is_refused_with_its_mistakes_and_the_old_one_stays() {
        chat.fileHolds(SmallBank.withFirstEntry(entry -> entry.put("level", 99)));

        admin.sends("/reload").with("Новая база не годится, работаю с прежней", "small.json", "q001", "level");

        admin.sends("/quiz 5").starts("Уровень 5");
    }

    @Test
    void a_bank_with_more_mistakes_than_fit_is_refused_in_one_message() {
        chat.fileHolds(SmallBank.with(root -> {
            for (int number = 0; number < 300; number++)
                root.withArray("questions").addObject().put("<id>&", "x" + number);
        }));

        admin.sends("/reload").with("Новая база не годится", "…");
    }

    @Test
    void to_anybody_else_the_command_does_not_exist() {
        chat.fileHolds(SmallBank.read(SmallBank.text()));

        chat.anya().sends("/reload").with("Не знаю команды /reload.");

        admin.sends("/quiz 5").starts("Уровень 5");
    }
}
