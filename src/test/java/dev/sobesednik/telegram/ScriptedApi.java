package dev.sobesednik.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// A Bot API that answers what it was told to, word for word.
final class ScriptedApi implements AutoCloseable {

    private record Answer(int status, String body) {}

    private final HttpServer server;
    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<JsonNode> requests = new ArrayList<>();

    ScriptedApi() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        server.createContext("/", exchange -> {
            Answer answer;
            synchronized (this) {
                requests.add(BotApi.MAPPER.readTree(exchange.getRequestBody()));
                answer = answers.isEmpty() ? new Answer(200, "{\"ok\":true,\"result\":[]}") : answers.removeFirst();
            }
            var bytes = answer.body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    BotApi api() {
        return new BotApi("http://127.0.0.1:" + port(), "1:secret");
    }

    synchronized ScriptedApi answers(int status, String body) {
        answers.add(new Answer(status, body));
        return this;
    }

    synchronized JsonNode lastRequest() {
        return requests.getLast();
    }

    synchronized int asked() {
        return requests.size();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
