package dev.sobesednik.redis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/// One Sentinel that knows the primary as `bot`.
final class Sentinel implements AutoCloseable {

    private final int port = OwnRedis.freePort();
    private final Process process;

    /// @param password of the Sentinel and of the primary
    Sentinel(int primary, @Nullable String password) {
        try {
            var directory = Files.createTempDirectory(Path.of("target"), "sentinel");
            var settings = directory.resolve("sentinel.conf");
            var guarded = password == null ? "" : """
                requirepass "%1$s"
                sentinel auth-pass bot "%1$s"
                """.formatted(password);
            Files.writeString(settings, """
                port %d
                bind 127.0.0.1
                sentinel monitor bot 127.0.0.1 %d 1
                %s
                """.formatted(port, primary, guarded));
            var log = directory.resolve("log").toFile();
            process = new ProcessBuilder(OwnRedis.binary().toString(), settings.toString(), "--sentinel")
                    .redirectErrorStream(true)
                    .redirectOutput(log)
                    .start();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> Files.readString(log.toPath()).contains("+monitor master bot"));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
