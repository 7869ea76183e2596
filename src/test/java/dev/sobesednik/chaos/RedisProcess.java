package dev.sobesednik.chaos;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
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
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import redis.embedded.RedisExecProvider;

/// A Redis that can be killed and started again on the same port with the same files.
final class RedisProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Path directory;
    private final Path binary;
    private final int port;
    private final List<String> more;
    private Process process;

    /// @param more settings beyond the append-only file's
    static RedisProcess start(Path directory, String... more) {
        return start(directory, freePort(), more);
    }

    static RedisProcess start(Path directory, int port, String... more) {
        try {
            Files.createDirectories(directory);
            return new RedisProcess(directory, binary(), port, List.of(more));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private RedisProcess(Path directory, Path binary, int port, List<String> more) throws IOException {
        this.directory = directory;
        this.binary = binary;
        this.port = port;
        this.more = more;
        this.process = launch();
        awaitReady();
    }

    int port() {
        return port;
    }

    String url() {
        return "redis://127.0.0.1:" + port;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void configure(String setting, String value) {
        try (var client = client()) {
            client.sync().configSet(setting, value);
        }
    }

    Map<String, String> record(String key) {
        try (var client = client()) {
            return client.sync().hgetall(key);
        }
    }

    void kill() {
        Signals.kill(process);
    }

    void startAgain() {
        try {
            process = launch();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        awaitReady();
    }

    void freeze() {
        Signals.freeze(process);
    }

    void thaw() {
        Signals.thaw(process);
    }

    /// A connection for whoever counts.
    Client client() {
        return new Client(port);
    }

    static final class Client implements AutoCloseable {
        private final RedisClient client;
        final StatefulRedisConnection<String, String> connection;

        Client(int port) {
            client = RedisClient.create(RedisURI.builder()
                    .withHost("127.0.0.1")
                    .withPort(port)
                    .withTimeout(Duration.ofSeconds(10))
                    .build());
            client.setOptions(ClientOptions.builder().autoReconnect(false).build());
            try {
                connection = client.connect();
            } catch (RedisException away) {
                client.shutdown(Duration.ZERO, Duration.ofSeconds(2));
                throw away;
            }
        }

        io.lettuce.core.api.sync.RedisCommands<String, String> sync() {
            return connection.sync();
        }

        long waiting() {
            long waiting = 0;
            for (int partition = 0; partition < 64; partition++)
                waiting += sync().xlen("{p%02d}:outbox".formatted(partition));
            return waiting;
        }

        @Override
        public void close() {
            connection.close();
            client.shutdown(Duration.ZERO, Duration.ofSeconds(2));
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        Signals.awaitEnd(process);
    }

    private Process launch() throws IOException {
        var command = new ArrayList<>(List.of(
                binary.toString(),
                "--port",
                Integer.toString(port),
                "--bind",
                "127.0.0.1",
                "--dir",
                directory.toAbsolutePath().toString(),
                "--appendonly",
                "yes",
                "--appendfsync",
                "everysec",
                "--save",
                ""));
        command.addAll(more);
        return new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("redis.log").toFile()))
                .start();
    }

    private void awaitReady() {
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < until) {
            if (!process.isAlive()) throw new IllegalStateException("Redis did not start: " + directory);
            if (answers()) return;
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        throw new IllegalStateException("Redis does not answer: " + directory);
    }

    private boolean answers() {
        try (var client = client()) {
            return client.sync().ping().equals("PONG");
        } catch (RedisException notYet) {
            return false;
        }
    }

    /// One copy for all that a build starts.
    static synchronized Path binary() throws IOException {
        var kept = Path.of("target", "chaos", "redis-server-" + RedisExecProvider.redisVersion)
                .toAbsolutePath();
        if (Files.isExecutable(kept)) return kept;
        Files.createDirectories(kept.getParent());
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
}
