package dev.sobesednik.telegram;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// `NO_PROXY`: hosts, domains with all that is below them, addresses, networks such as `10.0.0.0/8`, or `*`.
final class NoProxy {

    private final List<String> entries;

    NoProxy(@Nullable String list) {
        entries = list == null
                ? List.of()
                : Stream.of(list.toLowerCase(Locale.ROOT).split("[,\\s]+"))
                        .filter(entry -> !entry.isEmpty())
                        .toList();
    }

    /// @param host IPv6 without brackets
    boolean covers(String host, int port) {
        return entries.stream().anyMatch(entry -> covers(entry, host.toLowerCase(Locale.ROOT), port));
    }

    private static boolean covers(String entry, String host, int port) {
        if (entry.equals("*")) return true;
        if (entry.contains("/")) return isIn(entry, host);
        var bare = entry;
        var colon = entry.lastIndexOf(':');
        // A colon before the last one makes it an IPv6 address, unless brackets say where that ends.
        if (colon > 0 && (entry.indexOf(':') == colon || entry.charAt(colon - 1) == ']')) {
            if (!entry.substring(colon + 1).equals(Integer.toString(port))) return false;
            bare = entry.substring(0, colon);
        }
        bare = bare.replaceAll("[\\[\\]]", "").replaceFirst("^\\*?\\.", "");
        return host.equals(bare) || (address(host).isEmpty() && host.endsWith("." + bare));
    }

    private static boolean isIn(String network, String host) {
        var slash = network.indexOf('/');
        var wanted = address(network.substring(0, slash)).map(InetAddress::getAddress);
        var asked = address(host).map(InetAddress::getAddress);
        var length = network.substring(slash + 1);
        if (wanted.isEmpty() || asked.isEmpty() || !length.matches("\\d{1,3}")) return false;
        var one = wanted.get();
        var other = asked.get();
        if (one.length != other.length) return false;
        var bits = Math.min(Integer.parseInt(length), Byte.SIZE * one.length);
        for (int bit = 0; bit < bits; bit++) {
            var mask = 0x80 >> (bit % Byte.SIZE);
            if (((one[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) & mask) != 0) return false;
        }
        return true;
    }

    static boolean isLoopback(String host) {
        return host.equalsIgnoreCase("localhost")
                || address(host).map(InetAddress::isLoopbackAddress).orElse(false);
    }

    /// Names are not looked up: that is the proxy's affair.
    private static Optional<InetAddress> address(String host) {
        try {
            return Optional.of(InetAddress.ofLiteral(host));
        } catch (IllegalArgumentException aName) {
            return Optional.empty();
        }
    }
}
