package dev.sobesednik.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The host of these URLs exists nowhere: whoever gets an answer came by the proxy, which looked the name up.
class WayTest {

    private static final String NOWHERE = "http://bot-api.invalid:8081";
    private static final String SECURE_NOWHERE = "https://bot-api.invalid";

    private final ScriptedApi telegram = new ScriptedApi();

    @AfterEach
    void close() {
        telegram.close();
    }

    @ParameterizedTest
    @CsvSource({"false, http://", "true, socks5://"})
    void telegram_is_reached_by_the_proxy_of_the_environment(boolean socks, String scheme) {
        try (var proxy = new SmallProxy(socks, telegram.port(), null);
                var api = by("ALL_PROXY", scheme + "127.0.0.1:" + proxy.port(), NOWHERE)) {
            assertThat(api.call("sendMessage", "{\"text\":\"hi\"}")).isInstanceOf(Reply.Accepted.class);
            assertThat(telegram.lastRequest().path("text").asText()).isEqualTo("hi");
            assertThat(proxy.asked()).containsExactly("bot-api.invalid:8081");
        }
    }

    @ParameterizedTest
    @CsvSource({"false, http://", "true, socks5://"})
    void a_proxy_may_have_a_password(boolean socks, String scheme) {
        try (var proxy = new SmallProxy(socks, telegram.port(), "me:p@ss:word");
                var api = by("HTTP_PROXY", scheme + "me:p%40ss%3Aword@127.0.0.1:" + proxy.port(), NOWHERE)) {
            assertThat(api.call("getMe", "{}")).isInstanceOf(Reply.Accepted.class);
            assertThat(api.call("sendMessage", "{\"text\":\"hi\"}")).isInstanceOf(Reply.Accepted.class);
            assertThat(telegram.lastRequest().path("text").asText()).isEqualTo("hi");
        }
    }

    /// To Telegram itself the proxy sees a tunnel. What is at its end here speaks no TLS, and that is how one knows.
    @Test
    void https_goes_through_a_tunnel() throws IOException {
        try (var end = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var proxy = new SmallProxy(false, end.getLocalPort(), "me:secret");
                var api = by("HTTPS_PROXY", "http://me:secret@127.0.0.1:" + proxy.port(), SECURE_NOWHERE)) {
            Thread.ofVirtual().start(() -> hangUp(end));
            assertThat(why(api)).contains("SSL", "on the way by the proxy");
            assertThat(proxy.asked()).containsExactly("bot-api.invalid:443");
        }
    }

    private static void hangUp(ServerSocket end) {
        try (var tunnel = end.accept();
                var output = tunnel.getOutputStream()) {
            if (tunnel.getInputStream().read() < 0) return;
            output.write("no TLS here\r\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "false, http://me:wrong@, http://bot-api.invalid, does not accept the user or the password",
        "false, http://, http://bot-api.invalid, wants a user and a password",
        "false, http://me:wrong@, https://bot-api.invalid, does not accept the user or the password",
        "false, http://, https://bot-api.invalid, wants a user and a password",
        "true, socks5://me:wrong@, https://bot-api.invalid, does not accept the user or the password"
    })
    void a_proxy_that_does_not_let_us_in_is_said_without_the_password(
            boolean socks, String scheme, String server, String said) {
        try (var proxy = new SmallProxy(socks, telegram.port(), "me:secret");
                var api = by("ALL_PROXY", scheme + "127.0.0.1:" + proxy.port(), server)) {
            assertThat(why(api))
                    .isEqualTo("the proxy 127.0.0.1:%d (ALL_PROXY) ".formatted(proxy.port())
                            + said
                            + (said.startsWith("wants") ? ": set them in the variable, as user:password@" : ""));
            assertThat(telegram.asked()).isZero();
        }
    }

    @Test
    void a_proxy_that_refuses_the_host_is_said() {
        try (var http = new SmallProxy(false, telegram.port(), null).refusesWith(403);
                var socks = new SmallProxy(true, telegram.port(), null).refusesWith(4);
                var first = by("ALL_PROXY", "http://127.0.0.1:" + http.port(), SECURE_NOWHERE);
                var second = by("ALL_PROXY", "socks5://127.0.0.1:" + socks.port(), SECURE_NOWHERE)) {
            assertThat(why(first)).endsWith("(ALL_PROXY) refuses the way to the Bot API with HTTP 403");
            assertThat(why(second)).endsWith("(ALL_PROXY) answers: host unreachable");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://", "socks5://"})
    void a_proxy_that_is_not_there_is_said(String scheme) {
        var proxy = new SmallProxy(false, telegram.port(), null);
        var address = scheme + "127.0.0.1:" + proxy.port();
        proxy.close();

        try (var api = by("ALL_PROXY", address, SECURE_NOWHERE)) {
            assertThat(why(api))
                    .contains("127.0.0.1:" + proxy.port() + " (ALL_PROXY)")
                    .doesNotContain("secret");
        }
        try (var api = by("ALL_PROXY", scheme + "no-such-proxy.invalid:1", SECURE_NOWHERE)) {
            assertThat(why(api)).contains("no-such-proxy.invalid:1 (ALL_PROXY)");
        }
    }

    /// A POST that follows one arrives as a GET without a body: every message was refused, and getUpdates span.
    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void a_redirect_is_not_followed_and_its_target_is_named_without_the_token(int status) throws IOException {
        var front = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var asked = new AtomicInteger();
        front.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.getResponseHeaders()
                    .add(
                            "Location",
                            "https://front.example" + exchange.getRequestURI().getPath());
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        front.start();
        try (var api = new BotApi("http://127.0.0.1:" + front.getAddress().getPort(), "1:secret")) {
            assertThat(why(api))
                    .isEqualTo("HTTP " + status + ", a redirect to https://front.example, which is not followed: set"
                            + " TELEGRAM_API_URL to the server's final address");
            assertThat(asked).hasValue(1);
        } finally {
            front.stop(0);
        }
    }

    private static BotApi by(String variable, String proxy, String server) {
        return new BotApi(server, "1:secret", ProxyAddress.towards(server, Map.of(variable, proxy)));
    }

    private static @Nullable String why(BotApi api) {
        return api.call("sendMessage", "{\"text\":\"hi\"}") instanceof Reply.Unanswered(String why) ? why : null;
    }
}
