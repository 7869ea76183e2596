package dev.sobesednik.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sobesednik.playground.BotAccount;
import dev.sobesednik.playground.BotApiServer;
import dev.sobesednik.playground.EmulatedTelegram;
import io.lettuce.core.cluster.SlotHash;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Redis as several processes: Sentinels over a primary and its replica, and a cluster of three primaries.
class SeveralRedisTest {

    private static final String TOKEN = "1000000005:several-M1n2B3v4C5x6Z7l8K9j0";
    private static final Pattern NUMBER = Pattern.compile("/n(\\d+)\\b");
    private static final Duration LASTS = Duration.ofSeconds(20);

    @Tag("chaos")
    @Test
    void a_failover_by_sentinels_is_survived_and_what_it_loses_is_counted() throws IOException {
        var home = Alone.home("sentinel");
        try (var primary = RedisProcess.start(home.resolve("a"));
                var replica = RedisProcess.start(home.resolve("b"), "--replicaof", "127.0.0.1 " + primary.port())) {
            until("the replica follows", () -> info(replica, "replication").contains("master_link_status:up"));
            var sentinels = new ArrayList<Process>();
            try {
                var ports = new ArrayList<Integer>();
                for (int number = 0; number < 3; number++) {
                    ports.add(RedisProcess.freePort());
                    sentinels.add(sentinel(home.resolve("s" + number), ports.getLast(), primary.port()));
                }
                LockSupport.parkNanos(Duration.ofSeconds(3).toNanos());
                var nodes = String.join(
                        ",", ports.stream().map(port -> "127.0.0.1:" + port).toList());
                report(
                        "sentinel",
                        "the primary killed, a replica promoted by Sentinels",
                        talk("redis-sentinel://" + nodes + "#bot", primary::kill));
            } finally {
                sentinels.forEach(Process::destroyForcibly);
                sentinels.forEach(Signals::awaitEnd);
            }
        }
    }

    @Tag("chaos")
    @Test
    void a_cluster_of_three_primaries_moves_slots_and_loses_a_node_for_a_while() throws IOException {
        var home = Alone.home("cluster");
        var nodes = IntStream.range(0, 3)
                .mapToObj(number -> RedisProcess.start(
                        home.resolve("n" + number),
                        "--cluster-enabled",
                        "yes",
                        "--cluster-node-timeout",
                        "2000",
                        "--cluster-require-full-coverage",
                        "no"))
                .toList();
        try {
            join(nodes);
            var url = "redis-cluster://127.0.0.1:" + nodes.getFirst().port() + ",127.0.0.1:"
                    + nodes.get(1).port();
            var counted = talk(url, () -> {
                move(nodes, SlotHash.getSlot("{p09}:outbox"));
                nodes.get(2).kill();
                LockSupport.parkNanos(Duration.ofSeconds(4).toNanos());
                nodes.get(2).startAgain();
            });
            report("cluster", "a slot moved, one of three primaries killed and started again", counted);
            assertThat(counted.lost()).isZero();
            assertThat(counted.doubled()).isZero();
        } finally {
            nodes.forEach(RedisProcess::close);
        }
    }

    private record Counted(int asked, int lost, int doubled, Duration longest) {}

    /// Twenty people send numbered commands; the blow falls after a quarter of the time.
    private static Counted talk(String url, Runnable blow) {
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

            var asked = 0;
            var lost = 0;
            var doubled = 0;
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
            }
            moments.sort(null);
            var longest = 0L;
            for (int index = 1; index < moments.size(); index++)
                longest = Math.max(longest, moments.get(index) - moments.get(index - 1));
            return new Counted(asked, lost, doubled, Duration.ofNanos(longest));
        }
    }

    private static void report(String name, String what, Counted counted) throws IOException {
        var text = """
            | what happens | numbered commands | never answered | answered twice | longest silence |
            |---|---|---|---|---|
            | %s | %d | %d | %d | %.1f s |
            """.formatted(what, counted.asked, counted.lost, counted.doubled, counted.longest.toMillis() / 1e3);
        System.out.println(text);
        Files.writeString(Path.of("target", "chaos", name + ".md"), text);
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

    private static void join(List<RedisProcess> nodes) {
        var share = SlotHash.SLOT_COUNT / nodes.size() + 1;
        for (int number = 0; number < nodes.size(); number++) {
            try (var client = nodes.get(number).client()) {
                var from = number * share;
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
