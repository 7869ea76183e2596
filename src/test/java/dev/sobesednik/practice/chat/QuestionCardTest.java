package dev.sobesednik.practice.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sobesednik.bank.json.BankFile;
import dev.sobesednik.bank.json.Loaded;
import dev.sobesednik.bot.TestGame;
import dev.sobesednik.chat.Language;
import dev.sobesednik.memory.Rating;
import dev.sobesednik.record.ChatRecord;
import dev.sobesednik.texts.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QuestionCardTest {

    /// Letters that fit beside each other on a phone 360 pixels wide, by the number of buttons in the row.
    private static final List<Integer> FITS = List.of(0, 40, 24, 10, 7, 4, 4);

    private final Texts texts = new Texts();

    @ParameterizedTest
    @EnumSource(Language.class)
    void every_side_has_at_most_four_rows_of_buttons_that_fit_a_phone(Language language) {
        var bank = ((Loaded.Ready) BankFile.packaged()).bank();
        for (var question : bank.questions())
            for (var ticks : Arrays.asList(null, 0))
                for (var side : Side.values()) {
                    var more = TestGame.FEATURES.cardButtons(question.id(), ChatRecord.EMPTY);
                    var grades = new Viewer.Grades.Open(Map.of(Rating.EASY, 365));
                    var card = new QuestionCard(bank, question, 57, new Viewer.One(grades, true, false, ticks, more));

                    var rows = card.show(side).keyboard().rows();

                    assertThat(rows).as("%s %s", question.id(), side).hasSizeLessThanOrEqualTo(4);
                    for (var row : rows)
                        for (var button : row)
                            assertThat(texts.plain(button.label(), language))
                                    .as("%s %s", question.id(), side)
                                    .hasSizeLessThanOrEqualTo(FITS.get(row.size()));
                }
    }
}
