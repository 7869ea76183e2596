package dev.sobesednik.turn.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sobesednik.bot.TestGame;
import dev.sobesednik.feature.Command.Menu;
import dev.sobesednik.feature.Place;
import dev.sobesednik.playground.BotApiDescription;
import dev.sobesednik.playground.BotApiServer;
import dev.sobesednik.playground.EmulatedTelegram;
import dev.sobesednik.playground.trouble.Trouble;
import dev.sobesednik.playground.world.BotAccount;
import dev.sobesednik.playground.world.Persona;
import dev.sobesednik.telegram.BotApi;
import dev.sobesednik.texts.Texts;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IntroductionTest {

    private final EmulatedTelegram telegram =
            new EmulatedTelegram(InstantSource.system(), new BotAccount("1000:token", "some_bot", "Some"));
    private final BotApiServer server = BotApiServer.start(telegram, 0);
    private final BotApi api = new BotApi(server.url(), "1000:token");
    private final Introduction introduction = new Introduction(new Texts(), TestGame.FEATURES);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void a_menu_is_in_the_language_of_whoever_opens_it_and_english_for_all_others() {
        BotApiDescription.watch(telegram);
        introduction.accept(api);
        var anya = telegram.person(new Persona(42, "Аня", null, "ru"));
        var chloe = telegram.person(new Persona(43, "Chloé", null, "fr"));

        assertThat(anya.talk().commands())
                .contains("/quiz Вопрос: /quiz или /quiz GIL", "/forget Удалить свои данные")
                .hasSameSizeAs(TestGame.FEATURES.commands(Place.PRIVATE).stream()
                        .filter(command -> command.menu() != Menu.NOBODY)
                        .toList());
        assertThat(chloe.talk().commands()).contains("/quiz A question: /quiz or /quiz GIL");
        var group = telegram.group("G", anya, chloe);
        assertThat(anya.in(group).commands()).contains("/daily Вопрос дня: время или off");
        assertThat(chloe.in(group).commands())
                .contains("/help What I can do")
                .noneMatch(line -> line.startsWith("/daily"));
        assertThat(telegram.complaints()).isEmpty();
    }

    @Test
    void a_refusal_or_silence_is_no_reason_not_to_work() {
        telegram.trouble()
                .always("setMyCommands", Trouble.tooManyRequests(30))
                .always("setMyDescription", Trouble.htmlPage(502))
                .always("setMyShortDescription", Trouble.badRequest("no"));

        introduction.accept(api);

        assertThat(telegram.calls("setMyShortDescription")).hasSize(2);
    }
}
