package dev.sobesednik.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sobesednik.bot.CapturedLogs;
import dev.sobesednik.bot.RealRedis;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import redis.embedded.RedisExecProvider;

class BundledRedisTest {

    @TempDir
    private Path data;

    @Test
    void data_survive_an_orderly_end() {
        try (var server = BundledRedis.start(data)) {
            keep(server.url());
        }

        try (var server = BundledRedis.start(data)) {
            assertThat(kept(server.url())).isEqualTo("kept");
        }
    }

    @Test
    void data_survive_the_sudden_death_of_the_server() {
        try (var server = BundledRedis.start(data)) {
            keep(server.url());
            ProcessHandle.of(pid(server.url())).orElseThrow().destroyForcibly();
            Awaitility.await().until(() -> !server.isAlive());
        }

        try (var server = BundledRedis.start(data)) {
            assertThat(kept(server.url())).isEqualTo("kept");
        }
    }

    /// A Redis that was killed under a running bot stayed away until the bot was restarted.
    @Test
    void a_server_that_dies_is_started_again_where_it_was() {
        try (var server = BundledRedis.start(data)) {
            keep(server.url());
            var dead = pid(server.url());
            ProcessHandle.of(dead).orElseThrow().destroyForcibly();
            Awaitility.await().until(() -> !server.isAlive());

            Awaitility.await().atMost(Duration.ofSeconds(20)).ignoreExceptions().until(() -> pid(server.url()) != dead);
            assertThat(kept(server.url())).isEqualTo("kept");
        }
    }

