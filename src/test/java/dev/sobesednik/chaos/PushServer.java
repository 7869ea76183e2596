package dev.sobesednik.chaos;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/// A Bot API that only counts, for a hundred thousand people: 30 messages a second over all chats, and 429 beyond.
final class PushServer implements AutoCloseable {

    static final String TOKEN = "1000000004:pace-L1k2J3h4G5f6D7s8A9p0O1i2";

    private static final int PER_SECOND = 30;
    private static final long SECOND = 1_000_000_000L;
    private static final Pattern CHAT = Pattern.compile("\"chat_id\":\"?(-?\\d+)");
    private static final Pattern OFFSET = Pattern.compile("\"offset\":(\\d+)");

    private final HttpServer server;
    private final Deque<Long> window = new ArrayDeque<>();
    private final Map<Long, Integer> pushes = new HashMap<>();
    private final List<Long> pushedAt = new ArrayList<>();
    private final Map<Integer, Long> asked = new HashMap<>();
    private final List<Long> latencies = new ArrayList<>();
    private final Deque<String> updates = new ArrayDeque<>();
    private int nextUpdate = 1;
    private int refused;

    PushServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// Somebody asks, and waits for the reply.
    synchronized void asks(long person, int number) {
        asked.put(number, System.nanoTime());
        updates.addLast("""
            {"update_id":%1$d,"message":{"message_id":5,"date":1772442000,"text":"/n%3$d",\
            "from":{"id":%2$d,"is_bot":false,"first_name":"N","language_code":"ru"},\
            "chat":{"id":%2$d,"first_name":"N","type":"private"}}}\
            """.formatted(nextUpdate++, person, number));
        notifyAll();
    }

    /// How often each person was pushed to.
    synchronized Map<Long, Integer> pushes() {
        return Map.copyOf(pushes);
    }

    /// When the pushes came, in the order in which they did.
    synchronized List<Long> pushedAt() {
        return List.copyOf(pushedAt);
    }

    synchronized int refused() {
        return refused;
    }

    /// In milliseconds, sorted.
    synchronized List<Long> latencies() {
        return latencies.stream().sorted().toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var path = exchange.getRequestURI().getPath();
            var answer = answer(path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT), body);
            var bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private String answer(String method, String body) {
        return switch (method) {
            case "getupdates" -> "{\"ok\":true,\"result\":[" + poll(body) + "]}";
            case "getme" ->
                "{\"ok\":true,\"result\":{\"id\":1000,\"is_bot\":true,\"first_name\":\"B\",\"username\":\"pace_bot\"}}";
            case "sendmessage" -> sent(body);
            default -> "{\"ok\":true,\"result\":true}";
        };
    }

    private synchronized String sent(String body) {
        var now = System.nanoTime();
        while (!window.isEmpty() && window.getFirst() <= now - SECOND) window.removeFirst();
        if (window.size() >= PER_SECOND) {
            refused++;
            return "{\"ok\":false,\"error_code\":429,\"description\":\"Too Many Requests: retry after 1\","
                    + "\"parameters\":{\"retry_after\":1}}";
        }
        window.addLast(now);
        var chat = CHAT.matcher(body);
        if (body.contains("Вопрос дня</i>") && chat.find()) {
            pushes.merge(Long.parseLong(chat.group(1)), 1, Integer::sum);
            pushedAt.add(now);
        }
        var number = Pattern.compile("/n(\\d+)").matcher(body);
        if (number.find()) {
            var from = asked.remove(Integer.parseInt(number.group(1)));
            if (from != null) latencies.add((now - from) / 1_000_000);
        }
        return "{\"ok\":true,\"result\":{\"message_id\":7,\"date\":1,\"chat\":{\"id\":1,\"type\":\"private\"}}}";
    }

    private synchronized String poll(String body) {
        var offset = OFFSET.matcher(body);
        if (offset.find())
            while (!updates.isEmpty() && nextUpdate - updates.size() < Integer.parseInt(offset.group(1)))
                updates.removeFirst();
        var until = System.nanoTime() + SECOND;
        while (updates.isEmpty() && System.nanoTime() < until) {
            try {
                wait(Math.max(1, (until - System.nanoTime()) / 1_000_000));
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return "";
            }
        }
        return String.join(",", updates.stream().limit(100).toList());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
