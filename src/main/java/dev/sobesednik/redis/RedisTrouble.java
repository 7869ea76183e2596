package dev.sobesednik.redis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// What is wrong with Redis, in one sentence with the cause and the remedy, for the log and for health.
///
/// @param passes whether waiting is enough; otherwise a human has to do something
public record RedisTrouble(String sentence, boolean passes) {

    private static final String NOTHING_LOST = "; until then nothing is confirmed to Telegram, and nothing is lost";

    private static final String AWAY = "; the bot goes on when it is back, and nothing is lost";

    private record Sign(Pattern pattern, Function<MatchResult, RedisTrouble> trouble) {}

    /// The first that is found is told: a narrow one stands before a broad one, and what Redis says before what a
    /// connection says.
    private static final List<Sign> SIGNS = List.of(
            // Passwords and permissions.
            forHumans(
                    "AUTH <password> called without any password|no password is set",
                    "REDIS_URL holds a password, and Redis has none for this user: take it out, or set requirepass"),
            forHumans(
                    "\\bWRONGPASS\\b|ERR invalid password",
                    "Redis does not accept the user or the password (WRONGPASS): set them in REDIS_URL, such as"
                            + " redis://user:password@host:port, with % @ / ? # : in them percent-encoded"),
            forHumans(
                    "\\bNOAUTH\\b",
                    "Redis or a Sentinel wants a password (NOAUTH): set it in REDIS_URL,"
                            + " redis://user:password@host:port or redis://:password@host:port, a Sentinel's own as"
                            + " ?sentinelPassword=…"),
            sign(
                    "(?:NOPERM|ACL failure)[^\\n]*?the '([A-Za-z|_-]+)' command",
                    found -> human("Redis forbids its user the command %s (NOPERM): allow it, such as with ACL SETUSER"
                                    .formatted(found.group(1).toUpperCase(Locale.ROOT))
                            + " <user> +" + found.group(1).toLowerCase(Locale.ROOT))),
            forHumans(
                    "(?:NOPERM|ACL failure|No permissions to access)[^\\n]*\\b(?:key|keys)\\b",
                    "Redis forbids its user the bot's keys (NOPERM): allow all of them, such as with ACL SETUSER <user>"
                            + " ~*"),
            forHumans(
                    "\\bNOPERM\\b|ACL failure|user executing the script can't run",
                    "Redis forbids its user a command that the bot's scripts need (NOPERM; ACL LOG names it there):"
                            + " allow it, such as with ACL SETUSER <user> ~* +@all -@dangerous +info"),
            forHumans(
                    "Unknown Redis command called from",
                    "This Redis lacks a command that the bot's scripts need (disabled, renamed, or too old): allow it"
                            + " there, or set REDIS_URL to a Redis 7 or Valkey that has it"),
            sign(
                    "unknown (?:command|redis command)[ ,:]*[`'\"]?([A-Za-z]+)",
                    found -> human(("This Redis has no command %s (disabled or renamed), and the bot needs it: allow it"
                                    + " there, or set REDIS_URL to a Redis 7 or Valkey that has it")
                            .formatted(found.group(1).toUpperCase(Locale.ROOT)))),
            forHumans(
                    "\\bDENIED\\b",
                    "Redis runs in protected mode and takes no connection from another machine: give it a password"
                            + " (requirepass) and put that into REDIS_URL"),
            // The wrong kind of address.
            forHumans(
                    "cluster support disabled",
                    "REDIS_URL says redis-cluster://, and this Redis is no cluster: use redis://host:port"),
            forHumans(
                    "\\b(?:MOVED|ASK) \\d+ |SELECT is not allowed in cluster mode",
                    "REDIS_URL names one node of a cluster: use redis-cluster://host:port,host:port"),
            forHumans(
                    "DB index is out of range|invalid DB index",
                    "Redis does not have the database that REDIS_URL names: use a smaller number behind the slash"),
            forHumans(
                    "No such master with that name|Cannot provide redisAddress using sentinel",
                    "The Sentinels do not know the primary's name: set the one of `sentinel monitor` behind the # of"
                            + " REDIS_URL"),
            forHumans(
                    "\\bREADONLY\\b",
                    "Redis takes no writes, because it is a replica (READONLY): set REDIS_URL to the primary, or to"
                            + " redis-sentinel://, which finds it"),
            // Redis's own condition.
            passing(
                    "\\bLOADING\\b",
                    "Redis is reading its data after a start (LOADING); the bot goes on when it is done"),
            forHumans(
                    "\\bOOM command not allowed|\\bOOM\\b",
                    "Redis is full (OOM) and refuses writes: raise its maxmemory, or the memory of its machine"),
            forHumans(
                    "\\bMISCONF\\b",
                    "Redis cannot write to its disk (MISCONF) and refuses writes: make room there; its log tells more"),
            forHumans(
                    "\\bNOREPLICAS\\b",
                    "Redis has fewer replicas in step than it wants (NOREPLICAS) and refuses writes: bring them back,"
                            + " or lower min-replicas-to-write"),
            passing("\\bBUSY\\b", "Redis is busy with somebody's long script (BUSY); the bot goes on when it is done"),
            passing(
                    "\\bMASTERDOWN\\b",
                    "Redis is a replica that has lost its primary (MASTERDOWN); the bot goes on when it is back"),
            passing(
                    "\\bCLUSTERDOWN\\b|\\bTRYAGAIN\\b|uncovered slot|Cannot determine a partition",
                    "A part of the Redis cluster is away (CLUSTERDOWN); the bot goes on when it is back"),
            forHumans(
                    "max number of clients reached",
                    "Redis has no room for another connection: raise its maxclients, or close others"),
            // TLS. An answer that begins with 21 is one of its alerts.
            forHumans(
                    "Invalid first byte: 21\\b",
                    "Redis speaks TLS on this port: use rediss:// instead of redis:// in REDIS_URL"),
            forHumans(
                    "Invalid first byte",
                    "What answers at the address of REDIS_URL is no Redis: see its host and port"),
            forHumans(
                    "not an SSL/TLS record|Unsupported or unrecognized SSL message",
                    "Redis does not speak TLS on this port: use redis:// instead of rediss:// in REDIS_URL, or its TLS"
                            + " port"),
            forHumans(
                    "Received fatal alert: (?:certificate_required|bad_certificate|handshake_failure)",
                    "Redis wants a certificate of the bot, which has none: set tls-auth-clients to no or optional"
                            + " there"),
            forHumans("CertificateExpired|NotAfter:", "Redis's certificate has run out: renew it"),
            forHumans(
                    "No subject alternative|No name matching|doesn't match any of the subject alternative",
                    "Redis's certificate is for another host: name the host of the certificate in REDIS_URL, or add"
                            + " ?verifyPeer=CA"),
            forHumans(
                    "PKIX path|unable to find valid certification path|self.signed|CertPathValidator|PKIX",
                    "Redis's certificate is not signed by an authority that is trusted: name the authority's"
                            + " certificate, in PEM, in REDIS_CA_FILE"),
            forHumans(
                    "SSLHandshakeException|SSLException|DecoderException",
                    "TLS with Redis fails: see that REDIS_URL names its TLS port; LOGGING_LEVEL_DEV_SOBESEDNIK=debug"
                            + " tells more"),
            // The way there.
            sign(
                    "UnknownHostException: (?:Failed to resolve ')?([A-Za-z0-9._-]+)",
                    found -> new RedisTrouble(
                            "The host %s of Redis is not found: see REDIS_URL and the DNS".formatted(found.group(1))
                                    + NOTHING_LOST,
                            false)),
            sign(
                    "Connection refused: (?:[^/\\s]*/)?(\\S+?:\\d+)",
                    found -> new RedisTrouble(
                            "Nobody listens at %s, where Redis should be%s".formatted(found.group(1), AWAY), true)),
            sign(
                    "(?:timed out after \\d+ ms|No route to host|Network is unreachable|Host is unreachable): "
                            + "(?:[^/\\s]*/)?(\\S+?:\\d+)",
                    found -> new RedisTrouble(
                            ("Redis at %s cannot be reached: open the way there, or, when a cluster or a Sentinel tells"
                                            + " this address, let it tell one that the bot can reach"
                                            + " (cluster-announce-ip, replica-announce-ip)")
                                    .formatted(found.group(1)),
                            true)),
            passing(
                    "Connection closed prematurely|Connection reset",
                    "Redis hangs up at once: should it want TLS, use rediss:// in REDIS_URL; otherwise the bot goes on"
                            + " when it is back, and nothing is lost"),
            passing(
                    "initialization timed out",
                    "Redis takes the connection and says no word: see the port in REDIS_URL, and that rediss:// stands"
                        + " before a TLS port only; otherwise the bot goes on when it answers, and nothing is lost"),
            passing(
                    "timed out",
                    "Redis is too slow to answer; the bot goes on when it is quicker, and nothing is lost"));

