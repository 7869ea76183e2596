package dev.sobesednik.matching.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sobesednik.bank.Bank;
import dev.sobesednik.bank.json.BankFile;
import dev.sobesednik.bank.json.Loaded;
import dev.sobesednik.topics.Topic;
import dev.sobesednik.topics.TopicSearch;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LuceneTopicsTest {

    private static final Bank BANK = ((Loaded.Ready) BankFile.packaged()).bank();
    private static final TopicSearch TOPICS = new BankWords(BANK).topics();

    private static List<String> names(String words) {
        return TOPICS.find(words).stream().map(LuceneTopicsTest::name).toList();
    }

    private static String name(Topic topic) {
        return switch (topic) {
            case Topic.Level(var level) -> "level " + level.number();
            case Topic.Section(var section) -> "section " + section.id();
            case Topic.Tag(var tag) -> "tag " + tag;
            case Topic.One(var question) -> question.id().value();
        };
    }

    @ParameterizedTest
    @CsvSource({
        "3, level 3",
        "' 3 ', level 3",
        "уровень 3, level 3",
        "level 3, level 3",
        "Основы Python, level 1",
        "веб-разработка, level 3",
        "безопасность, section security",
        "тестирование, section testing",
        "генераторы и итераторы, section generators",
        "декораторы, tag decorators",
        "декоратор, tag decorators",
        "Декораторами, tag decorators",
        "транзакции, tag transactions",
        "django, tag django",
        "джанго, tag django",
        "редис, tag redis",
        "постгрес, tag postgresql",
        "k8s, tag kubernetes",
        "ревью, tag code-review",
        "пул соединений, tag connection-pool",
        "ооп, tag oop",
        "GIL, q001",
        "gil, q001",
        "гил, q001",
        "q001, q001",
        "синглтон, q036",
        "flask контекст, x54",
        "как работает сборщик мусора, tag gc"
    })
    void people_name_topics_in_their_own_words(String words, String topic) {
        assertThat(names(words)).startsWith(topic);
    }

    @ParameterizedTest
    @CsvSource({
        "декараторы, tag decorators",
        "декораторф, tag decorators",
        "транзкации, tag transactions",
        "докре, tag docker",
        "генираторы, tag generators",
        "псотгрес, tag postgresql",
        "kuberntes, tag kubernetes",
        "cинглтoн, q036"
    })
    void a_slip_of_the_finger_is_forgiven(String words, String topic) {
        assertThat(names(words)).startsWith(topic);
    }

    @ParameterizedTest
    @CsvSource({
        "вусщкфещк, tag decorators",
        "ltrjhfnjhs, tag decorators",
        "пшд, q001",
        "ыйд, tag sql",
        "hfcghtltk`yyst dsxbcktybz, q120"
    })
    void the_other_keyboard_layout_is_understood(String words, String topic) {
        assertThat(names(words)).startsWith(topic);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ".",
                "привет",
                "ghbdtn",
                "пицца маргарита",
                "99",
                "0",
                "-1",
                "3000000000",
                "🙂",
                "q999",
                "что это такое",
                "\ud83d"
            })
    void where_nothing_fits_nothing_is_found(String words) {
        assertThat(names(words)).isEmpty();
    }

    @Test
    void the_wider_topic_comes_first_and_its_questions_follow() {
        assertThat(names("транзакции")).startsWith("tag transactions").contains("q076", "q080");
    }

    @Test
    void every_question_section_and_level_is_found_by_its_own_title() {
        for (var question : BANK.questions())
            assertThat(names(question.text())).as(question.text()).contains(name(new Topic.One(question)));
        for (var section : BANK.sections())
            assertThat(names(section.title())).as(section.title()).contains(name(new Topic.Section(section)));
        for (var level : BANK.levels())
            assertThat(names(level.title())).as(level.title()).startsWith(name(new Topic.Level(level)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"🙂", "a", "я ", "база данных ", "q", "3"})
    void the_longest_message_is_searched_too(String unit) {
        assertThat(TOPICS.find(unit.repeat(4096 / unit.length()))).hasSizeLessThanOrEqualTo(12);
    }

    @Test
    void a_whole_message_of_words_that_nobody_knows_fits_nothing() {
        var words = IntStream.range(0, 500).mapToObj(number -> "слово" + number).collect(Collectors.joining(" "));

        assertThat(names(words)).isEmpty();
    }

    @Test
    void an_empty_bank_has_no_topics() {
        var empty = new Bank(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

        assertThat(new BankWords(empty).topics().find("GIL")).isEmpty();
    }

    @Test
    void a_topic_tells_its_questions() {
        var found = TOPICS.find("транзакции").getFirst();

        assertThat(found.questions(BANK))
                .isNotEmpty()
                .allMatch(question -> question.tags().contains("transactions"));
    }

    @Test
    void another_bank_after_a_reload_is_learned_anew() {
        var words = new LatestWords();
        var before = words.of(BANK);

        assertThat(words.of(BANK)).isSameAs(before);
        assertThat(words.of(((Loaded.Ready) BankFile.packaged()).bank())).isNotSameAs(before);
    }
}
