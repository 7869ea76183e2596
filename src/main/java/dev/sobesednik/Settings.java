package dev.sobesednik;

import dev.sobesednik.redis.RedisAddress;
import dev.sobesednik.redis.RedisConnections;
import dev.sobesednik.telegram.Pace.Limit;
import dev.sobesednik.telegram.Pace.Limits;
import dev.sobesednik.telegram.ProxyAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/// What the environment asks for. The names are a contract: README.md lists them.
///
/// @param token absent: the playground
/// @param proxy absent: straight to Telegram
/// @param redis absent: the bundled Redis
/// @param redisAuthorities whose certificates are trusted; absent: those that Java trusts
/// @param questionsFile absent: the packaged bank
/// @param serverAddress absent: loopback for the playground, all interfaces beside a token
/// @param limits how fast messages may leave
/// @param dailyGrace how late a daily question may still come
record Settings(
        @Nullable String token,
        String apiUrl,
        @Nullable ProxyAddress proxy,
        @Nullable RedisAddress redis,
        @Nullable TrustManagerFactory redisAuthorities,
        Path dataDir,
        @Nullable Path questionsFile,
        int serverPort,
        @Nullable String serverAddress,
        Set<Long> admins,
        Limits limits,
        Duration dailyGrace) {

    private static final int LAST_PORT = 65_535;
    private static final Pattern AUTHORITY =
            Pattern.compile("(?:[^@]*@)?(?:[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?::(\\d{1,5}))?");

    /// Its message names the variable and the remedy.
    static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1;

        Wrong(String sentence) {
            super(sentence);
        }
    }

    boolean isPlayground() {
        return token == null;
    }

    /// The token is no part of it: records end up in logs.
    @Override
    public String toString() {
        return "Settings of " + (isPlayground() ? "a playground" : "a bot");
    }

    static Settings read(Map<String, String> environment) {
        var variables = new Variables(environment);
        var token = variables.text("TELEGRAM_BOT_TOKEN");
        if (token != null && !token.matches("\\d{1,20}:[A-Za-z0-9_-]{5,100}"))
            throw new Wrong("TELEGRAM_BOT_TOKEN does not look like a token: copy the whole line that @BotFather shows"
                    + " (digits, a colon, letters), without quotes or spaces");
        var playground = variables.text("PLAYGROUND");
        if (playground != null && !playground.equals("auto") && !playground.equals("off"))
            throw new Wrong("PLAYGROUND is '" + playground + "': use auto or off");
        if (token == null && "off".equals(playground))
            throw new Wrong("TELEGRAM_BOT_TOKEN is missing and PLAYGROUND is off: set the token that @BotFather shows");
        var apiUrl = variables.url("TELEGRAM_API_URL", "https://api.telegram.org", "http", "https");
        var redis = variables.redis("REDIS_URL");
        return new Settings(
                token,
                apiUrl,
                // The playground's Telegram is in this very program.
                token == null ? null : variables.proxy(apiUrl),
                redis,
                variables.authorities("REDIS_CA_FILE", redis),
                variables.path("DATA_DIR", "data"),
                variables.file(
                        "QUESTIONS_FILE",
                        "which is no file that can be read: name a bank in JSON, or unset it to use the packaged one"),
                variables.number("SERVER_PORT", 8080, 0, LAST_PORT),
                variables.address("SERVER_ADDRESS"),
                variables.ids("BOT_ADMINS"),
                limits(variables),
                Duration.ofMinutes(variables.number("DAILY_GRACE_MINUTES", 180, 1, 1_440)));
    }

    /// Zero switches a limit off: for a Bot API server of one's own, or a test peer.
    private static Limits limits(Variables variables) {
        var perSecond = variables.number("SEND_PER_SECOND", 30, 0, 1_000);
        var perChat = variables.number("SEND_PER_CHAT_SECOND", 1, 0, 100);
        var perGroup = variables.number("SEND_PER_GROUP_MINUTE", 20, 0, 1_000);
        var groupBurst = Math.max(1, perGroup / 4);
        return new Limits(
                perSecond == 0 ? Limit.OFF : new Limit(Duration.ofSeconds(1).dividedBy(perSecond), 1),
                perChat == 0
                        ? Limit.OFF
                        : new Limit(
                                Duration.ofSeconds(1).dividedBy(perChat),
                                Limits.TELEGRAM.person().burst()),
                // The burst and what follows it together stay below the limit in any minute.
                perGroup == 0
                        ? Limit.OFF
                        : new Limit(Duration.ofMinutes(1).dividedBy(Math.max(1, perGroup - groupBurst)), groupBurst));
    }

    private record Variables(Map<String, String> environment) {

        @Nullable
        String text(String name) {
            var value = environment.get(name);
            return value == null || value.isBlank() ? null : value.strip();
        }

        int number(String name, int otherwise, int least, int most) {
            var value = text(name);
            if (value == null) return otherwise;
            try {
                var number = Integer.parseInt(value);
                if (number >= least && number <= most) return number;
            } catch (NumberFormatException notANumber) {
                throw wrongNumber(name, value, least, most);
            }
            throw wrongNumber(name, value, least, most);
        }

        private static Wrong wrongNumber(String name, String value, int least, int most) {
            return new Wrong("%s is '%s': use a whole number from %d to %d".formatted(name, value, least, most));
        }

        /// Its value may hold a password, so it is not repeated.
        String url(String name, String otherwise, String... schemes) {
            var value = text(name);
            if (value == null) return otherwise;
            try {
                var uri = new URI(value);
                if (uri.getScheme() != null
                        && List.of(schemes).contains(uri.getScheme())
                        && namesAHost(uri)
                        && uri.getRawFragment() == null
                        && uri.getRawQuery() == null)
                    return value.endsWith("/") ? value.substring(0, value.length() - 1) : value;
            } catch (URISyntaxException notAUrl) {
                throw wrongUrl(name, schemes);
            }
            throw wrongUrl(name, schemes);
        }

        /// `URI` knows no host with an underscore, which a container may well have.
        private static boolean namesAHost(URI uri) {
            var authority = AUTHORITY.matcher(uri.getRawAuthority() == null ? "" : uri.getRawAuthority());
            return authority.matches()
                    && (authority.group(1) == null || Integer.parseInt(authority.group(1)) <= LAST_PORT);
        }

        @Nullable
        RedisAddress redis(String name) {
            var value = text(name);
            try {
                return value == null ? null : RedisAddress.of(value);
            } catch (IllegalArgumentException sentence) {
                throw new Wrong(String.valueOf(sentence.getMessage()));
            }
        }

        @Nullable
        TrustManagerFactory authorities(String name, @Nullable RedisAddress redis) {
            var file = file(name, "which is no file that can be read: name the authority's certificate in PEM");
            if (file == null) return null;
            if (redis == null || !redis.isTls())
                throw new Wrong(name + " is set, and REDIS_URL asks for no TLS: use rediss://, or unset " + name);
            try {
                return RedisConnections.authorities(file);
            } catch (IOException noCertificate) {
                throw new Wrong(name + " is '" + file + "', " + noCertificate.getMessage());
            }
        }

        @Nullable
        ProxyAddress proxy(String apiUrl) {
            try {
                return ProxyAddress.towards(apiUrl, environment);
            } catch (IllegalArgumentException sentence) {
                throw new Wrong(String.valueOf(sentence.getMessage()));
            }
        }

        private static Wrong wrongUrl(String name, String... schemes) {
            var examples = new ArrayList<String>();
            for (var scheme : schemes) examples.add(scheme + "://host:port");
            return new Wrong(name + " is no address: use " + String.join(" or ", examples));
        }

        Path path(String name, String otherwise) {
            var value = text(name);
            try {
                var path = Path.of(value == null ? otherwise : value);
                if (path.isAbsolute() || Files.exists(Path.of("").toAbsolutePath())) return path;
            } catch (InvalidPathException notAPath) {
                throw new Wrong(Locales.sentence(name).orElse(name + " is no path: name a directory"));
            }
            // Java would make another directory, with question marks for what it could not read.
            throw new Wrong(Locales.sentence("The working directory's name")
                    .orElse("The working directory is gone: start the bot in one that is there"));
        }

        @Nullable
        Path file(String name, String otherwise) {
            if (text(name) == null) return null;
            var file = path(name, "");
            if (Files.isReadable(file) && Files.isRegularFile(file)) return file;
            throw new Wrong(name + " is '" + file + "', " + otherwise);
        }

        @Nullable
        String address(String name) {
            var value = text(name);
            if (value == null) return null;
            try {
                return InetAddress.getAllByName(value)[0].getHostAddress();
            } catch (UnknownHostException unknown) {
                throw new Wrong(name + " is '" + value + "', which is no address of this machine: use 0.0.0.0 for all"
                        + " interfaces, or 127.0.0.1");
            }
        }

        Set<Long> ids(String name) {
            var ids = new TreeSet<Long>();
            var value = text(name);
            if (value == null) return ids;
            for (var word : value.split(",")) {
                if (!word.strip().matches("\\d{1,15}"))
                    throw new Wrong(name + " holds '" + word.strip() + "': use Telegram user ids, separated by commas");
                ids.add(Long.parseLong(word.strip()));
            }
            return ids;
        }
    }
}
