package dev.sobesednik.matching.lucene;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Properties;

/// Lists of words, beside this package's classes.
final class Resources {

    private Resources() {}

    static List<String> lines(String name) {
        try (var reader = open(name)) {
            return reader.readAllLines().stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(name, unreadable);
        }
    }

    static Properties properties(String name) {
        var properties = new Properties();
        try (var reader = open(name)) {
            properties.load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(name, unreadable);
        }
        return properties;
    }

    private static Reader open(String name) {
        return new InputStreamReader(
                Objects.requireNonNull(Resources.class.getResourceAsStream(name), name), StandardCharsets.UTF_8);
    }
}
