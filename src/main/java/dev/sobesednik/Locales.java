package dev.sobesednik;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What a locale without UTF-8 does to names: Java reads variables, arguments and file names by it, whatever encoding
/// texts have, and LC_ALL=C is what a bare systemd unit or container gives.
final class Locales {

    private Locales() {}

    /// @param name what holds the letters
    /// @return absent: the locale is not to blame
    static Optional<String> sentence(String name) {
        var encoding = System.getProperty("sun.jnu.encoding", StandardCharsets.UTF_8.name());
        if (encoding.equalsIgnoreCase(StandardCharsets.UTF_8.name())) return Optional.empty();
        return Optional.of(name + " holds letters that cannot be read, because this process's locale (" + encoding
                + ") is not UTF-8: set LC_ALL=C.UTF-8");
    }
}
