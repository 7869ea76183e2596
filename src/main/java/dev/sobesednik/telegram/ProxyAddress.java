package dev.sobesednik.telegram;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The way to Telegram where it is closed to most: the proxy that the environment names, as curl and most programs read
/// it.
///
/// @param variable the one that names it
/// @param user absent: the proxy asks for none
public record ProxyAddress(
        String variable,
        Type type,
        String host,
        int port,
        @Nullable String user,
        String password) {

    /// SOCKS means version 5, and the proxy looks names up: where Telegram is blocked, its name often is too.
    public enum Type {
        HTTP(80),
        SOCKS(1_080);

        private final int port;

        Type(int port) {
            this.port = port;
        }
    }

    private static final Map<String, Type> SCHEMES =
            Map.of("http", Type.HTTP, "socks5", Type.SOCKS, "socks5h", Type.SOCKS, "socks", Type.SOCKS);
    private static final Pattern SHAPE = Pattern.compile(
            "(?:([A-Za-z0-9+.-]+)://)?(?:(.*)@)?(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._-]+)(?::(\\d{1,5}))?/?");
    private static final int LAST_PORT = 65_535;

    /// @param server the Bot API server's URL
    /// @return absent: straight to the server
    /// @throws IllegalArgumentException with a sentence that has the variable and the remedy, never the password
    public static @Nullable ProxyAddress towards(String server, Map<String, String> environment) {
        var uri = uri(server);
        var https = "https".equalsIgnoreCase(uri.getScheme());
        var host = hostOf(uri);
        var excluded = first(environment, "no_proxy", "NO_PROXY");
        if (NoProxy.isLoopback(host)
                || (excluded != null && new NoProxy(environment.get(excluded)).covers(host, portOf(uri, https))))
            return null;
        var variable = https
                ? first(environment, "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY")
                : first(environment, "http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY");
        return variable == null
                ? null
                : read(variable, String.valueOf(environment.get(variable)).strip(), host);
    }

    private static @Nullable String first(Map<String, String> environment, String... names) {
        for (var name : names) {
            var value = environment.get(name);
            if (value != null && !value.isBlank()) return name;
        }
        return null;
    }

    private static ProxyAddress read(String variable, String value, String server) {
        var parts = SHAPE.matcher(value);
        if (!parts.matches()) throw wrong(variable, server);
        var scheme = parts.group(1) == null ? "http" : parts.group(1).toLowerCase(Locale.ROOT);
        var type = SCHEMES.get(scheme);
        if (type == null) throw wrong(variable, server);
        var port = parts.group(4) == null ? type.port : Integer.parseInt(parts.group(4));
        if (port < 1 || port > LAST_PORT) throw wrong(variable, server);
        var host = parts.group(3).replaceAll("[\\[\\]]", "");
        if (parts.group(2) == null || parts.group(2).isEmpty())
            return new ProxyAddress(variable, type, host, port, null, "");
        var words = List.of(parts.group(2).split(":", 2));
        try {
            return new ProxyAddress(
                    variable,
                    type,
                    host,
                    port,
                    decoded(words.getFirst()),
                    words.size() == 1 ? "" : decoded(words.getLast()));
        } catch (IllegalArgumentException halfASign) {
            throw new IllegalArgumentException(
                    variable + " has a % that begins no percent-encoded sign: write a % itself as %25", halfASign);
        }
    }

    /// A plus is a plus: this is no form.
    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static IllegalArgumentException wrong(String variable, String server) {
        return new IllegalArgumentException(
                variable + " is no proxy that the bot can use: name one as http://user:password@host:port or"
                        + " socks5://user:password@host:port, or put " + server + " into NO_PROXY");
    }

    private static URI uri(String server) {
        try {
            return new URI(server);
        } catch (URISyntaxException problem) {
            throw new IllegalArgumentException("no URL of a server", problem);
        }
    }

    /// `URI` knows no host with an underscore, which a container may well have.
    private static String hostOf(URI uri) {
        var authority = String.valueOf(uri.getRawAuthority());
        return authority
                .substring(authority.lastIndexOf('@') + 1)
                .replaceFirst(":\\d*$", "")
                .replaceAll("[\\[\\]]", "");
    }

    private static int portOf(URI uri, boolean https) {
        var authority = String.valueOf(uri.getRawAuthority());
        var colon = authority.lastIndexOf(':');
        if (colon > 0 && authority.substring(colon + 1).matches("\\d{1,5}"))
            return Integer.parseInt(authority.substring(colon + 1));
        return https ? 443 : 80;
    }

    /// Without user and password: it ends up in logs.
    @Override
    public String toString() {
        return host + ":" + port + " (" + variable + ")";
    }
}
