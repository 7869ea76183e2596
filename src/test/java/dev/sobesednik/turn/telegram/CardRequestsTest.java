package dev.sobesednik.turn.telegram;

import static dev.sobesednik.chat.Text.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sobesednik.bank.json.BankFile;
import dev.sobesednik.bank.json.Loaded;
import dev.sobesednik.chat.ChatId;
import dev.sobesednik.chat.Effect;
import dev.sobesednik.chat.Language;
import dev.sobesednik.chat.Message;
import dev.sobesednik.chat.Text;
import dev.sobesednik.memory.Rating;
import dev.sobesednik.playground.EmulatedTelegram;
import dev.sobesednik.playground.call.Call;
import dev.sobesednik.playground.world.BotAccount;
import dev.sobesednik.playground.world.Persona;
import dev.sobesednik.practice.chat.QuestionCard;
import dev.sobesednik.practice.chat.Side;
import dev.sobesednik.practice.chat.Viewer;
import dev.sobesednik.texts.Texts;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What the bank makes the bot ask of Telegram, whole requests with their keyboards.
class CardRequestsTest {

    private static final ChatId ANYA = new ChatId(42);

    private final Requests requests = new Requests(new Texts());

    @ParameterizedTest
    @EnumSource(Language.class)
    void telegram_takes_every_side_of_a_card_for_everybody_who_may_see_it(Language language) {
        var bank = ((Loaded.Ready) BankFile.packaged()).bank();
        var refused = new ArrayList<String>();
        // The texts of all are checked elsewhere; the keyboards differ in nothing but the ids.
        for (int index = 0; index < bank.questions().size(); index += 10) {
            var question = bank.questions().get(index);
            var telegram =
                    new EmulatedTelegram(InstantSource.system(), new BotAccount("1000:token", "some_bot", "Some"));
            telegram.person(new Persona(42, "A", null, "ru")).starts("");
            for (var viewer : List.of(
                    one(new Viewer.Grades.Open(Map.of(Rating.EASY, 36_500)), 0),
                    one(new Viewer.Grades.Given(Rating.AGAIN, LocalDate.EPOCH), null),
                    new Viewer.Group()))
                for (var side : Side.values()) {
                    // As high as the numbers of showings get.
                    var card = new QuestionCard(bank, question, Integer.MAX_VALUE, viewer);
                    var answer = send(telegram, card.show(side, lead(side)), language);
                    if (!answer.startsWith("{\"ok\":true")) refused.add(question.id() + " " + side + ": " + answer);
                }
        }
        assertThat(refused).isEmpty();
    }

    @Test
    void a_toast_is_cut_at_what_telegram_shows() {
        var press = new Effect.AnswerPress("7", new Text.Plain("x".repeat(500)), false);

        var request = requests.render(press, ANYA, null, Language.EN).orElseThrow();

        assertThat(request.method()).isEqualToIgnoringCase("answerCallbackQuery");
        assertThat(JsonMapper.shared().readTree(request.body()).path("text").asString())
                .hasSize(200)
                .endsWith("…");
    }

    /// The longest line that stands above this side.
    private static Text lead(Side side) {
        return side == Side.QUESTION ? said("daily.lead") : said("quiz.compare", 6, 6, said("button.grade.again"));
    }

    private static Viewer one(Viewer.Grades grades, @Nullable Integer ticks) {
        return new Viewer.One(grades, true, true, ticks, List.of());
    }

    private String send(EmulatedTelegram telegram, Message message, Language language) {
        var request =
                requests.render(new Effect.Say(message), ANYA, null, language).orElseThrow();
        var body = (ObjectNode) JsonMapper.shared().readTree(request.body());
        return telegram.call("1000:token", request.method(), Call.Encoding.JSON, body, Map.of())
                .body();
    }
}
