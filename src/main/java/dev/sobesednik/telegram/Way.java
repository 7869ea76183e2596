package dev.sobesednik.telegram;

import java.io.IOException;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import okhttp3.Credentials;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;
import org.jspecify.annotations.Nullable;

/// How requests come to Telegram, straight or by way of a proxy, and what a failure on the way means.
///
/// Redis has no part in it: this is one client's proxy, not the process's.
final class Way {

    private static final String CREDENTIALS = "Proxy-Authorization";
    private static final int PROXY_WANTS_PASSWORD = 407;
    private static final int FIRST_REDIRECT = 300;
    private static final int LAST_REDIRECT = 399;
    private static final Pattern CONNECT_REFUSED = Pattern.compile("Unexpected response code for CONNECT: (\\d{3})");

    private final @Nullable ProxyAddress proxy;

    Way(@Nullable ProxyAddress proxy) {
        this.proxy = proxy;
    }

    void of(OkHttpClient.Builder http) {
        // A redirected POST becomes a GET without a body, which Telegram answers with nonsense.
        http.followRedirects(false).followSslRedirects(false);
        if (proxy == null) return;
        switch (proxy.type()) {
            case HTTP -> {
                http.proxy(new Proxy(Proxy.Type.HTTP, address(proxy)));
                http.proxyAuthenticator(this::withPassword);
            }
            case SOCKS -> {
                http.proxy(new Proxy(Proxy.Type.SOCKS, address(proxy)));
                if (proxy.user() != null) SocksPasswords.add(proxy);
            }
        }
    }

    /// Looked up anew for each connection: it may move, or not be there yet.
    private static InetSocketAddress address(ProxyAddress proxy) {
        return InetSocketAddress.createUnresolved(proxy.host(), proxy.port());
    }

    private @Nullable Request withPassword(@Nullable Route route, Response asked) {
        var user = proxy == null ? null : proxy.user();
        // Once is enough: what it did not take it will not take.
        if (proxy == null || user == null || asked.request().header(CREDENTIALS) != null) return null;
        return asked.request()
                .newBuilder()
                .header(CREDENTIALS, Credentials.basic(user, proxy.password(), StandardCharsets.UTF_8))
                .build();
    }

    /// @return absent: an answer that may be Telegram's
    @Nullable
    String trouble(Response response) {
        var status = response.code();
        if (status == PROXY_WANTS_PASSWORD && proxy != null) return password(proxy);
        if (status < FIRST_REDIRECT || status > LAST_REDIRECT) return null;
        var location = response.header("Location");
        var target = location == null ? null : response.request().url().resolve(location);
        return "HTTP " + status + ", a redirect" + (target == null ? "" : " to " + root(target))
                + ", which is not followed: set TELEGRAM_API_URL to the server's final address";
    }

    /// The rest of a URL holds the token.
    private static String root(HttpUrl url) {
        return url.scheme() + "://" + (url.host().contains(":") ? "[" + url.host() + "]" : url.host())
                + (url.port() == HttpUrl.defaultPort(url.scheme()) ? "" : ":" + url.port());
    }

    /// Not the message itself: it may hold the URL, and with it the token.
    String trouble(IOException nobody) {
        var kind = nobody.getClass().getSimpleName();
        var message = String.valueOf(nobody.getMessage());
        if (proxy == null)
            return nobody instanceof SSLException
                    ? kind + ": no TLS with the server of TELEGRAM_API_URL, or a certificate that Java does not trust"
                    : kind;
        if (message.contains("Failed to authenticate with proxy") || message.contains("SOCKS : authentication failed"))
            return password(proxy);
        var refused = CONNECT_REFUSED.matcher(message);
        if (refused.find())
            return refused.group(1).equals(Integer.toString(PROXY_WANTS_PASSWORD))
                    ? password(proxy)
                    : "the proxy %s refuses the way to the Bot API with HTTP %s".formatted(proxy, refused.group(1));
        if (nobody instanceof UnknownHostException) return "the host of the proxy %s is not found".formatted(proxy);
        // The JDK's own words, such as "SOCKS: Host unreachable".
        if (message.startsWith("SOCKS")) {
            var words = message.replaceFirst("^SOCKS ?:? ?", "");
            return "the proxy %s answers: %s".formatted(proxy, words.toLowerCase(Locale.ROOT));
        }
        return "%s on the way by the proxy %s".formatted(kind, proxy);
    }

    private static String password(ProxyAddress proxy) {
        return proxy.user() == null
                ? "the proxy %s wants a user and a password: set them in the variable, as user:password@"
                        .formatted(proxy)
                : "the proxy %s does not accept the user or the password".formatted(proxy);
    }

    /// Java asks one authenticator of the whole process for SOCKS passwords. This one answers for our proxies and
    /// nobody else, and leaves the rest to the one that was there before.
    private static final class SocksPasswords extends Authenticator {

        private static final Map<String, ProxyAddress> KNOWN = new ConcurrentHashMap<>();

        private final @Nullable Authenticator before;

        private SocksPasswords(@Nullable Authenticator before) {
            this.before = before;
        }

        static synchronized void add(ProxyAddress proxy) {
            KNOWN.put(proxy.host() + ":" + proxy.port(), proxy);
            var now = Authenticator.getDefault();
            if (!(now instanceof SocksPasswords)) Authenticator.setDefault(new SocksPasswords(now));
        }

        @Override
        protected @Nullable PasswordAuthentication getPasswordAuthentication() {
            var proxy = KNOWN.get(getRequestingHost() + ":" + getRequestingPort());
            if (proxy != null && proxy.user() != null && "SOCKS5".equals(getRequestingProtocol()))
                return new PasswordAuthentication(proxy.user(), proxy.password().toCharArray());
            return before == null
                    ? null
                    : before.requestPasswordAuthenticationInstance(
                            getRequestingHost(),
                            getRequestingSite(),
                            getRequestingPort(),
                            getRequestingProtocol(),
                            getRequestingPrompt(),
                            getRequestingScheme(),
                            getRequestingURL(),
                            getRequestorType());
        }
    }
}
