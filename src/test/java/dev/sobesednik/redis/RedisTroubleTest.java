package dev.sobesednik.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.sobesednik.redis.TlsFront.Identity;
import io.lettuce.core.RedisException;
import io.lettuce.core.resource.ClientResources;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.redis.core.script.RedisScript;

/// What Redis, or the way there, says in each trouble, and what a human reads of it.
class RedisTroubleTest {

    private static final String NOTHING_LOST = "until then nothing is confirmed to Telegram, and nothing is lost";
    private static final RedisScript<String> LAND =
            RedisScript.of("return redis.call('XADD', KEYS[1], '*', 'field', 'value')", String.class);

    private static ClientResources resources;
    private static OwnRedis open;

    @BeforeAll
    static void start() {
        resources = RedisConnections.resources();
        open = OwnRedis.with();
    }

    @AfterAll
    static void stop() {
        open.close();
        Connected.over(resources);
    }

    @Test
    void a_wrong_password_one_that_is_missing_and_one_too_many_are_told_apart() {
        try (var guarded = OwnRedis.with("--requirepass", "secret")) {
            assertThat(trouble("redis://:wrong@127.0.0.1:" + guarded.port()))
                    .isEqualTo(new RedisTrouble(
                            "Redis does not accept the user or the password (WRONGPASS): set them in REDIS_URL, such as"
                                    + " redis://user:password@host:port, with % @ / ? # : in them percent-encoded; "
                                    + NOTHING_LOST,
                            false));
            assertThat(said("redis://127.0.0.1:" + guarded.port())).contains("(NOAUTH): set it in REDIS_URL");
            assertThat(said("redis://nobody:secret@127.0.0.1:" + guarded.port()))
                    .contains("WRONGPASS");
        }
    }

    @Test
    void a_sentinel_that_wants_a_password_or_knows_no_such_primary_is_said() {
        try (var guarded = new Sentinel(open.port(), "secret");
                var free = new Sentinel(open.port(), null)) {
            assertThat(said("redis-sentinel://127.0.0.1:" + guarded.port() + "#bot"))
                    .contains("sentinelPassword");
            assertThat(said("redis-sentinel://127.0.0.1:" + free.port() + "#nobody"))
                    .contains("`sentinel monitor` behind the #");
        }
    }

    @ParameterizedTest
    @CsvSource({"-evalsha, EVALSHA, +evalsha", "-hgetall, HGETALL, +hgetall"})
    void a_command_that_is_forbidden_is_named_with_what_allows_it(String permission, String command, String remedy) {
        try (var strict = OwnRedis.with("--user", "bot", "on", ">secret", "~*", "+@all", permission)) {
            assertThat(trouble("redis://bot:secret@127.0.0.1:" + strict.port()))
                    .isEqualTo(new RedisTrouble(
                            "Redis forbids its user the command %s (NOPERM): allow it, such as with ACL SETUSER <user> %s; %s"
                                    .formatted(command, remedy, NOTHING_LOST),
                            false));
        }
    }

    /// Redis 7.0 does not say which.
    @ParameterizedTest
    @ValueSource(strings = {"-xadd", "-get"})
    void a_command_that_is_forbidden_within_a_script_is_said_with_the_place_to_look(String permission) {
        try (var strict = OwnRedis.with("--user", "bot", "on", ">secret", "~*", "+@all", permission)) {
            assertThat(said("redis://bot:secret@127.0.0.1:" + strict.port()))
                    .contains("ACL LOG", "+@all -@dangerous +info");
        }
    }

    @Test
    void what_the_sentence_allows_is_enough() {
        try (var strict = OwnRedis.with("--user", "bot", "on", ">secret", "~*", "+@all", "-@dangerous", "+info")) {
            assertThat(thrown("redis://bot:secret@127.0.0.1:" + strict.port())).isNull();
        }
    }

    @Test
    void keys_that_are_forbidden_are_said() {
        try (var strict = OwnRedis.with("--user", "bot", "on", ">secret", "~other:*", "+@all")) {
            assertThat(said("redis://bot:secret@127.0.0.1:" + strict.port())).contains("<user> ~*");
        }
    }

    @Test
    void a_command_that_the_provider_took_away_is_named() {
        try (var managed = OwnRedis.with("--rename-command", "EVALSHA", "")) {
            assertThat(said("redis://127.0.0.1:" + managed.port())).startsWith("This Redis has no command EVALSHA");
        }
    }

    @Test
    void a_replica_a_full_one_and_one_in_a_cluster_say_what_they_are() {
        try (var replica = OwnRedis.with("--replicaof", "127.0.0.1 " + open.port());
                var full = OwnRedis.with("--maxmemory", "1");
                var node = OwnRedis.with("--cluster-enabled", "yes")) {
            assertThat(said("redis://127.0.0.1:" + replica.port())).contains("because it is a replica");
            assertThat(said("redis://127.0.0.1:" + full.port())).contains("raise its maxmemory");
            assertThat(trouble("redis://127.0.0.1:" + node.port()).passes()).isTrue();
            assertThat(said("redis://127.0.0.1:" + node.port() + "/1")).contains("use redis-cluster://");
        }
        assertThat(said("redis-cluster://127.0.0.1:" + open.port())).contains("this Redis is no cluster");
        assertThat(said("redis://127.0.0.1:" + open.port() + "/99")).contains("use a smaller number");
    }

