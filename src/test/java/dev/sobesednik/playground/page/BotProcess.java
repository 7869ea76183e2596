package dev.sobesednik.playground.page;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.json.JsonMapper;

/// The whole bot as a newcomer starts it: a process of its own, with no token, talking to the playground that it
/// brings.
final class BotProcess implements AutoCloseable {

    private static final Duration SAVED_WITHIN = Duration.ofSeconds(10);

    private final HttpClient client = HttpClient.newHttpClient();
    private final Path data;
    private final int port;
    private CompletableFuture<Boolean> ready = CompletableFuture.completedFuture(false);
    private Process process;

    private BotProcess(Path data, int port) {
        this.data = data;
        this.port = port;
        this.process = launch();
    }

    /// Comes up while the caller goes on; [#url()] waits for it.
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
        ready.join();
        return address();
    }

    private String address() {
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
        // Other tests hold the bot to Telegram's pace; here one would wait a second for every other button.
        builder.environment().put("SEND_PER_CHAT_SECOND", "0");
        builder.environment().put("SEND_PER_GROUP_MINUTE", "0");
        try {
            var started = builder.start();
            var up = new CompletableFuture<Boolean>();
            ready = up;
            Thread.ofVirtual().start(() -> listen(started, up));
            return started;
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /// To the first line that says where the page is, and then to the end.
    private void listen(Process started, CompletableFuture<Boolean> up) {
        var said = new StringBuilder();
        try (var output = new BufferedReader(new InputStreamReader(started.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = output.readLine(); line != null; line = output.readLine()) {
                if (up.isDone()) System.out.println(line);
                else said.append(line).append('\n');
                if (line.contains(address())) up.complete(true);
            }
        } catch (IOException problem) {
            said.append(problem);
        }
        up.completeExceptionally(new IllegalStateException("the bot did not start: " + said));
    }

    /// Waits until the local Telegram, which dies with the bot, has written down what has happened so far.
    void awaitSaved() {
        var now = revision(get("/playground/state"));
        var limit = System.nanoTime() + SAVED_WITHIN.toNanos();
        while (savedRevision() < now) {
            if (System.nanoTime() > limit) throw new AssertionError("the playground was not saved");
            LockSupport.parkNanos(10_000_000);
        }
    }

    private long savedRevision() {
        try {
            return revision(Files.readString(data.resolve("playground.json")));
        } catch (IOException _) {
            return -1;
        }
    }

    private static long revision(String json) {
        return JsonMapper.shared().readTree(json).path("revision").asLong(-1);
    }

    /// The playground's clock goes forward, and the bot does what is due.
    void passes(Duration time) {
        while (!does("{'action':'clock','seconds':%d}".formatted(time.toSeconds()))) LockSupport.parkNanos(10_000_000);
    }

    /// What the page would ask for.
    boolean does(String singleQuoted) {
        return send(HttpRequest.newBuilder(URI.create(url() + "/playground/do"))
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(singleQuoted.replace('\'', '"')))
                                .build())
                        .statusCode()
                == 200;
    }

    private String get(String path) {
        return send(HttpRequest.newBuilder(URI.create(url() + path)).build()).body();
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /// Ends without a farewell, as in a power cut, and starts again on the same data.
    void diesAndComesBack() {
        process.destroyForcibly().onExit().join();
        process = launch();
        ready.join();
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
