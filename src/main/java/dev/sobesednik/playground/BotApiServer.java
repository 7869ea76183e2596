package dev.sobesednik.playground;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sobesednik.playground.call.Answer;
import dev.sobesednik.playground.call.Call;
import dev.sobesednik.playground.call.Json;
import dev.sobesednik.playground.call.Refusal;
import dev.sobesednik.playground.call.Upload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/// An emulated Telegram on a loopback port: `/bot<token>/<method>` and `/file/bot<token>/<path>`.
///
/// It can be stopped and started again on the same port; the emulator keeps its state meanwhile.
public final class BotApiServer implements AutoCloseable {

    private static final int LARGEST_BODY = 50 * 1024 * 1024;

    static {
        // Without this each answer on a kept connection waits 40 ms for the client's acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final EmulatedTelegram telegram;
    private final int port;
    private @Nullable HttpServer server;
    private @Nullable ExecutorService executor;

    private BotApiServer(EmulatedTelegram telegram, int port) {
        this.telegram = telegram;
        this.port = port;
    }

    /// @param port 0 takes any free one
    public static BotApiServer start(EmulatedTelegram telegram, int port) {
        return new BotApiServer(telegram, port).open();
    }

    private BotApiServer open() {
        try {
            var http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            var opened = new BotApiServer(telegram, http.getAddress().getPort());
            opened.serve(http);
            return opened;
        } catch (IOException problem) {
            throw new UncheckedIOException("cannot listen on port " + port, problem);
        }
    }

    private synchronized void serve(HttpServer http) {
        executor = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("bot-api-", 0).factory());
        http.setExecutor(executor);
        http.createContext("/", this::answer);
        http.start();
        server = http;
    }

    public int port() {
        return port;
    }

    /// The made-up token of the one bot.
    public String token() {
        return telegram.bot().token();
    }

    /// What a bot takes instead of `https://api.telegram.org`.
    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /// Closes the port and every connection; hanging polls end without an answer.
    public synchronized void stop() {
        if (server == null) return;
        telegram.abandonPolls();
        server.stop(0);
        server = null;
        Objects.requireNonNull(executor).shutdown();
    }

    public synchronized void startAgain() {
        if (server != null) return;
        try {
            serve(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0));
        } catch (IOException problem) {
            throw new UncheckedIOException("cannot listen on port " + port, problem);
        }
    }

    @Override
    public void close() {
        stop();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            if (path.startsWith("/file/bot")) {
                download(exchange, path.substring("/file/bot".length()));
                return;
            }
            var slash = path.indexOf('/', 1);
            if (!path.startsWith("/bot") || slash < 0) {
                send(exchange, new Refusal(404, "Not Found", Map.of()).answer());
                return;
            }
            var token = path.substring("/bot".length(), slash);
            var method = path.substring(slash + 1);
            var answer = call(exchange, token, method);
            // Closing without a word is how a lost connection looks from the other side.
            if (!answer.lost()) send(exchange, answer);
        }
    }

    private Answer call(HttpExchange exchange, String token, String method) throws IOException {
        var files = new LinkedHashMap<String, Upload>();
        var type = Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Content-Type"), "");
        var body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) return new Refusal(413, "Request Entity Too Large", Map.of()).answer();
        var parameters = form(exchange.getRequestURI().getRawQuery());
        Call.Encoding encoding;
        switch (mediaType(type)) {
            case "application/json" -> {
                encoding = Call.Encoding.JSON;
                try {
                    var json = body.length == 0 ? Json.object() : Json.MAPPER.readTree(body);
                    if (!json.isObject()) return unreadable("Can't parse JSON object");
                    parameters.setAll((ObjectNode) json);
                } catch (JacksonException _) {
                    return unreadable("Can't parse JSON object");
                }
            }
            case "multipart/form-data" -> {
                encoding = Call.Encoding.MULTIPART;
                Multipart.read(body, type, parameters, files);
            }
            case "application/x-www-form-urlencoded" -> {
                encoding = Call.Encoding.FORM;
                parameters.setAll(form(new String(body, StandardCharsets.UTF_8)));
            }
            default -> encoding = Call.Encoding.QUERY;
        }
        return telegram.call(token, method, encoding, parameters, files);
    }

    private static String mediaType(String contentType) {
        var semicolon = contentType.indexOf(';');
        return (semicolon < 0 ? contentType : contentType.substring(0, semicolon))
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    private static Answer unreadable(String why) {
        return Refusal.badRequest(why.toLowerCase(Locale.ROOT)).answer();
    }

    private static ObjectNode form(@Nullable String encoded) {
        var values = Json.object();
        if (encoded == null || encoded.isEmpty()) return values;
        for (var pair : encoded.split("&", -1)) {
            var equals = pair.indexOf('=');
            var name = equals < 0 ? pair : pair.substring(0, equals);
            var value = equals < 0 ? "" : pair.substring(equals + 1);
            if (name.isEmpty()) continue;
            values.put(
                    URLDecoder.decode(name, StandardCharsets.UTF_8), URLDecoder.decode(value, StandardCharsets.UTF_8));
        }
        return values;
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", answer.contentType());
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) exchange.getResponseBody().write(bytes);
    }

    private void download(HttpExchange exchange, String rest) throws IOException {
        var slash = rest.indexOf('/');
        var file = slash < 0 || !rest.substring(0, slash).equals(telegram.bot().token())
                ? null
                : telegram.file(rest.substring(slash + 1)).orElse(null);
        if (file == null) {
            send(exchange, new Refusal(404, "Not Found", Map.of()).answer());
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", "application/octet-stream");
        var empty = file.content().size() == 0;
        exchange.sendResponseHeaders(200, empty ? -1 : file.content().size());
        if (!empty) exchange.getResponseBody().write(file.content().bytes());
    }
}
