package dev.sobesednik.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sobesednik.playground.BotApiServer;
import dev.sobesednik.playground.EmulatedTelegram;
import dev.sobesednik.playground.world.BotAccount;
import io.lettuce.core.KillArgs;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.SlotHash;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// Redis as several processes: Sentinels over a primary and its replica, and a cluster of three primaries.
class SeveralRedisTest {

    private static final String TOKEN = "1000000005:several-M1n2B3v4C5x6Z7l8K9j0";
    private static final Pattern NUMBER = Pattern.compile("/n(\\d+)\\b");
    private static final Duration LASTS = Duration.ofSeconds(20);
    /// Twenty acts a second, and what was under way.
    private static final int IN_TWO_SECONDS = 60;

    private static final List<String> ROWS = Collections.synchronizedList(new ArrayList<>());

    @AfterAll
    static void report() throws IOException {
        if (ROWS.isEmpty()) return;
        var text = """
            | what happens | numbered commands | never answered | answered twice | questions asked for | forgotten | longest silence |
            |---|---|---|---|---|---|---|
            %s
            """.formatted(String.join("\n", ROWS));
        Report.write("several", text);
    }

    @Tag("chaos")
    @Test
    void a_failover_by_sentinels_to_a_replica_in_step_loses_nothing() throws IOException {
        try (var guarded = new Guarded("in-step")) {
            var counted = talk(guarded.url(), guarded.primary::kill, guarded.replica::record);

            row("the primary killed, its replica in step", counted);
            assertThat(counted.lost).isZero();
        }
    }

    @Tag("chaos")
    @Test
    void a_failover_to_a_replica_that_lags_loses_what_it_had_not_heard_and_the_bot_goes_on() throws IOException {
        try (var guarded = new Guarded("lag")) {
            var counted = talk(guarded.url(), guarded::killAheadOfTheReplica, guarded.replica::record);

            row("the primary killed, its replica two seconds behind", counted);
            assertThat(counted.lost).as("the replies had been sent").isLessThanOrEqualTo(IN_TWO_SECONDS);
            assertThat(counted.forgotten).isLessThanOrEqualTo(IN_TWO_SECONDS);
        }
    }

    @Tag("chaos")
    @Test
    void a_primary_that_demands_a_replica_loses_less() throws IOException {
        try (var guarded = new Guarded("demanding", "--min-replicas-to-write", "1", "--min-replicas-max-lag", "1")) {
            var counted = talk(guarded.url(), guarded::killAheadOfTheReplica, guarded.replica::record);

            row(
                    "a replica two seconds gone, with `min-replicas-to-write 1`, so that the primary waits for a"
                            + " replica",
                    counted);
            assertThat(counted.forgotten).isLessThanOrEqualTo(IN_TWO_SECONDS);
        }
    }

    /// A primary with its replica, and three Sentinels that look after them.
    private static final class Guarded implements AutoCloseable {
        final RedisProcess primary;
        final RedisProcess replica;
        private final List<Process> sentinels = new ArrayList<>();
        private final List<String> ports = new ArrayList<>();

        Guarded(String name, String... settings) throws IOException {
            var home = Alone.home(name);
            primary = RedisProcess.start(home.resolve("a"), settings);
            replica = RedisProcess.start(home.resolve("b"), "--replicaof", "127.0.0.1 " + primary.port());
            until("the replica follows", () -> info(replica, "replication").contains("master_link_status:up"));
            for (int number = 0; number < 3; number++) {
                var port = RedisProcess.freePort();
                ports.add("127.0.0.1:" + port);
                sentinels.add(sentinel(home.resolve("s" + number), port, primary.port()));
            }
            // They tell each other of the replica by way of the primary.
            LockSupport.parkNanos(Duration.ofSeconds(3).toNanos());
        }

        String url() {
            return "redis-sentinel://" + String.join(",", ports) + "#bot";
        }

        /// A password keeps the replica from coming back; whoever is connected stays so. Freezing it would not do: what
        /// was sent waits in its socket, and it reads that first.
        void killAheadOfTheReplica() {
            try (var client = primary.client()) {
                client.sync().configSet("requirepass", "unknown to the replica");
                client.sync().clientKill(KillArgs.Builder.typeSlave());
                LockSupport.parkNanos(Duration.ofSeconds(2).toNanos());
            }
            primary.kill();
        }

        @Override
        public void close() {
            sentinels.forEach(Process::destroyForcibly);
            sentinels.forEach(Signals::awaitEnd);
            replica.close();
            primary.close();
        }
    }