    @Test
    void tls_where_there_is_none_and_none_where_there_is(@TempDir Path directory) {
        var identity = Identity.of(directory, "dns:localhost");
        // A line feed among the random bytes of the greeting ends a command for Redis, and it answers.
        assertThat(told("rediss://127.0.0.1:" + open.port()).sentence())
                .containsPattern("rediss:// stands before a TLS port only|use redis:// instead of rediss://");
        try (var front = new TlsFront(identity, open.port())) {
            assertThat(said("redis://127.0.0.1:" + front.port())).contains("use rediss:// instead of redis://");
            assertThat(said("rediss://localhost:" + front.port())).contains("in REDIS_CA_FILE");
        }
        try (var front = TlsFront.thatWantsACertificateOfItsClient(identity, open.port())) {
            assertThat(said("rediss://localhost:" + front.port() + "?verifyPeer=NONE"))
                    .contains("tls-auth-clients");
        }
    }

    @Test
    void nobody_there_is_said_with_the_address() {
        var port = OwnRedis.freePort();

        assertThat(trouble("redis://127.0.0.1:" + port))
                .isEqualTo(new RedisTrouble(
                        "Nobody listens at 127.0.0.1:%d, where Redis should be; the bot goes on when it is back, and nothing is lost"
                                .formatted(port),
                        true));
        assertThat(said("redis://no-such-host.invalid"))
                .contains("The host no-such-host.invalid of Redis is not found");
    }

    /// The connection was there, and what a command throws is only that it is lost.
    @Test
    void a_password_that_changes_while_the_bot_works_is_found_out() {
        try (var changing = OwnRedis.with();
                var diagnosis = new RedisDiagnosis(resources);
                var connected = new Connected("redis://127.0.0.1:" + changing.port(), null, resources)) {
            connected.redis().opsForValue().set("key", "kept");

            changing.startsAnewWith("--requirepass", "secret");

            Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                var thrown =
                        catchThrowable(() -> connected.redis().opsForValue().get("key"));
                assertThat(diagnosis.of(thrown).sentence()).contains("(NOAUTH): set it in REDIS_URL");
            });

            changing.startsAnewWith();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .ignoreExceptions()
                    .until(() -> connected.redis().opsForValue().get("key") == null);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "LOADING Redis is loading the dataset in memory                            | true  | LOADING",
                "BUSY Redis is busy running a script. You can only call SCRIPT KILL        | true  | BUSY",
                "MASTERDOWN Link with MASTER is down                                       | true  | MASTERDOWN",
                "CLUSTERDOWN Hash slot not served                                          | true  | CLUSTERDOWN",
                "TRYAGAIN Multiple keys request during rehashing of slot                   | true  | CLUSTERDOWN",
                "MISCONF Errors writing to the AOF file: No space left on device           | false | MISCONF",
                "NOREPLICAS Not enough good replicas to write                              | false | NOREPLICAS",
                "MOVED 3999 127.0.0.1:6381                                                 | false | redis-cluster://",
                "ERR max number of clients reached                                         | false | maxclients",
                "DENIED Redis is running in protected mode because protected mode is on    | false | requirepass",
                "NOPERM this user has no permissions to run the 'xadd' command             | false | +xadd",
                "ERR ACL failure in script: User bot has no permissions to run the 'xadd' command | false | XADD",
                "ERR AUTH <password> called without any password configured                | false | Redis has none",
                "Invalid first byte: 72 (H) at buffer index 1 decoding using null          | false | is no Redis",
                "Connection closed prematurely                                             | true  | should it want"
                        + " TLS, use rediss://",
                "not an SSL/TLS record: 2d45525220                                         | false | instead of"
                        + " rediss://",
                "NOPERM No permissions to access a key                                     | false | ~*",
                "ERR The user executing the script can't run this command or subcommand    | false | +@all",
                "NOAUTH Authentication required.                                           | false | NOAUTH",
                "something that nobody has seen                                            | true  | Redis does not"
                        + " answer",
            })
    void what_redis_says_tells_whether_waiting_is_enough(String said, boolean passes, String told) {
        var trouble = RedisTrouble.of(new IllegalStateException("Error in execution", new RedisException(said)));

        assertThat(trouble.sentence()).contains(told).hasLineCount(1);
        assertThat(trouble.passes()).isEqualTo(passes);
    }

    @Test
    void what_is_not_known_of_redis_may_be_a_fault_of_ours() {
        assertThat(RedisTrouble.find(new NullPointerException("x is null"))).isEmpty();
        assertThat(RedisTrouble.find(new IllegalStateException("the script answered []")))
                .isEmpty();
    }

    private static String said(String url) {
        return trouble(url).sentence();
    }

    /// The lease is what the bot asks for first; a turn reads, and lands by a script.
    private static RedisTrouble trouble(String url) {
        // While the machine is busy with other tests, impatience may come before the answer.
        for (int attempt = 1; attempt < 5; attempt++) {
            var trouble = told(url);
            if (!trouble.sentence().matches("Redis (takes the connection|is too slow).*")) return trouble;
        }
        return told(url);
    }

    private static RedisTrouble told(String url) {
        var thrown = thrown(url);
        assertThat(thrown).isNotNull();
        return RedisTrouble.of(thrown);
    }

    private static Throwable thrown(String url) {
        try (var connected = new Connected(url, null, resources)) {
            return catchThrowable(() -> {
                new Lease(connected.redis(), "test", InstantSource.system(), InstantSource.system()).take();
                connected.redis().opsForHash().entries("record");
                connected.redis().execute(LAND, List.of("stream"));
            });
        }
    }
}
