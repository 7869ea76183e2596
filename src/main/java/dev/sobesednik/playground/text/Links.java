package dev.sobesednik.playground.text;

import java.util.Locale;
import java.util.regex.Pattern;

/// What Telegram takes for an address.
final class Links {

    private static final Pattern SCHEME = Pattern.compile("(?i)(https?|tg|ton|tonsite)://\\S+");
    private static final Pattern BARE = Pattern.compile("(?i)[\\p{L}\\d-]+(\\.[\\p{L}\\d-]+)+(:\\d+)?([/?#]\\S*)?");

    private Links() {}

    static boolean isLink(String url) {
        return SCHEME.matcher(url.strip()).matches()
                || BARE.matcher(url.strip()).matches();
    }

    /// With a scheme, and with the slash that Telegram puts behind a bare host.
    static String complete(String url) {
        var address = url.strip();
        if (!SCHEME.matcher(address).matches()) address = "http://" + address;
        var host = address.substring(address.indexOf("://") + 3);
        var web = address.toLowerCase(Locale.ROOT).startsWith("http");
        return web && host.chars().noneMatch(c -> c == '/' || c == '?' || c == '#') ? address + "/" : address;
    }
}
