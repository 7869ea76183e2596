package dev.sobesednik.pair.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sobesednik.bank.Bank;
import dev.sobesednik.chat.ChatId;
import dev.sobesednik.chat.Language;
import dev.sobesednik.feature.Context;
import dev.sobesednik.feature.Features;
import dev.sobesednik.pair.Couple;
import dev.sobesednik.pair.Pairs;
import dev.sobesednik.pair.Partner;
import dev.sobesednik.pair.Slot;
import dev.sobesednik.texts.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Telegram refuses a message of more than 4096 characters and looks at 100 entities of it.
class PairTextsTest {

    private static final LocalDate MONDAY = LocalDate.parse("2026-03-02");
    private static final int NAME = 24;

    private final Texts texts = new Texts();

    @Test
    void sixty_people_with_long_names_fit_one_message() {
        var partners = new ArrayList<Partner>();
        var couples = new ArrayList<Couple>();
        for (int id = 1; id <= Pairs.MOST - 1; id++)
            partners.add(Partner.joined(id, "N".repeat(NAME), 0, 180, MONDAY)
                    .toggled(Slot.MORNING)
                    .toggled(id % 2 == 0 ? Slot.EVENING : Slot.WEEKEND));
        for (int pair = 0; pair + 1 < partners.size(); pair += 2)
            couples.add(Couple.of(partners.get(pair), partners.get(pair + 1)));
        var pairs = new Pairs(0, List.copyOf(partners), List.copyOf(couples), MONDAY, false, null);
        var bank = new Bank(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
        var context = new Context(
                new ChatId(-1001),
                0,
                Instant.parse("2026-03-02T07:00:00Z"),
                new Context.World(bank, new Random(1), "sobesednik_bot", words -> Optional.empty(), Duration.ZERO),
                new Features(List.of()));

        var message = new PairBoard(context).week(pairs, Optional.of(partners.getLast()));

        for (var language : Language.values()) {
            var words = texts.plain(message.text(), language);
            assertThat(words.length()).isLessThanOrEqualTo(4096);
            assertThat(words.lines().filter(line -> line.matches("\\d+\\. N.*")))
                    .hasSize(29);
            assertThat(texts.html(message.text(), language).split("<a ", -1).length - 1)
                    .isEqualTo(59);
        }
    }

    @Test
    void toasts_fit_into_two_hundred_characters() {
        for (var language : Language.values())
            for (var key : List.of("pair.joined", "pair.back", "pair.mine")) {
                var all = Partner.joined(1, "N", 6, 180, MONDAY)
                        .toggled(Slot.MORNING)
                        .toggled(Slot.EVENING);
                var toast = dev.sobesednik.chat.Text.said(
                        key, PairBoard.level(all), PairBoard.times(all), java.time.LocalTime.of(23, 59));
                assertThat(texts.plain(toast, language).length()).isLessThanOrEqualTo(200);
            }
    }
}