    @Tag("chaos")
    @Test
    void a_cluster_of_three_primaries_moves_slots_and_loses_a_node_for_a_while() throws IOException {
        var nodes = nodes(Alone.home("cluster"), 3);
        try {
            join(nodes, 3);
            var counted = talk(
                    url(nodes),
                    () -> {
                        move(nodes, SlotHash.getSlot("{p09}:outbox"));
                        nodes.get(2).kill();
                        LockSupport.parkNanos(Duration.ofSeconds(4).toNanos());
                        nodes.get(2).startAgain();
                    },
                    key -> inCluster(nodes, key));
            row("a cluster's slot moved, then one of three primaries killed and started again", counted);
            assertThat(counted.lost).isZero();
            assertThat(counted.doubled).isZero();
            assertThat(counted.forgotten).isZero();
        } finally {
            nodes.forEach(RedisProcess::close);
        }
    }

    @Tag("chaos")
    @Test
    void a_cluster_with_replicas_loses_a_primary_for_good() throws IOException {
        var nodes = nodes(Alone.home("replicas"), 6);
        try {
            join(nodes, 3);
            for (int number = 0; number < 3; number++) follow(nodes.get(3 + number), nodes.get(number));
            var counted = talk(url(nodes), nodes.get(2)::kill, key -> inCluster(nodes, key));
            row("a cluster's primary killed for good, its replica takes over", counted);
            assertThat(counted.lost).isZero();
        } finally {
            nodes.forEach(RedisProcess::close);
        }
    }

