package dev.sobesednik.turn.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sobesednik.Rooms;
import dev.sobesednik.chat.Language;
import dev.sobesednik.profile.Profile;
import dev.sobesednik.record.ChatRecord;
import dev.sobesednik.storage.ExportJson;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExportTest {

    @Test
    void everything_that_is_kept_is_told_in_words_and_dates() {
        var export = export(People.fixture());

        assertThat(export.at("/profile/chosen").asString()).isEqualTo("en");
        assertThat(export.at("/profile/spoken").asString()).isEqualTo("ru");
        assertThat(export.at("/profile/zone").asString()).isEqualTo("Asia/Tbilisi");
        assertThat(export.at("/profile/away").asBoolean()).isTrue();
        assertThat(export.at("/practice/level").asInt()).isEqualTo(3);
        assertThat(export.at("/practice/shown/question").asString()).isEqualTo("q002");
        assertThat(export.at("/daily/resumes").asString()).isEqualTo("2026-03-09");
        assertThat(export.at("/daily/next").asString()).isEqualTo("2026-03-09T03:30:00Z");
        assertThat(export.at("/streak/toNextFreeze").asInt()).isEqualTo(3);
        assertThat(export.at("/streak/last/zone").asString()).isEqualTo("Europe/Moscow");
        assertThat(export.at("/streak/days").size()).isEqualTo(4);
        assertThat(export.at("/streak/excused/0").asString()).isEqualTo("2026-03-04");
        assertThat(export.at("/history/showings").asInt()).isEqualTo(57);
        assertThat(export.at("/history/newestDay/asked").size()).isEqualTo(2);
        assertThat(export.at("/history/questions/q001/reviews/1/rating").asString())
                .isEqualTo("EASY");
        assertThat(export.at("/history/questions/q002/reviews").isEmpty()).isTrue();
    }

    @Test
    void what_was_never_used_is_not_told() {
        var export = export(ChatRecord.EMPTY.with(Profile.SLICE, Profile.met(Language.RU)));

        assertThat(export.propertyNames()).containsExactly("profile");
    }

    private static JsonNode export(ChatRecord record) {
        return JsonMapper.shared().readTree(new ExportJson(Rooms.slices()).apply(record));
    }
}
