package dev.sobesednik.redis;

import io.lettuce.core.SslVerifyMode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What `REDIS_URL` names: one Redis, the Sentinels that know where it is, or nodes of a cluster.
///
/// Read by hand: `java.net.URI` takes no underscore in a host and no list of hosts, and Lettuce's own reading knows no
/// TLS for a cluster.
///
/// @param verify how the server's certificate is checked; absent: no TLS
/// @param sentinel what the Sentinels themselves want, if anything
/// @param nodes one, unless there are Sentinels or a cluster; IPv6 without brackets
/// @param primary what the Sentinels call it; absent without them
public record RedisAddress(
        Kind kind,
        @Nullable SslVerifyMode verify,
        Credentials credentials,
        Credentials sentinel,
        List<Node> nodes,
        @Nullable String primary,
        int database,
        @Nullable String clientName) {

    public enum Kind {
        ONE("", 6_379),
        SENTINELS("-sentinel", 26_379),
        CLUSTER("-cluster", 6_379);

        private final String suffix;
        private final int port;

        Kind(String suffix, int port) {
            this.suffix = suffix;
            this.port = port;
        }
    }

    public record Node(String host, int port) {
        @Override
        public String toString() {
            return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
        }
    }

    public record Credentials(
            @Nullable String user, @Nullable String password) {

        static final Credentials NONE = new Credentials(null, null);

        /// Records end up in logs.
        @Override
        public String toString() {
            return password == null ? "no password" : "a password";
        }
    }

    private static final String SHAPES =
            "use redis://host:port, redis-sentinel://host:port,host:port#name-of-the-primary or"
                + " redis-cluster://host:port,host:port; with TLS rediss://, rediss-sentinel:// or rediss-cluster://";
    private static final Pattern NODE = Pattern.compile("(?:\\[([0-9A-Fa-f:.]+)]|([A-Za-z0-9._-]+))(?::(\\d{1,5}))?");
    private static final Pattern BARE_IPV6 = Pattern.compile("[0-9A-Fa-f]*:[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
    private static final int LAST_PORT = 65_535;
    private static final int HEXADECIMAL = 16;

    /// @throws IllegalArgumentException with a sentence that names the variable and the remedy, and never the password
    public static RedisAddress of(String url) {
        var colon = url.indexOf("://");
        if (colon < 0) throw wrong("is no address", SHAPES);
        var scheme = url.substring(0, colon).toLowerCase(Locale.ROOT);
        var tls = scheme.startsWith("rediss");
        for (var kind : Kind.values())
            if (scheme.equals((tls ? "rediss" : "redis") + kind.suffix))
                return read(kind, tls, url.substring(colon + "://".length()));
        throw wrong("is no address", SHAPES);
    }

    private static RedisAddress read(Kind kind, boolean tls, String rest) {
        var end = rest.length();
        for (var sign : new char[] {'/', '?', '#'}) {
            var found = rest.indexOf(sign);
            if (found >= 0) end = Math.min(end, found);
        }
        var authority = rest.substring(0, end);
        var tail = rest.substring(end);
        // A raw slash or the like in a password cuts it in two: its second half would be taken for a host.
        if (tail.replaceFirst("\\?.*", "").contains("@") || tail.matches("\\?[^=&]*@.*"))
            throw wrong(
                    "has a user or password with a /, ? or # in it",
                    "write them as %2F, %3F and %23 there, and % as %25");
        var at = authority.lastIndexOf('@');
        var credentials = at < 0 ? Credentials.NONE : credentials(authority.substring(0, at));
        var nodes = nodes(kind, authority.substring(at + 1));

        var hash = tail.indexOf('#');
        var fragment = hash < 0 ? null : decoded(tail.substring(hash + 1));
        var withoutFragment = hash < 0 ? tail : tail.substring(0, hash);
        var question = withoutFragment.indexOf('?');
        var path = question < 0 ? withoutFragment : withoutFragment.substring(0, question);
        var parameters = parameters(question < 0 ? "" : withoutFragment.substring(question + 1));

        var address = new RedisAddress(
                kind,
                verify(tls, parameters.remove("verifyPeer")),
                credentials,
                sentinel(kind, parameters.remove("sentinelUser"), parameters.remove("sentinelPassword")),
                nodes,
                primary(kind, fragment, parameters.remove("sentinelMasterId")),
                database(kind, path, parameters.remove("database"), parameters.remove("db")),
                parameters.remove("clientName"));
        // One that is dropped silently is one that somebody relies on.
        for (var unknown : parameters.keySet())
            throw wrong(
                    "has a parameter that is not known, '%s'".formatted(unknown),
                    "the bot knows verifyPeer, database, clientName, sentinelMasterId, sentinelUser and"
                            + " sentinelPassword; leave the others out");
        return address;
    }

    private static Credentials credentials(String userinfo) {
        var colon = userinfo.indexOf(':');
        // As redis-cli reads it: one word is the password.
        if (colon < 0) return new Credentials(null, emptyToNull(decoded(userinfo)));
        return new Credentials(
                emptyToNull(decoded(userinfo.substring(0, colon))),
                emptyToNull(decoded(userinfo.substring(colon + 1))));
    }

    private static Credentials sentinel(Kind kind, @Nullable String user, @Nullable String password) {
        if ((user != null || password != null) && kind != Kind.SENTINELS)
            throw wrong("names a password for Sentinels and no Sentinels", SHAPES);
        return new Credentials(user, password);
    }

    private static List<Node> nodes(Kind kind, String hosts) {
        var nodes = new ArrayList<Node>();
        for (var word : hosts.split(",", -1)) nodes.add(node(kind, word.strip()));
        if (kind == Kind.ONE && nodes.size() > 1)
            throw wrong(
                    "names several hosts", "use redis-sentinel://…#name-of-the-primary or redis-cluster:// for these");
        return List.copyOf(nodes);
    }

    private static Node node(Kind kind, String word) {
        if (BARE_IPV6.matcher(word).matches())
            throw wrong("has an IPv6 address without brackets", "write [" + word + "]:" + kind.port);
        var parts = NODE.matcher(word);
        if (!parts.matches()) throw wrong("is no address", SHAPES);
        var port = parts.group(3) == null ? kind.port : Integer.parseInt(parts.group(3));
        if (port < 1 || port > LAST_PORT)
            throw wrong("has the port " + port + ", which is none", "use one from 1 to 65535: " + SHAPES);
        return new Node(parts.group(1) == null ? parts.group(2) : parts.group(1), port);
    }

    private static TreeMap<String, String> parameters(String query) {
        var parameters = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        for (var pair : query.split("&")) {
            if (pair.isEmpty()) continue;
            var equals = pair.indexOf('=');
            parameters.put(
                    equals < 0 ? pair : pair.substring(0, equals),
                    equals < 0 ? "" : decoded(pair.substring(equals + 1)));
        }
        return parameters;
    }

    private static @Nullable SslVerifyMode verify(boolean tls, @Nullable String value) {
        if (!tls) {
            if (value == null) return null;
            throw wrong("names verifyPeer without TLS", "use rediss://, or leave verifyPeer out");
        }
        return switch (value == null ? "full" : value.toLowerCase(Locale.ROOT)) {
            case "full", "true" -> SslVerifyMode.FULL;
            case "ca" -> SslVerifyMode.CA;
            case "none", "false" -> SslVerifyMode.NONE;
            default ->
                throw wrong(
                        "names a verifyPeer that is none",
                        "use FULL, CA (any host name of an authority that is trusted) or NONE");
        };
    }

    private static @Nullable String primary(Kind kind, @Nullable String fragment, @Nullable String parameter) {
        var name = fragment == null || fragment.isEmpty() ? parameter : fragment;
        if (kind == Kind.SENTINELS && (name == null || name.isEmpty()))
            throw wrong(
                    "does not say what the Sentinels call the primary",
                    "use redis-sentinel://host:port,host:port#name-of-the-primary");
        if (kind != Kind.SENTINELS && name != null)
            throw wrong("names a primary and no Sentinels", SHAPES + "; a # in a password is %23");
        return name;
    }

    private static int database(Kind kind, String path, @Nullable String... parameters) {
        var word = path.replaceAll("^/|/$", "");
        for (var parameter : parameters) if (parameter != null) word = parameter;
        if (word.isEmpty()) return 0;
        if (!word.matches("\\d{1,5}")) throw wrong("has a database that is no number", "use redis://host:port/0");
        if (kind == Kind.CLUSTER && Integer.parseInt(word) > 0)
            throw wrong("names a database, and a cluster has none", "leave it out");
        return Integer.parseInt(word);
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /// Unlike a form's, where a plus is a space.
    private static String decoded(String text) {
        if (text.indexOf('%') < 0) return text;
        var bytes = new ByteArrayOutputStream();
        for (int index = 0; index < text.length(); ) {
            if (text.charAt(index) == '%') {
                if (index + 3 > text.length()
                        || !text.substring(index + 1, index + 3).matches("[0-9A-Fa-f]{2}"))
                    throw wrong("has a % that begins no percent-encoded sign", "write a % itself as %25");
                bytes.write(Integer.parseInt(text.substring(index + 1, index + 3), HEXADECIMAL));
                index += 3;
            } else {
                var sign = text.codePointAt(index);
                bytes.writeBytes(Character.toString(sign).getBytes(StandardCharsets.UTF_8));
                index += Character.charCount(sign);
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static IllegalArgumentException wrong(String what, String remedy) {
        return new IllegalArgumentException("REDIS_URL " + what + ": " + remedy);
    }

    public boolean isTls() {
        return verify != null;
    }

    /// Without user and password.
    @Override
    public String toString() {
        return (isTls() ? "rediss" : "redis") + kind.suffix + "://"
                + nodes.stream().map(Node::toString).collect(Collectors.joining(","))
                + (primary == null ? "" : "#" + primary);
    }
}