    private static List<RedisProcess> nodes(Path home, int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> RedisProcess.start(
                        home.resolve("n" + number),
                        "--cluster-enabled",
                        "yes",
                        "--cluster-node-timeout",
                        "2000",
                        "--cluster-require-full-coverage",
                        "no"))
                .toList();
    }

    private static String url(List<RedisProcess> nodes) {
        return "redis-cluster://127.0.0.1:" + nodes.getFirst().port() + ",127.0.0.1:"
                + nodes.get(1).port();
    }

    private static Map<String, String> inCluster(List<RedisProcess> nodes, String key) {
        for (var node : nodes) {
            if (!node.isAlive()) continue;
            try (var client = RedisClusterClient.create(node.url());
                    var connection = client.connect()) {
                return connection.sync().hgetall(key);
            }
        }
        throw new IllegalStateException("no node is left");
    }

    /// @param forgotten questions that were asked for and that the record does not count
    private record Counted(int asked, int lost, int doubled, int questions, int forgotten, Duration longest) {}

    /// Twenty people send commands and ask for questions; the blow falls after a quarter of the time.
    private static Counted talk(String url, Runnable blow, Function<String, Map<String, String>> records) {
        var telegram =
                new EmulatedTelegram(InstantSource.system(), new BotAccount(TOKEN, "sobesednik_bot", "Собеседник"));
        var deliveries = new Deliveries(telegram);
        try (var api = BotApiServer.start(telegram, 0);
                var bot = BotProcess.start(Map.of(
                        "TELEGRAM_BOT_TOKEN",
                        TOKEN,
                        "TELEGRAM_API_URL",
                        api.url(),
                        "REDIS_URL",
                        url,
                        "SEND_PER_SECOND",
                        "200",
                        "SEND_PER_CHAT_SECOND",
                        "20"));
                var crowd = new Crowd(telegram, deliveries, 20, 20, 5)) {
            bot.awaitOnDuty(Duration.ofSeconds(60));
            crowd.begins();
            LockSupport.parkNanos(LASTS.dividedBy(4).toNanos());
            blow.run();
            LockSupport.parkNanos(LASTS.multipliedBy(3).dividedBy(4).toNanos());
            crowd.rests();
            telegram.awaitAllConfirmed(Duration.ofSeconds(60));
            LockSupport.parkNanos(Duration.ofSeconds(5).toNanos());
            return counted(crowd, deliveries, records);
        }
    }

    private static Counted counted(Crowd crowd, Deliveries deliveries, Function<String, Map<String, String>> records) {
        var json = new JsonMapper();
        var asked = 0;
        var lost = 0;
        var doubled = 0;
        var questions = 0;
        var forgotten = 0;
        var moments = new ArrayList<Long>();
        for (var member : crowd.members()) {
            var seen = new int[member.commands + 1];
            for (var delivery : deliveries.of(member.id())) {
                moments.add(delivery.nanos());
                var number = NUMBER.matcher(delivery.text());
                if (number.find()) seen[Integer.parseInt(number.group(1))]++;
            }
            for (int number = 1; number <= member.commands; number++) {
                asked++;
                if (seen[number] == 0) lost++;
                if (seen[number] > 1) doubled++;
            }
            questions += member.questions;
            var fields = records.apply(
                    "{p%02d}:chat:%d".formatted(Math.floorMod(Long.hashCode(member.id()), 64), member.id()));
            forgotten += member.questions
                    - json.readTree(fields.getOrDefault("history", "{}"))
                            .path("n")
                            .asInt(0);
        }
        moments.sort(null);
        var longest = 0L;
        for (int index = 1; index < moments.size(); index++)
            longest = Math.max(longest, moments.get(index) - moments.get(index - 1));
        return new Counted(asked, lost, doubled, questions, forgotten, Duration.ofNanos(longest));
    }

    private static void row(String what, Counted counted) {
        ROWS.add("| %s | %d | %d | %d | %d | %d | %.1f s |"
                .formatted(
                        what,
                        counted.asked,
                        counted.lost,
                        counted.doubled,
                        counted.questions,
                        counted.forgotten,
                        counted.longest.toMillis() / 1e3));
    }

    private static Process sentinel(Path directory, int port, int primary) throws IOException {
        Files.createDirectories(directory);
        var settings = directory.resolve("sentinel.conf");
        Files.writeString(settings, """
            port %d
            bind 127.0.0.1
            sentinel monitor bot 127.0.0.1 %d 2
            sentinel down-after-milliseconds bot 2000
            sentinel failover-timeout bot 10000
            """.formatted(port, primary));
        return new ProcessBuilder(RedisProcess.binary().toString(), settings.toString(), "--sentinel")
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("sentinel.log").toFile())
                .start();
    }

    private static void join(List<RedisProcess> nodes, int primaries) {
        var share = SlotHash.SLOT_COUNT / primaries + 1;
        for (int number = 0; number < nodes.size(); number++) {
            try (var client = nodes.get(number).client()) {
                var from = number * share;
                if (number < primaries)
                    client.sync()
                            .clusterAddSlots(IntStream.range(from, Math.min(from + share, SlotHash.SLOT_COUNT))
                                    .toArray());
                if (number > 0)
                    client.sync().clusterMeet("127.0.0.1", nodes.getFirst().port());
            }
        }
        for (var node : nodes)
            until("the cluster stands", () -> {
                try (var client = node.client()) {
                    return client.sync().clusterInfo().contains("cluster_state:ok");
                }
            });
    }

    private static void follow(RedisProcess replica, RedisProcess primary) {
        try (var client = primary.client();
                var following = replica.client()) {
            var id = client.sync().clusterMyId();
            until("they know each other", () -> following.sync().clusterNodes().contains(id));
            following.sync().clusterReplicate(id);
        }
        until("the replica follows", () -> info(replica, "replication").contains("master_link_status:up"));
    }

    /// The slot goes to the first node, keys and all.
    private static void move(List<RedisProcess> nodes, int slot) {
        for (var node : nodes.subList(1, nodes.size())) {
            try (var source = node.client();
                    var target = nodes.getFirst().client()) {
                if (!owns(source.sync(), slot)) continue;
                var from = source.sync().clusterMyId();
                var to = target.sync().clusterMyId();
                target.sync().clusterSetSlotImporting(slot, from);
                source.sync().clusterSetSlotMigrating(slot, to);
                for (var key : source.sync().clusterGetKeysInSlot(slot, 1_000))
                    source.sync().migrate("127.0.0.1", nodes.getFirst().port(), key, 0, 5_000);
                for (var each : nodes) {
                    try (var client = each.client()) {
                        client.sync().clusterSetSlotNode(slot, to);
                    }
                }
            }
        }
    }

    private static boolean owns(RedisClusterCommands<String, String> node, int slot) {
        for (var line : node.clusterNodes().lines().toList()) {
            if (!line.contains("myself")) continue;
            for (var part : line.split(" ")) {
                var range = part.split("-");
                if (part.matches("\\d+-\\d+")
                        && slot >= Integer.parseInt(range[0])
                        && slot <= Integer.parseInt(range[1])) return true;
            }
        }
        return false;
    }

    private static String info(RedisProcess redis, String section) {
        try (var client = redis.client()) {
            return client.sync().info(section);
        }
    }

    private static void until(String what, BooleanSupplier condition) {
        var until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > until) throw new AssertionError("not yet: " + what);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }
}
