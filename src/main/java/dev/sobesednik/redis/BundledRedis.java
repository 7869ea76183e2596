package dev.sobesednik.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import redis.embedded.RedisExecProvider;

/// A Redis 7.0 of our own for whoever has none: on loopback, with an append-only file in the data directory.
///
/// The library brings the binary; the process is ours, because its `start()` hangs for ever when the port is taken and
/// unpacks ten megabytes anew each time. A server left behind by a killed JVM is asked to save and stop, and its files
/// are taken over. One that dies under us is started again on the same port.
public final class BundledRedis implements AutoCloseable {

    private static final Logger log = System.getLogger(BundledRedis.class.getName());

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration REVIVED_AFTER = Duration.ofSeconds(1);
    private static final long STEP_MILLIS = 20;
    private static final String HOST = "127.0.0.1";
    private static final int LAST_PORT = 65_535;

    private final Path directory;
    private final FileChannel lockFile;
    private final FileLock lock;
    private final int port;
    private volatile Process process;
    private boolean closing;

    /// @param data is created when it is not there
    public static BundledRedis start(Path data) {
        try {
            return new BundledRedis(data.toAbsolutePath().resolve("redis"));
        } catch (IOException unusable) {
            throw new IllegalStateException(
                    "DATA_DIR %s cannot be used (%s): name a directory that can be written to"
                            .formatted(data, unusable.getMessage()),
                    unusable);
        }
    }

    private BundledRedis(Path directory) throws IOException {
        // Without links, as Redis tells it: by its directory we know whether a Redis is ours.
        this.directory = Files.createDirectories(directory).toRealPath();
        this.lockFile =
                FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        this.lock = lock(lockFile, directory);
        stopOrphan();
        this.port = freePort();
        Files.deleteIfExists(logFile());
        this.process = launch();
        Files.writeString(portFile(), Integer.toString(port));
        awaitReady();
        Thread.ofVirtual().name("redis-guard").start(this::guard);
    }

