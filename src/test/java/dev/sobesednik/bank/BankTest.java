package dev.sobesednik.bank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sobesednik.bank.json.BankFile;
import dev.sobesednik.bank.json.Loaded;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The bank that is delivered.
class BankTest {

    private final Contents contents = ((Loaded.Ready) BankFile.packaged()).contents();
    private final Bank bank = contents.bank();

    @Test
    void the_bank_keeps_every_rule() {
        assertThat(Rules.everything(contents))
                .extracting(finding -> finding.in("questions.json"))
                .isEmpty();
    }

    @Test
    void the_source_lists_questions_are_there_byte_for_byte() throws Exception {
        String markdown;
        try (var in = Objects.requireNonNull(BankTest.class.getResourceAsStream("list-003.md"))) {
            markdown = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        var list = QuestionList.parse(markdown);
        var listed = new ArrayList<List<Object>>();
        for (var item : list.items()) {
            listed.add(List.of(item.number(), item.level(), item.section(), item.text(), item.followUps()));
        }
        var held = new ArrayList<List<Object>>();
        for (var question : bank.questions()) {
            var number = question.source().number();
            if (number == null) continue;
            held.add(List.of(
                    number,
                    question.level(),
                    bank.section(question.section()).title(),
                    Objects.requireNonNullElse(question.source().seedText(), question.text()),
                    question.followUps().stream()
                            .map(followUp -> Objects.requireNonNullElse(followUp.seedText(), followUp.text()))
                            .toList()));
        }

        assertThat(list.anomalies()).isEmpty();
        assertThat(listed).hasSize(130);
        assertThat(held).containsExactlyElementsOf(listed);
    }

    @Test
    void the_source_lists_questions_have_their_numbers_as_ids() {
        assertThat(bank.questions().stream()
                        .filter(question -> question.source().seed().equals("003"))
                        .map(question -> question.id().value()))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 130)
                        .mapToObj("q%03d"::formatted)
                        .toList());
    }

    @Test
    void a_stated_chance_is_shown_only_where_the_source_states_one() {
        assertThat(bank.questions().stream()
                        .filter(question -> question.statedChance() != null)
                        .map(question -> question.source().seed()))
                .allMatch("000"::equals);
    }

    @Test
    void every_track_has_a_name_in_both_languages_and_its_own_questions() {
        assertThat(bank.tracks()).hasSizeGreaterThanOrEqualTo(13).allSatisfy(track -> {
            assertThat(track.title()).containsOnlyKeys("ru", "en");
            assertThat(track.questions()).hasSizeGreaterThanOrEqualTo(5);
            assertThat(track.sections()).isNotEmpty();
        });
    }
}
