package dev.sobesednik.playground.page;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/// The whole bot as a newcomer starts it: a process of its own, with no token, talking to the playground that it
/// brings.
final class BotProcess implements AutoCloseable {

    private final Path data;
    private final int port;
    private Process process;

    private BotProcess(Path data, int port) {
        this.data = data;
        this.port = port;
        this.process = launch();
    }

    static BotProcess start(Path data) {
        return new BotProcess(data, freePort());
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    String url() {
        return "http://localhost:" + port;
    }

    private Process launch() {
        var classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        var command = List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                Objects.requireNonNull(classes),
                "dev.sobesednik.App");
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().remove("TELEGRAM_BOT_TOKEN");
        builder.environment().put("SERVER_PORT", Integer.toString(port));
        builder.environment().put("DATA_DIR", data.toString());
        try {
            var started = builder.start();
            var output = new BufferedReader(new InputStreamReader(started.getInputStream(), StandardCharsets.UTF_8));
            var said = new StringBuilder();
            for (var line = output.readLine(); line != null; line = output.readLine()) {
                said.append(line).append('\n');
                if (line.contains(url())) {
                    Thread.ofVirtual().start(() -> output.lines().forEach(System.out::println));
                    return started;
                }
            }
            throw new IllegalStateException("the bot did not start: " + said);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /// Ends without a farewell, as in a power cut, and starts again on the same data.
    void diesAndComesBack() {
        process.destroyForcibly().onExit().join();
        process = launch();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) process.destroyForcibly();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
