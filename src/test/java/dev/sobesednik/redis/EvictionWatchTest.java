package dev.sobesednik.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sobesednik.bot.CapturedLogs;
import io.lettuce.core.resource.ClientResources;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvictionWatchTest {

    private static ClientResources resources;

    @BeforeAll
    static void start() {
        resources = RedisConnections.resources();
    }

    @AfterAll
    static void stop() {
        Connected.over(resources);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"allkeys-lru", "allkeys-lfu", "allkeys-random", "volatile-lru", "volatile-lfu", "volatile-ttl"})
    void a_policy_that_throws_keys_away_is_warned_of(String policy) {
        assertThat(EvictionWatch.sentence(policy))
                .hasValue("Redis throws records away when it is full (maxmemory-policy " + policy
                        + "), and people would lose their progress: set maxmemory-policy to noeviction");
        assertThat(EvictionWatch.sentence("noeviction")).isEmpty();
    }

    @Test
    void it_is_said_once_and_taken_back_once_it_is_mended() {
        try (var redis = OwnRedis.with("--maxmemory", "20mb", "--maxmemory-policy", "allkeys-lru");
                var connected = new Connected("redis://127.0.0.1:" + redis.port(), null, resources);
                var log = new CapturedLogs();
                var watch = new EvictionWatch(connected.redis())) {
            watch.start();
            Awaitility.await().until(() -> watch.sentence().isPresent());
            assertThat(watch.look()).isTrue();
            assertThat(log.text()).containsOnlyOnce("maxmemory-policy allkeys-lru");

            redis.commands(commands -> commands.configSet("maxmemory-policy", "noeviction"));

            assertThat(watch.look()).isTrue();
            assertThat(watch.sentence()).isEmpty();
        }
    }

    @Test
    void every_node_of_a_cluster_is_asked() {
        try (var node = OwnRedis.with(
                        "--cluster-enabled",
                        "yes",
                        "--cluster-announce-ip",
                        "127.0.0.1",
                        "--maxmemory-policy",
                        "volatile-ttl");
                var connected = new Connected("redis-cluster://127.0.0.1:" + node.port(), null, resources);
                var watch = new EvictionWatch(connected.redis())) {
            assertThat(watch.look()).isTrue();
            assertThat(watch.sentence()).get().asString().contains("volatile-ttl");
        }
    }

    @Test
    void whoever_may_not_ask_one_way_asks_the_other() {
        for (var permissions : new String[][] {{"+@all", "-info"}, {"+@all", "-config"}})
            try (var strict = OwnRedis.with(
                            "--maxmemory-policy",
                            "allkeys-lru",
                            "--user",
                            "bot",
                            "on",
                            ">secret",
                            "~*",
                            permissions[0],
                            permissions[1]);
                    var connected = new Connected("redis://bot:secret@127.0.0.1:" + strict.port(), null, resources);
                    var watch = new EvictionWatch(connected.redis())) {
                assertThat(watch.look()).isTrue();
                assertThat(watch.sentence()).isPresent();
            }
    }

    @Test
    void whoever_may_ask_neither_way_is_left_in_peace() {
        try (var strict = OwnRedis.with("--user", "bot", "on", ">secret", "~*", "+@all", "-info", "-config");
                var connected = new Connected("redis://bot:secret@127.0.0.1:" + strict.port(), null, resources);
                var watch = new EvictionWatch(connected.redis())) {
            assertThat(watch.look()).isTrue();
            assertThat(watch.sentence()).isEmpty();
        }
    }

    @Test
    void a_redis_that_is_away_is_asked_later() {
        try (var connected = new Connected("redis://127.0.0.1:" + OwnRedis.freePort(), null, resources);
                var watch = new EvictionWatch(connected.redis())) {
            assertThat(watch.look()).isFalse();
            assertThat(watch.sentence()).isEmpty();
        }
    }
}