    /// The machine had no memory for another process at that moment, and the guard gave up for ever.
    @Test
    void a_server_that_cannot_be_started_again_at_once_is_started_later() throws IOException {
        var binary = data.resolve("redis").resolve("redis-server-" + RedisExecProvider.redisVersion);
        var aside = data.resolve("aside");
        try (var server = BundledRedis.start(data);
                var log = new CapturedLogs()) {
            keep(server.url());
            Files.move(binary, aside);
            Files.createDirectory(binary);
            ProcessHandle.of(pid(server.url())).orElseThrow().destroyForcibly();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> log.text().contains("could not start"));

            Files.delete(binary);
            Files.move(aside, binary);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .ignoreExceptions()
                    .until(() -> kept(server.url()).equals("kept"));
        }
    }

    @Test
    void a_copy_of_the_directory_made_while_it_is_written_to_restores() throws Exception {
        var copy = data.resolve("copy");
        int writtenBefore;
        try (var server = BundledRedis.start(data.resolve("live"));
                var writer = new Writer(server.url())) {
            Awaitility.await().until(() -> writer.written() > 300);
            writtenBefore = writer.written();
            copyOf(data.resolve("live"), copy, writer::writesSomeMore);
        }

        try (var restored = BundledRedis.start(copy)) {
            var numbers = in(restored.url(), redis -> redis.opsForList().size("numbers"));
            assertThat(numbers).isGreaterThanOrEqualTo(writtenBefore);
        }
    }

    @Test
    void a_copy_that_misses_a_part_is_refused_with_the_place_to_look() throws Exception {
        var copy = data.resolve("copy");
        try (var server = BundledRedis.start(data.resolve("live"))) {
            keep(server.url());
            copyOf(data.resolve("live"), copy, () -> {});
        }
        try (var parts = Files.list(copy.resolve("redis/appendonlydir"))) {
            for (var part :
                    parts.filter(file -> file.toString().endsWith(".base.rdb")).toList()) Files.delete(part);
        }

        assertThatThrownBy(() -> BundledRedis.start(copy))
                .hasMessageContaining("did not start")
                .hasMessageContaining("redis.log");
    }

    private static void copyOf(Path from, Path to, Runnable betweenFiles) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
                betweenFiles.run();
            }
        }
    }

    /// Writes one number after the other until it is closed.
    private static final class Writer implements AutoCloseable {
        private final AtomicInteger written = new AtomicInteger();
        private final Thread thread;
        private volatile boolean closed;

        Writer(String url) {
            thread = Thread.ofVirtual()
                    .start(() -> in(url, redis -> {
                        while (!closed) {
                            redis.opsForList().rightPush("numbers", "" + written.get());
                            written.incrementAndGet();
                        }
                        return written.get();
                    }));
        }

        int written() {
            return written.get();
        }

        void writesSomeMore() {
            var before = written();
            Awaitility.await().pollInterval(Duration.ofMillis(1)).until(() -> written() > before + 10);
        }

        @Override
        public void close() {
            closed = true;
            Awaitility.await().until(() -> !thread.isAlive());
        }
    }

    @Test
    void a_directory_that_another_bot_uses_is_said_and_one_left_behind_is_taken_over() throws Exception {
        var other = new ProcessBuilder(List.of(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        OtherBot.class.getName(),
                        data.toString()))
                .redirectErrorStream(true)
                .start();
        long orphan;
        try (var said = other.inputReader(StandardCharsets.UTF_8)) {
            var url = said.lines()
                    .filter(line -> line.startsWith("redis://"))
                    .findFirst()
                    .orElseThrow();
            keep(url);
            orphan = pid(url);
            assertThatThrownBy(() -> BundledRedis.start(data))
                    .hasMessageContaining("DATA_DIR")
                    .hasMessageContaining("is in use by another running bot");

            other.destroyForcibly().waitFor();
        }
        assertThat(ProcessHandle.of(orphan)).get().matches(ProcessHandle::isAlive);

        try (var server = BundledRedis.start(data)) {
            assertThat(kept(server.url())).isEqualTo("kept");
            assertThat(pid(server.url())).isNotEqualTo(orphan);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(5))
                    .until(() -> ProcessHandle.of(orphan)
                            .filter(ProcessHandle::isAlive)
                            .isEmpty());
        }
    }

    @Test
    void a_directory_in_use_by_this_very_program_is_said_too() {
        try (var server = BundledRedis.start(data)) {
            assertThatThrownBy(() -> BundledRedis.start(data)).hasMessageContaining("is in use by another running bot");
            assertThat(server.isAlive()).isTrue();
        }
    }

    /// Redis tells its directory with all links resolved: the bot took it for a stranger's, and gave up.
    @Test
    void a_directory_may_be_a_link() throws IOException {
        var link = Files.createSymbolicLink(data.resolve("link"), Files.createDirectory(data.resolve("real")));

        try (var server = BundledRedis.start(link)) {
            assertThat(server.isAlive()).isTrue();
        }
    }

    /// The disk was full, or the bot was killed, while the server was unpacked: every later start failed on what was
    /// left of it.
    @Test
    void a_server_that_was_unpacked_by_half_is_unpacked_again() throws IOException {
        var half = Files.createDirectories(data.resolve("redis"))
                .resolve("redis-server-" + RedisExecProvider.redisVersion);
        Files.writeString(half, "half");

        try (var server = BundledRedis.start(data)) {
            assertThat(server.isAlive()).isTrue();
        }
    }

    @Test
    void a_directory_that_cannot_be_made_is_said() throws IOException {
        var file = Files.writeString(data.resolve("file"), "");

        assertThatThrownBy(() -> BundledRedis.start(file.resolve("below")))
                .hasMessageContaining("DATA_DIR")
                .hasMessageContaining("cannot be used");
    }

    /// Said to be a directory that cannot be written to, which it could.
    @Test
    void a_file_system_from_which_nothing_may_be_run_is_said_with_the_remedy() throws IOException {
        var binary = Files.writeString(data.resolve("redis-server"), "");
        var refused = new IOException("Exec failed, error: 13 (Permission denied)");

        assertThat(BundledRedis.cannotRun(data, binary, refused))
                .hasMessage("DATA_DIR lies on a file system from which nothing may be run (noexec), such as the bundled"
                        + " Redis in "
                        + data + ": name a directory on another one, or start a Redis of your own and set"
                        + " REDIS_URL, such as redis://127.0.0.1:6379");

        assertThat(binary.toFile().setExecutable(true)).isTrue();
        assertThat(BundledRedis.cannotRun(data, binary, new IOException("error: 2 (No such file or directory)")))
                .hasMessageContaining("does not run on this system")
                .hasMessageContaining("REDIS_URL");
    }

    @Test
    void a_port_file_with_nonsense_in_it_stops_nothing() throws IOException {
        Files.createDirectories(data.resolve("redis"));
        Files.writeString(data.resolve("redis/port"), "99999\nnonsense");

        BundledRedis.start(data).close();

        Files.writeString(data.resolve("redis/port"), "99999");
        BundledRedis.start(data).close();
    }

    private static void keep(String url) {
        in(url, redis -> {
            redis.opsForValue().set("key", "kept");
            return true;
        });
    }

    private static String kept(String url) {
        return in(url, redis -> String.valueOf(redis.opsForValue().get("key")));
    }

    private static long pid(String url) {
        return in(
                url,
                redis -> Objects.requireNonNull(redis.execute(
                        RedisScript.of(
                                "return tonumber(string.match(redis.call('INFO', 'server'), 'process_id:(%d+)'))",
                                Long.class),
                        List.of())));
    }

    private static <T> T in(String url, Function<StringRedisTemplate, T> work) {
        var redis = RealRedis.connect(url);
        try {
            return work.apply(redis);
        } finally {
            RealRedis.cut(redis);
        }
    }

    /// Another process: it says where its Redis is, and waits to be killed.
    static final class OtherBot {
        private OtherBot() {}

        public static void main(String[] arguments) throws IOException {
            try (var server = BundledRedis.start(Path.of(arguments[0]))) {
                System.out.println(server.url());
                System.out.flush();
                if (System.in.read() < 0) System.exit(1);
            }
        }
    }
}
