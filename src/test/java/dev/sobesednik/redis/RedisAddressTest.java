package dev.sobesednik.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sobesednik.redis.RedisAddress.Credentials;
import dev.sobesednik.redis.RedisAddress.Kind;
import dev.sobesednik.redis.RedisAddress.Node;
import io.lettuce.core.SslVerifyMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedisAddressTest {

    @Test
    void one_redis_has_a_host_a_port_and_a_database() {
        assertThat(RedisAddress.of("redis://user:secret@redis.example:6380/2"))
                .isEqualTo(new RedisAddress(
                        Kind.ONE,
                        null,
                        new Credentials("user", "secret"),
                        new Credentials(null, null),
                        java.util.List.of(new Node("redis.example", 6_380)),
                        null,
                        2,
                        null));
        assertThat(RedisAddress.of("REDIS://localhost").nodes()).containsExactly(new Node("localhost", 6_379));
        assertThat(RedisAddress.of("redis://localhost:1/").database()).isZero();
        assertThat(RedisAddress.of("redis://localhost:1?database=3").database()).isEqualTo(3);
    }

    /// A service of docker compose is often called so, and `java.net.URI` sees no host in it.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "redis://my_redis:6379                            | redis://my_redis:6379",
                "rediss://:secret@my_redis                        | rediss://my_redis:6379",
                "redis-sentinel://s_1,s_2:26380#bot               | redis-sentinel://s_1:26379,s_2:26380#bot",
                "redis-cluster://n_1:7000,n_2:7001                | redis-cluster://n_1:7000,n_2:7001",
                "redis-cluster://[::1]:7000,[fe80::2]:7001/       | redis-cluster://[::1]:7000,[fe80::2]:7001",
                "rediss-sentinel://[::1],10.0.0.1/1#the-bot       |"
                        + " rediss-sentinel://[::1]:26379,10.0.0.1:26379#the-bot",
                "redis-sentinel://h?sentinelMasterId=bot          | redis-sentinel://h:26379#bot",
                "redis-cluster://a:1, b:2                         | redis-cluster://a:1,b:2",
            })
    void hosts_may_have_underscores_and_ipv6_and_come_in_lists(String url, String said) {
        assertThat(RedisAddress.of(url)).hasToString(said);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "redis://%s@host",
                "rediss://%s@host",
                "redis-sentinel://%s@host,other#bot",
                "rediss-sentinel://%s@host#bot",
                "redis-cluster://%s@host:1,other:2",
                "rediss-cluster://%s@host:1"
            })
    void passwords_are_percent_decoded_everywhere(String shape) {
        assertThat(credentials(shape, "b%6Ft:p%40ss%2Fw%3Ard%25+%23%3F%D0%B6"))
                .isEqualTo(with("bot", "p@ss/w:rd%+#?ж"));
        assertThat(credentials(shape, ":secret")).isEqualTo(with(null, "secret"));
        assertThat(credentials(shape, "secret")).isEqualTo(with(null, "secret"));
        // Signs that need not be encoded, and some that should be and do no harm.
        assertThat(credentials(shape, "bot:a^b|c{d}:e@f,g")).isEqualTo(with("bot", "a^b|c{d}:e@f,g"));
    }

    private static Credentials credentials(String shape, String userinfo) {
        return RedisAddress.of(shape.replace("%s", userinfo)).credentials();
    }

    private static Credentials with(@Nullable String user, String password) {
        return new Credentials(user, password);
    }

    @Test
    void sentinels_may_have_a_password_of_their_own() {
        var address = RedisAddress.of("redis-sentinel://:a@h?sentinelUser=watch&sentinelPassword=b%26c#bot");

        assertThat(address.credentials()).isEqualTo(with(null, "a"));
        assertThat(address.sentinel()).isEqualTo(with("watch", "b&c"));
    }

    @ParameterizedTest
    @CsvSource({
        "rediss://h, FULL",
        "rediss://h?verifyPeer=CA, CA",
        "rediss://h?verifypeer=none, NONE",
        "rediss-cluster://h:1?verifyPeer=NONE, NONE",
        "rediss-sentinel://h?verifyPeer=false#bot, NONE",
        "rediss://h/0?verifyPeer=TRUE, FULL"
    })
    void how_a_certificate_is_checked_is_part_of_the_address(String url, SslVerifyMode verify) {
        assertThat(RedisAddress.of(url).verify()).isEqualTo(verify);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "localhost:6379                         | use redis://host:port",
                "http://localhost                       | use redis://host:port",
                "redis://                               | is no address",
                "redis://:6379                          | is no address",
                "redis://h:70000                        | from 1 to 65535",
                "redis://h:0                            | from 1 to 65535",
                "redis://a b                            | is no address",
                "redis://a,b                            | redis-cluster://",
                "redis://::1                            | write [::1]:6379",
                "redis-cluster://10.0.0.1:1,fe80::1     | write [fe80::1]:6379",
                "redis-sentinel://h                     | #name-of-the-primary",
                "redis-sentinel://h,,i#bot              | is no address",
                "redis://h#bot                          | a # in a password is %23",
                "redis://:hun/ter2@h:1                  | %2F",
                "redis://:hunter2#x@h:1                 | %23",
                "redis://:hunter2?x@h:1                 | %3F",
                "redis://:hunter2%@h:1                  | %25",
                "redis://:hunter2%2@h:1                 | %25",
                "redis://h/first                        | database",
                "redis-cluster://h:1/2                  | a cluster has none",
                "redis://h?verifyPeer=NONE              | use rediss://",
                "rediss://h?verifyPeer=perhaps          | FULL, CA",
                "redis://h?sentinelPassword=hunter2     | no Sentinels",
                "rediss://h?ssl_cert_reqs=none          | 'ssl_cert_reqs'",
            })
    void what_cannot_be_an_address_is_said_with_the_remedy_and_without_the_password(String url, String remedy) {
        assertThatThrownBy(() -> RedisAddress.of(url))
                .hasMessageContaining("REDIS_URL")
                .hasMessageContaining(remedy)
                .satisfies(problem ->
                        assertThat(problem.getMessage()).hasLineCount(1).doesNotContain("hunter2"));
    }

    @Test
    void no_text_of_it_holds_the_password() {
        var address = RedisAddress.of("redis-sentinel://user:hunter2@h?sentinelPassword=hunter3#bot");

        assertThat(address.toString() + address.credentials() + address.sentinel())
                .doesNotContain("hunter", "user".toUpperCase(Locale.ROOT));
    }
}
