package dev.sobesednik.playground.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sobesednik.bank.json.BankFile;
import dev.sobesednik.bank.json.Loaded;
import dev.sobesednik.chat.Language;
import dev.sobesednik.chat.Text;
import dev.sobesednik.practice.chat.QuestionCard;
import dev.sobesednik.practice.chat.Side;
import dev.sobesednik.practice.chat.Viewer;
import dev.sobesednik.texts.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Every side of every card of the delivered bank, as Telegram would take it.
class BankViewsTest {

    private static final int MOST_ENTITIES = 100;

    @Test
    void every_side_of_every_card_fits_a_message_and_is_well_formed() {
        var bank = ((Loaded.Ready) BankFile.packaged()).bank();
        var texts = new Texts();
        var refused = new ArrayList<String>();
        for (var question : bank.questions()) {
            var card = new QuestionCard(
                    bank, question, 1, new Viewer.One(new Viewer.Grades.Open(Map.of()), true, false, 63, List.of()));
            for (var language : Language.values()) {
                for (var side : Side.values()) {
                    var html = texts.html(card.show(side, lead()).text(), language);
                    complaints(html)
                            .forEach(complaint ->
                                    refused.add("%s %s %s: %s".formatted(question.id(), side, language, complaint)));
                }
            }
        }
        assertThat(refused).isEmpty();
    }

    // The longest line that the bot puts above a card.
    private static Text lead() {
        return new Text.Plain("x".repeat(150));
    }

    private static List<String> complaints(String html) {
        var complaints = new ArrayList<String>();
        try {
            var parsed = HtmlText.parse(html);
            int units = parsed.text().length();
            if (units > 4096) complaints.add("%d units".formatted(units));
            if (parsed.entities().size() > MOST_ENTITIES) {
                complaints.add("%d formatted parts, Telegram shows 100"
                        .formatted(parsed.entities().size()));
            }
            if (outsideCode(parsed, "`") || outsideCode(parsed, "**")) complaints.add("markup that was not rendered");
            for (var entity : parsed.tidied().entities()) {
                if (entity.type().equals("bot_command") || entity.type().equals("mention")) {
                    complaints.add("«%s» becomes a %s: put it in backticks"
                            .formatted(parsed.tidied().text().substring(entity.offset(), entity.end()), entity.type()));
                }
            }
        } catch (RuntimeException refusal) {
            complaints.add(String.valueOf(refusal.getMessage()));
        }
        return complaints;
    }

    private static boolean outsideCode(FormattedText parsed, String markup) {
        for (int at = parsed.text().indexOf(markup); at >= 0; at = parsed.text().indexOf(markup, at + 1)) {
            int place = at;
            if (parsed.entities().stream()
                    .filter(entity ->
                            entity.type().equals("code") || entity.type().equals("pre"))
                    .noneMatch(entity -> entity.offset() <= place && place < entity.end())) return true;
        }
        return false;
    }
}
