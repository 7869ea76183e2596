package dev.sobesednik.chaos;

import dev.sobesednik.App;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;

/// The bot as a process of its own, which can be killed, asked to stop, and frozen.
final class BotProcess implements AutoCloseable {

    private static final Path HOME = Path.of("target", "chaos").toAbsolutePath();
    private static int number;

    final Process process;
    final Path log;
    private final String token;
    final int port;

    /// @param environment on top of what every test needs
    static BotProcess start(Map<String, String> environment) {
        try {
            return new BotProcess(environment);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private BotProcess(Map<String, String> environment) throws IOException {
        var classPath = classPath();
        port = RedisProcess.freePort();
        token = environment.getOrDefault("TELEGRAM_BOT_TOKEN", "");
        log = Files.createTempFile(HOME, "bot-%03d-".formatted(++number), ".log");
        var command = new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                // From the second start on the classes come ready from this file.
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + HOME.resolve("classes.jsa"),
                "-Xlog:cds=off",
                "-Xlog:cds+dynamic=off",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath,
                "dev.sobesednik.App");
        command.environment().put("SERVER_PORT", Integer.toString(port));
        command.environment().put("SERVER_ADDRESS", "127.0.0.1");
        command.environment().putAll(environment);
        process = command.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    /// Whether it polls and sends, or has done so.
    boolean hasBeenOnDuty() {
        return text().contains("on duty as @");
    }

    int timesOnDuty() {
        return text().split("on duty as @", -1).length - 1;
    }

    void awaitOnDuty(Duration limit) {
        awaitOnDuty(limit, 1);
    }

    void awaitOnDuty(Duration limit, int times) {
        var until = System.nanoTime() + limit.toNanos();
        while (System.nanoTime() < until) {
            if (timesOnDuty() >= times) return;
            if (!process.isAlive()) throw new IllegalStateException("the bot ended: " + text());
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
        throw new IllegalStateException("the bot is not on duty after " + limit + ": " + text());
    }

    void awaitText(String part, Duration limit) {
        var until = System.nanoTime() + limit.toNanos();
        while (!text().contains(part)) {
            if (System.nanoTime() > until) throw new IllegalStateException("no '" + part + "' in " + text());
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    void awaitReady(Duration limit) {
        var until = System.nanoTime() + limit.toNanos();
        while (System.nanoTime() < until) {
            if (page("/actuator/health/liveness").contains("UP")) return;
            if (!process.isAlive()) throw new IllegalStateException("the bot ended: " + text());
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        throw new IllegalStateException("the bot is not up after " + limit + ": " + text());
    }

    /// What the bot answers there; empty when it does not answer.
    String page(String path) {
        try (var client = java.net.http.HttpClient.newHttpClient()) {
            return client.send(
                            java.net.http.HttpRequest.newBuilder(java.net.URI.create("http://127.0.0.1:" + port + path))
                                    .build(),
                            java.net.http.HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException away) {
            return "";
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    String text() {
        try {
            return Files.readString(log);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    void kill() {
        Signals.kill(process);
    }

    /// SIGTERM
    void end() {
        process.destroy();
    }

    void stop() {
        end();
        Signals.awaitEnd(process);
    }

    /// Whatever it went through, the token is not in its log.
    @Override
    public void close() {
        process.destroyForcibly();
        Signals.awaitEnd(process);
        var secret = token.substring(token.indexOf(':') + 1);
        if (!secret.isEmpty() && text().contains(secret)) throw new AssertionError("the token is in " + log);
    }

    /// The class path of the tests with our own classes as jars: only those can be kept in an archive.
    private static synchronized String classPath() throws IOException {
        Files.createDirectories(HOME);
        var ours = HOME.resolve("app.jar");
        var clock = HOME.resolve("clock.jar");
        var classes = directoryOf(App.class);
        var tests = directoryOf(ShiftedClock.class);
        if (!Files.exists(ours) || isOlder(ours, classes)) {
            Files.deleteIfExists(HOME.resolve("classes.jsa"));
            jar(ours, classes, Map.of());
            jar(
                    clock,
                    tests,
                    Map.of(
                            "META-INF/spring.factories",
                            "org.springframework.context.ApplicationContextInitializer=" + ShiftedClock.class.getName()
                                    + "\n"));
        }
        var libraries = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar"))
                .collect(Collectors.joining(File.pathSeparator));
        return String.join(File.pathSeparator, List.of(ours.toString(), clock.toString(), libraries));
    }

    private static Path directoryOf(Class<?> type) {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath());
    }

    private static boolean isOlder(Path jar, Path classes) throws IOException {
        var time = Files.getLastModifiedTime(jar);
        try (var files = Files.walk(classes)) {
            for (var file : files.toList()) if (Files.getLastModifiedTime(file).compareTo(time) > 0) return true;
        }
        return false;
    }

    private static void jar(Path jar, Path directory, Map<String, String> more) throws IOException {
        try (var out = new JarOutputStream(Files.newOutputStream(jar));
                var files = Files.walk(directory)) {
            for (var file : files.toList()) {
                var name = directory.relativize(file).toString();
                if (!more.isEmpty() && !name.endsWith("ShiftedClock.class")) continue;
                // Spring looks for a package's classes by its directory's entry.
                if (Files.isDirectory(file)) {
                    if (!name.isEmpty()) out.putNextEntry(new JarEntry(name + "/"));
                } else {
                    out.putNextEntry(new JarEntry(name));
                    Files.copy(file, out);
                }
            }
            for (var entry : more.entrySet()) {
                out.putNextEntry(new JarEntry(entry.getKey()));
                out.write(entry.getValue().getBytes(java.nio.charset.StandardCharsets.UTF_8));
            }
        }
    }
}
