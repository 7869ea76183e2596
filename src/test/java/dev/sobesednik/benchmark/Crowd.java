package dev.sobesednik.benchmark;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/// A Bot API that costs next to nothing, with two thousand people behind it: 70 % tap, 30 % send commands.
///
/// It hands out updates as fast as they are confirmed, so that what is measured is the bot.
final class Crowd implements AutoCloseable {

    static final String TOKEN = "1000:benchmark";
    static final int PEOPLE = 2_000;

    private static final int BATCH = 100;
    private static final List<String> COMMANDS = List.of("/quiz", "/quiz 3", "/streak", "/stats", "/settings", "/help");
    private static final List<String> SIDES =
            List.of("answer", "more", "first", "first-answer", "second", "second-answer", "pitfalls");

    private final HttpServer server;
    private final Map<String, LongAdder> calls = new ConcurrentHashMap<>();
    private final Random random = new Random(1);
    private List<String> updates = List.of();
    private int confirmed;
    private int firstId = 1;
    private CountDownLatch finished = new CountDownLatch(0);

    Crowd() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// Everybody opens the same question, so that its buttons are theirs to tap.
    void everybodyComes() {
        var all = new ArrayList<String>();
        for (int person = 1; person <= PEOPLE; person++) all.add(message(person, "/start q_q001"));
        hand(all);
    }

    void everyday(int count) {
        var all = new ArrayList<String>();
        for (int number = 0; number < count; number++) {
            var person = 1 + random.nextInt(PEOPLE);
            all.add(
                    random.nextInt(10) < 7
                            ? press(person, "1:card:" + SIDES.get(random.nextInt(SIDES.size())) + ":q001:1")
                            : message(person, COMMANDS.get(random.nextInt(COMMANDS.size()))));
        }
        hand(all);
    }

    private synchronized void hand(List<String> all) {
        firstId += updates.size();
        updates = all;
        confirmed = 0;
        calls.clear();
        finished = new CountDownLatch(1);
    }

    void awaitFinished() throws InterruptedException {
        CountDownLatch latch;
        synchronized (this) {
            latch = finished;
        }
        if (!latch.await(10, TimeUnit.MINUTES)) throw new IllegalStateException("the bot did not finish");
    }

    long calls(String method) {
        var counted = calls.get(method.toLowerCase(Locale.ROOT));
        return counted == null ? 0 : counted.sum();
    }

    long allCallsButPolls() {
        return calls.entrySet().stream()
                .filter(entry -> !entry.getKey().equals("getupdates"))
                .mapToLong(entry -> entry.getValue().sum())
                .sum();
    }

    private void answer(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var path = exchange.getRequestURI().getPath();
        var method = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        calls.computeIfAbsent(method, name -> new LongAdder()).increment();
        var answer = switch (method) {
            case "getupdates" -> "{\"ok\":true,\"result\":[" + poll(body) + "]}";
            case "getme" ->
                "{\"ok\":true,\"result\":{\"id\":1000,\"is_bot\":true,\"first_name\":\"B\",\"username\":\"bench_bot\"}}";
            case "sendmessage", "editmessagetext" ->
                "{\"ok\":true,\"result\":{\"message_id\":7,\"date\":1,\"chat\":{\"id\":1,\"type\":\"private\"},"
                        + "\"text\":\"as long an answer as Telegram's would be, which repeats the message\"}}";
            default -> "{\"ok\":true,\"result\":true}";
        };
        var bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /// A spurious wake-up is an empty answer.
    @SuppressWarnings("WaitNotInLoop")
    private synchronized String poll(String body) {
        var offset = body.replaceFirst("(?s).*\"offset\":(\\d+).*", "$1");
        if (offset.matches("\\d+")) confirmed = Math.max(confirmed, Integer.parseInt(offset) - firstId);
        if (confirmed >= updates.size()) {
            finished.countDown();
            // An empty answer at once would make the bot poll in a circle.
            LockSupport.parkNanos(20_000_000);
            return "";
        }
        var batch = new StringBuilder();
        for (int index = confirmed; index < Math.min(updates.size(), confirmed + BATCH); index++)
            batch.append(batch.isEmpty() ? "" : ",")
                    .append("{\"update_id\":")
                    .append(firstId + index)
                    .append(',')
                    .append(updates.get(index))
                    .append('}');
        return batch.toString();
    }

    private static String from(int person) {
        return "\"from\":{\"id\":%d,\"is_bot\":false,\"first_name\":\"Person %d\",\"language_code\":\"ru\"}"
                .formatted(person, person);
    }

    private static String chat(int person) {
        return "\"chat\":{\"id\":%d,\"first_name\":\"Person %d\",\"type\":\"private\"}".formatted(person, person);
    }

    private static String message(int person, String text) {
        return ("\"message\":{\"message_id\":5,%s,%s,\"date\":1772442000,\"text\":\"%s\","
                        + "\"entities\":[{\"offset\":0,\"length\":%d,\"type\":\"bot_command\"}]}")
                .formatted(from(person), chat(person), text, text.split(" ")[0].length());
    }

    private static String press(int person, String data) {
        return ("\"callback_query\":{\"id\":\"%d\",%s,\"chat_instance\":\"1\",\"data\":\"%s\","
                        + "\"message\":{\"message_id\":6,%s,\"date\":1772442000,\"text\":\"a question\"}}")
                .formatted(person, from(person), data, chat(person));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