    /// @return always a sentence, at worst that Redis does not answer
    public static RedisTrouble of(Throwable problem) {
        return find(problem).orElseGet(() -> new RedisTrouble("Redis does not answer" + AWAY, true));
    }

    /// @return absent: nothing that is known of Redis, so perhaps a fault of ours
    public static Optional<RedisTrouble> find(Throwable problem) {
        var said = said(problem);
        for (var sign : SIGNS) {
            var matcher = sign.pattern.matcher(said);
            if (matcher.find()) return Optional.of(sign.trouble.apply(matcher.toMatchResult()));
        }
        return Optional.empty();
    }

    /// Types and messages of all that led to it: which of them tells depends on how far the connection came.
    private static String said(Throwable problem) {
        var seen = Collections.<Throwable>newSetFromMap(new IdentityHashMap<>());
        var lines = new ArrayList<String>();
        collect(problem, seen, lines);
        return String.join("\n", lines);
    }

    private static void collect(Throwable problem, Set<Throwable> seen, List<String> lines) {
        if (!seen.add(problem)) return;
        lines.add(problem.getClass().getSimpleName() + ": " + problem.getMessage());
        var cause = problem.getCause();
        if (cause != null) collect(cause, seen, lines);
        for (var suppressed : problem.getSuppressed()) collect(suppressed, seen, lines);
    }

    private static RedisTrouble human(String sentence) {
        return new RedisTrouble(sentence + NOTHING_LOST, false);
    }

    private static Sign sign(String pattern, Function<MatchResult, RedisTrouble> trouble) {
        return new Sign(Pattern.compile(pattern), trouble);
    }

    private static Sign forHumans(String pattern, String sentence) {
        return sign(pattern, found -> human(sentence));
    }

    private static Sign passing(String pattern, String sentence) {
        return sign(pattern, found -> new RedisTrouble(sentence, true));
    }
}
