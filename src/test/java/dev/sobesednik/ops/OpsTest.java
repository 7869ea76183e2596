package dev.sobesednik.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sobesednik.bank.Question;
import dev.sobesednik.bank.json.Loaded;
import dev.sobesednik.bank.json.SmallBank;
import dev.sobesednik.bank.json.SmallTranslation;
import dev.sobesednik.bot.CapturedLogs;
import dev.sobesednik.chat.Language;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class OpsTest {

    @Test
    void a_reload_that_fails_leaves_the_last_good_bank() {
        var file = new AtomicReference<>(SmallBank.read(SmallBank.text()));
        var bank = new CurrentBank(file::get);
        var good = bank.get();

        file.set(SmallBank.read("{"));

        assertThat(bank.reload()).isInstanceOf(Loaded.Refused.class);
        assertThat(bank.get()).isSameAs(good);
    }

    @Test
    void a_first_bank_that_cannot_be_used_ends_the_start_with_its_mistakes() {
        assertThatThrownBy(() -> new CurrentBank(() -> SmallBank.withFirstEntry(entry -> entry.put("level", 99))))
                .hasMessageContaining("QUESTIONS_FILE")
                .hasMessageContaining("q001")
                .hasMessageContaining("level");
    }

    @Test
    void a_translation_that_cannot_be_used_is_logged_and_everybody_sees_the_original() {
        try (var logs = new CapturedLogs()) {
            var bank = new CurrentBank(
                    () -> SmallBank.read(SmallBank.text()), original -> SmallTranslation.over(original, "{"));

            assertThat(bank.in(Language.EN).questions())
                    .extracting(Question::language)
                    .containsOnly(Language.RU);
            assertThat(bank.in(Language.EN).language()).isEqualTo(Language.EN);
            assertThat(logs.text()).contains("everybody sees the original", "small.en.json: line 1");
        }
    }

    @Test
    void each_language_has_its_bank_with_the_same_ids() {
        var bank = new CurrentBank(
                () -> SmallBank.read(SmallBank.text()),
                original -> SmallTranslation.over(original, SmallTranslation.text()));

        assertThat(bank.in(Language.RU)).isSameAs(bank.get());
        assertThat(bank.in(Language.EN).questions())
                .extracting(Question::id)
                .isEqualTo(bank.get().questions().stream().map(Question::id).toList());
        assertThat(bank.translated()).isEqualTo(1);
    }

    @Test
    void a_reload_that_fails_for_the_translation_leaves_both() {
        var text = new AtomicReference<>(SmallTranslation.text());
        var bank = new CurrentBank(
                () -> SmallBank.read(SmallBank.text()), original -> SmallTranslation.over(original, text.get()));
        var good = bank.in(Language.EN);
        var original = bank.get();

        text.set("{");

        assertThat(bank.reload()).isInstanceOf(Loaded.Refused.class);
        assertThat(bank.in(Language.EN)).isSameAs(good);
        assertThat(bank.get()).isSameAs(original);
    }

    @Test
    void the_figures_are_meters_by_name() {
        var meters = new SimpleMeterRegistry();
        var metered = new Metered(meters);
        metered.watch(() -> 17);
        metered.polled(3);
        metered.sent();
        metered.refused();
        metered.tooMany();
        metered.unanswered();
        metered.unreadable();
        metered.abandoned();

        assertThat(meters.get("sobesednik.messages.waiting").gauge().value()).isEqualTo(17);
        assertThat(meters.get("sobesednik.updates").counter().count()).isEqualTo(3);
        for (var name : new String[] {
            "messages.sent",
            "messages.refused",
            "messages.too.many",
            "messages.unanswered",
            "updates.unreadable",
            "updates.abandoned"
        })
            assertThat(meters.get("sobesednik." + name).counter().count())
                    .as(name)
                    .isEqualTo(1);
    }
}