    private void guard() {
        try {
            do {
                process.waitFor();
                TimeUnit.MILLISECONDS.sleep(REVIVED_AFTER.toMillis());
            } while (revived());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /// @return whether to go on: also when it could not be started this time
    private synchronized boolean revived() {
        if (closing) return false;
        log.log(Level.WARNING, "the bundled Redis has ended (see {0}); starting it again", logFile());
        try {
            process = launch();
        } catch (IOException | RuntimeException problem) {
            log.log(Level.ERROR, "could not start the bundled Redis again; trying on", problem);
        }
        return true;
    }

    private static FileLock lock(FileChannel file, Path directory) throws IOException {
        try {
            var held = file.tryLock();
            if (held != null) return held;
        } catch (OverlappingFileLockException thisVeryProgram) {
            file.close();
            throw inUse(directory);
        }
        file.close();
        throw inUse(directory);
    }

    private static IllegalStateException inUse(Path directory) {
        return new IllegalStateException(
                "DATA_DIR %s is in use by another running bot: stop that one, or set DATA_DIR or REDIS_URL"
                        .formatted(directory.getParent()));
    }

    public String url() {
        return "redis://" + HOST + ":" + port;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /// Stops it with everything on disk.
    @Override
    public synchronized void close() {
        closing = true;
        shutDown(port);
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) process.destroyForcibly();
            Files.deleteIfExists(portFile());
            lock.release();
            lockFile.close();
        } catch (IOException leftBehind) {
            throw new UncheckedIOException(leftBehind);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private Process launch() throws IOException {
        var binary = binary();
        var command = new ProcessBuilder(
                binary.toString(),
                "--port",
                Integer.toString(port),
                "--bind",
                HOST,
                "--dir",
                directory.toString(),
                "--appendonly",
                "yes",
                // What landed must be there after a power cut too: Telegram has been told to forget the update.
                "--appendfsync",
                "always",
                "--save",
                "",
                // A card is 20 to 40 bytes: a person with all questions still fits a compact hash.
                "--hash-max-listpack-entries",
                "256",
                "--hash-max-listpack-value",
                "1024");
        command.directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile().toFile()));
        try {
            return command.start();
        } catch (IOException refused) {
            throw cannotRun(directory, binary, refused);
        }
    }

    /// The file has the permission by now: when it still may not be run, its file system forbids that for all.
    static IllegalStateException cannotRun(Path directory, Path binary, IOException refused) {
        var remedy = " or start a Redis of your own and set REDIS_URL, such as redis://127.0.0.1:6379";
        return new IllegalStateException(
                Files.isExecutable(binary)
                        ? "the bundled Redis does not run on this system (%s): use one with the GNU C library,%s"
                                .formatted(refused.getMessage(), remedy)
                        : ("DATA_DIR lies on a file system from which nothing may be run (noexec), such as the bundled"
                                        + " Redis in %s: name a directory on another one,%s")
                                .formatted(directory, remedy),
                refused);
    }

    /// Unpacked once and kept; under its name only once it is whole.
    private Path binary() throws IOException {
        var kept = directory.resolve("redis-server-" + RedisExecProvider.redisVersion);
        if (Files.isExecutable(kept)) return kept;
        try {
            var unpacked = RedisExecProvider.defaultProvider().get().toPath();
            var copy = directory.resolve("redis-server.part");
            Files.copy(unpacked, copy, StandardCopyOption.REPLACE_EXISTING);
            Files.delete(unpacked);
            if (!copy.toFile().setExecutable(true)) throw new IOException("could not make " + copy + " executable");
            return Files.move(copy, kept, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (RuntimeException noBinary) {
            throw new IllegalStateException(
                    "there is no bundled Redis for this system: start one and set REDIS_URL, such as"
                            + " redis://127.0.0.1:6379",
                    noBinary);
        }
    }

    private void stopOrphan() throws IOException {
        if (!Files.exists(portFile())) return;
        var text = Files.readString(portFile()).strip();
        var left = text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
        if (left > 0 && left <= LAST_PORT && isOurs(left)) {
            shutDown(left);
            await(() -> !isOurs(left), "the Redis left behind on port " + left + " does not stop");
        }
        Files.delete(portFile());
    }

    private boolean isOurs(int somePort) {
        try (var client = RedisClient.create(uri(somePort));
                var connection = client.connect()) {
            return directory
                    .toString()
                    .equals(connection.sync().configGet("dir").get("dir"));
        } catch (RedisException nobody) {
            return false;
        }
    }

    private static void shutDown(int somePort) {
        try (var client = RedisClient.create(uri(somePort));
                var connection = client.connect()) {
            connection.sync().shutdown(true);
        } catch (RedisException gone) {
            // It hangs up instead of answering, or is gone already: both are what we want.
            return;
        }
    }

    private void awaitReady() {
        await(
                () -> {
                    if (!process.isAlive())
                        throw new IllegalStateException("the bundled Redis did not start: see " + logFile());
                    return isOurs(port);
                },
                "the bundled Redis does not answer: see " + logFile());
    }

    private static void await(java.util.function.BooleanSupplier condition, String otherwise) {
        var tries = PATIENCE.toMillis() / STEP_MILLIS;
        try {
            for (long attempt = 0; attempt < tries; attempt++) {
                if (condition.getAsBoolean()) return;
                TimeUnit.MILLISECONDS.sleep(STEP_MILLIS);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        throw new IllegalStateException(otherwise);
    }

    private static RedisURI uri(int somePort) {
        return RedisURI.builder()
                .withHost(HOST)
                .withPort(somePort)
                .withTimeout(Duration.ofSeconds(2))
                .build();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private Path logFile() {
        return directory.resolve("redis.log");
    }

    private Path portFile() {
        return directory.resolve("port");
    }
}
