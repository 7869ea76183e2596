package dev.sobesednik.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.awaitility.Awaitility;
import redis.embedded.RedisExecProvider;

/// A Redis as an operator would configure it, without anything on disk.
final class OwnRedis implements AutoCloseable {

    private final int port;
    private final List<String> settings;
    private Process process;

    static OwnRedis with(String... settings) {
        return new OwnRedis(freePort(), settings);
    }

    OwnRedis(int port, String... settings) {
        this.port = port;
        this.settings = List.of(settings);
        this.process = launch();
    }

    int port() {
        return port;
    }

    /// Without the append-only file nothing is left of what it knew.
    void startsAnewWith(String... more) {
        close();
        process = launch(more);
    }

    /// As somebody who may do everything.
    <T> T commands(Function<RedisCommands<String, String>, T> work) {
        var uri = RedisURI.builder().withHost("127.0.0.1").withPort(port).withTimeout(Duration.ofSeconds(5));
        var password = settings.indexOf("--requirepass") + 1;
        if (password > 0) uri.withPassword(settings.get(password));
        try (var client = RedisClient.create(uri.build());
                var connection = client.connect()) {
            return work.apply(connection.sync());
        }
    }

    private Process launch(String... more) {
        try {
            var directory = Files.createTempDirectory(Path.of("target"), "own-redis");
            var command = new ArrayList<>(List.of(
                    binary().toString(),
                    "--port",
                    Integer.toString(port),
                    "--dir",
                    directory.toAbsolutePath().toString()));
            if (!settings.contains("--bind")) command.addAll(List.of("--bind", "127.0.0.1"));
            command.addAll(List.of("--save", ""));
            command.addAll(settings);
            command.addAll(List.of(more));
            var log = directory.resolve("log").toFile();
            var launched = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log)
                    .start();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> Files.readString(log.toPath()).contains("eady to accept connections"));
            return launched;
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    static synchronized Path binary() throws IOException {
        var kept = Path.of("target", "own-redis-server-" + RedisExecProvider.redisVersion)
                .toAbsolutePath();
        if (Files.isExecutable(kept)) return kept;
        var unpacked = RedisExecProvider.defaultProvider().get().toPath();
        Files.move(unpacked, kept, StandardCopyOption.REPLACE_EXISTING);
        if (!kept.toFile().setExecutable(true)) throw new IOException("could not make " + kept + " executable");
        return kept;
    }

    static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
