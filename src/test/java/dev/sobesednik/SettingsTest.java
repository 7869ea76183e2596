package dev.sobesednik;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sobesednik.redis.RedisAddress;
import dev.sobesednik.telegram.Pace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SettingsTest {

    @Test
    void an_empty_environment_is_a_playground_with_everything_of_its_own() {
        var settings = Settings.read(Map.of());

        assertThat(settings.isPlayground()).isTrue();
        assertThat(settings.redis()).isNull();
        assertThat(settings.proxy()).isNull();
        assertThat(settings.dataDir()).isEqualTo(Path.of("data"));
        assertThat(settings.questionsFile()).isNull();
        assertThat(settings.serverPort()).isEqualTo(8080);
        assertThat(settings.serverAddress()).isNull();
        assertThat(settings.admins()).isEmpty();
        assertThat(settings.limits().group()).isEqualTo(Pace.Limits.TELEGRAM.group());
        assertThat(settings.limits().person()).isEqualTo(Pace.Limits.TELEGRAM.person());
        assertThat(settings.limits().all()).isEqualTo(Pace.Limits.TELEGRAM.all());
    }

    @Test
    void every_variable_is_taken(@TempDir Path directory) throws Exception {
        var bank = Files.writeString(directory.resolve("bank.json"), "{}");
        var settings = Settings.read(Map.of(
                "TELEGRAM_BOT_TOKEN", " 123456:ABC-def_1234 ",
                "TELEGRAM_API_URL", "http://127.0.0.1:8081/",
                "REDIS_URL", "rediss://user:pass@redis.example:6380/2",
                "DATA_DIR", directory.toString(),
                "QUESTIONS_FILE", bank.toString(),
                "SERVER_PORT", "0",
                "SERVER_ADDRESS", "127.0.0.1",
                "PLAYGROUND", "off",
                "BOT_ADMINS", "1, 22 ,333"));

        assertThat(settings.token()).isEqualTo("123456:ABC-def_1234");
        assertThat(settings.apiUrl()).isEqualTo("http://127.0.0.1:8081");
        assertThat(settings.redis()).isEqualTo(RedisAddress.of("rediss://user:pass@redis.example:6380/2"));
        assertThat(settings.questionsFile()).isEqualTo(bank);
        assertThat(settings.serverPort()).isZero();
        assertThat(settings.serverAddress()).isEqualTo("127.0.0.1");
        assertThat(settings.admins()).containsExactly(1L, 22L, 333L);
        assertThat(settings.toString()).doesNotContain("ABC");
    }

    @Test
    void what_is_blank_is_not_set() {
        assertThat(Settings.read(Map.of("TELEGRAM_BOT_TOKEN", " ", "REDIS_URL", "", "SERVER_PORT", " "))
                        .isPlayground())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TELEGRAM_BOT_TOKEN | hello                     | @BotFather",
                "TELEGRAM_BOT_TOKEN | '\"123456:ABCDEF\"'       | without quotes",
                "TELEGRAM_BOT_TOKEN | 123456:ABC DEF            | @BotFather",
                "TELEGRAM_BOT_TOKEN | 123456:ключ               | @BotFather",
                "TELEGRAM_API_URL   | telegram                  | http://host:port",
                "TELEGRAM_API_URL   | ftp://host                | http://host:port",
                "TELEGRAM_API_URL   | http://                   | http://host:port",
                "TELEGRAM_API_URL   | http://host:99999         | http://host:port",
                "TELEGRAM_API_URL   | http://a b                | http://host:port",
                "TELEGRAM_API_URL   | http://host/?x=1          | http://host:port",
                "REDIS_URL          | localhost:6379            | redis://host:port",
                "REDIS_URL          | http://localhost          | redis://host:port",
                "REDIS_URL          | redis://localhost:70000   | redis://host:port",
                "REDIS_CA_FILE      | /no/such/file.pem         | in PEM",
                "REDIS_CA_FILE      | pom.xml                   | use rediss://",
                "QUESTIONS_FILE     | /no/such/file.json        | unset",
                "QUESTIONS_FILE     | .                         | unset",
                "SERVER_PORT        | eighty                    | from 0 to 65535",
                "SERVER_PORT        | -1                        | from 0 to 65535",
                "SERVER_PORT        | 65536                     | from 0 to 65535",
                "SERVER_PORT        | 80.5                      | from 0 to 65535",
                "PLAYGROUND         | yes                       | auto or off",
                "PLAYGROUND         | off                       | TELEGRAM_BOT_TOKEN is missing",
                "BOT_ADMINS         | anya                      | separated by commas",
                "BOT_ADMINS         | '1,,2'                    | separated by commas",
                "BOT_ADMINS         | -5                        | separated by commas",
                "SEND_PER_SECOND    | 1001                      | from 0 to 1000",
                "SEND_PER_CHAT_SECOND | many                    | from 0 to 100",
                "SEND_PER_GROUP_MINUTE | -1                     | from 0 to 1000",
                "DAILY_GRACE_MINUTES | 0                        | from 1 to 1440",
            })
    void a_wrong_value_is_one_sentence_with_the_variable_and_the_remedy(String name, String value, String remedy) {
        assertThatThrownBy(() -> Settings.read(Map.of(name, value)))
                .isInstanceOf(Settings.Wrong.class)
                .hasMessageContaining(name)
                .hasMessageContaining(remedy)
                .satisfies(problem -> assertThat(problem.getMessage()).hasLineCount(1));
    }

    @Test
    void an_address_that_may_hold_a_password_is_not_repeated() {
        assertThatThrownBy(() -> Settings.read(Map.of("REDIS_URL", "redis://:hunter2@host:99999")))
                .isInstanceOf(Settings.Wrong.class)
                .satisfies(problem -> assertThat(problem.getMessage()).doesNotContain("hunter2"));
    }

    @Test
    void an_authority_that_is_none_is_said_before_anybody_is_asked() {
        assertThatThrownBy(() -> Settings.read(Map.of("REDIS_URL", "rediss://host", "REDIS_CA_FILE", "pom.xml")))
                .isInstanceOf(Settings.Wrong.class)
                .hasMessage("REDIS_CA_FILE is 'pom.xml', which holds no certificate: name the authority's certificate"
                        + " in PEM");
    }

    /// A service of docker compose is often called so.
    @Test
    void a_server_whose_name_has_an_underscore_is_taken() {
        var settings = Settings.read(Map.of(
                "TELEGRAM_API_URL", "http://telegram_bot_api:8081",
                "REDIS_URL", "redis://my_redis:6379"));

        assertThat(settings.apiUrl()).isEqualTo("http://telegram_bot_api:8081");
        assertThat(settings.redis()).hasToString("redis://my_redis:6379");
    }

    @Test
    void the_way_to_telegram_may_lead_by_a_proxy_and_the_playground_needs_none() {
        var environment = new HashMap<>(Map.of("HTTPS_PROXY", "http://user:hunter2@proxy.example:3128"));
        assertThat(Settings.read(environment).proxy()).isNull();

        environment.put("TELEGRAM_BOT_TOKEN", "123456:ABC-def_1234");
        assertThat(Settings.read(environment).proxy()).hasToString("proxy.example:3128 (HTTPS_PROXY)");

        environment.put("HTTPS_PROXY", "https://user:hunter2@proxy.example:3128");
        assertThatThrownBy(() -> Settings.read(environment))
                .isInstanceOf(Settings.Wrong.class)
                .hasMessageContaining("HTTPS_PROXY is no proxy that the bot can use")
                .satisfies(problem -> assertThat(problem.getMessage()).doesNotContain("hunter2"));
    }

    @Test
    void a_path_after_the_host_of_the_api_stays_without_its_last_slash() {
        assertThat(Settings.read(Map.of("TELEGRAM_API_URL", "https://proxy.example/tg/"))
                        .apiUrl())
                .isEqualTo("https://proxy.example/tg");
    }

    static IntStream perMinute() {
        return IntStream.of(1, 2, 3, 4, 5, 7, 8, 10, 15, 19, 20, 21, 30, 60, 100, 333, 1_000);
    }

    @ParameterizedTest
    @MethodSource("perMinute")
    void whatever_is_allowed_a_group_a_minute_is_never_exceeded(int allowed) {
        var pace = new Pace(Settings.read(Map.of("SEND_PER_GROUP_MINUTE", Integer.toString(allowed)))
                .limits());
        var window = new ArrayDeque<Instant>();
        var now = Instant.EPOCH;
        for (int sent = 0; sent < 3 * allowed + 10; sent++) {
            now = pace.mayLeave(-1, now);
            pace.left(-1, now);
            window.addLast(now);
            while (!window.getFirst().plus(Duration.ofMinutes(1)).isAfter(now)) window.removeFirst();
            assertThat(window.size()).isLessThanOrEqualTo(allowed);
        }
    }

    @Test
    void zero_switches_a_limit_off() {
        var off = new HashMap<String, String>();
        for (var name : new String[] {"SEND_PER_SECOND", "SEND_PER_CHAT_SECOND", "SEND_PER_GROUP_MINUTE"})
            off.put(name, "0");

        assertThat(Settings.read(off).limits()).isEqualTo(Pace.Limits.OFF);
    }
}
