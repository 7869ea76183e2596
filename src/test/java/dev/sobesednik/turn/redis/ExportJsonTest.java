package dev.sobesednik.turn.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sobesednik.chat.Language;
import dev.sobesednik.profile.Person;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExportJsonTest {

    @Test
    void everything_that_is_kept_is_told() {
        var export = export(People.fixture());

        assertThat(export.at("/language").asString()).isEqualTo("en");
        assertThat(export.at("/languageOfTelegram").asString()).isEqualTo("ru");
        assertThat(export.at("/level").asInt()).isEqualTo(3);
        assertThat(export.at("/timeZone").asString()).isEqualTo("Asia/Tbilisi");
        assertThat(export.at("/dailyQuestion/resumes").asString()).isEqualTo("2026-03-09");
        assertThat(export.at("/dailyQuestion/botIsBlocked").asBoolean()).isTrue();
        assertThat(export.at("/streak/daysTowardsTheNextFreeze").asInt()).isEqualTo(3);
        assertThat(export.at("/streak/lastZone").asString()).isEqualTo("Europe/Moscow");
        assertThat(export.at("/streak/days").size()).isEqualTo(4);
        assertThat(export.at("/streak/daysWithoutTheBot/0").asString()).isEqualTo("2026-03-04");
        assertThat(export.at("/questionsShown").asInt()).isEqualTo(57);
        assertThat(export.at("/newestQuestion/question").asString()).isEqualTo("q002");
        assertThat(export.at("/newestDay/questions").size()).isEqualTo(2);
        assertThat(export.at("/questions/q001/grades/1/grade").asString()).isEqualTo("EASY");
        assertThat(export.at("/questions/q002/grades").isEmpty()).isTrue();
        assertThat(export.at("/mockInterview/form/scores").size()).isEqualTo(2);
    }

    @Test
    void what_is_not_known_is_null_and_not_a_word() {
        var export = export(Person.unknown(Language.RU));

        assertThat(export.at("/dailyQuestion/next").isNull()).isTrue();
        assertThat(export.at("/timeZoneChosen").asBoolean()).isFalse();
        assertThat(export.has("newestQuestion")).isFalse();
    }

    private static JsonNode export(Person person) {
        return JsonMapper.shared().readTree(new ExportJson().apply(person));
    }
}
