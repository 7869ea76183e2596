package dev.sobesednik.matching.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// What people write, and what they deserve for it: `answers.txt`.
final class WrittenAnswers {

    record Written(String question, String name, List<Integer> deserved, String words) {}

    private WrittenAnswers() {}

    static List<Written> all() {
        var all = new ArrayList<Written>();
        var question = "";
        for (var line : text().lines().toList()) {
            if (line.startsWith("# ")) continue;
            if (line.startsWith("? ")) {
                question = line.substring(2);
            } else if (line.startsWith("= ")) {
                var mark = line.substring(2).split(":", -1);
                var deserved = Stream.of(mark[1].strip().split(" "))
                        .filter(place -> !place.isEmpty())
                        .map(Integer::valueOf)
                        .toList();
                all.add(new Written(question, mark[0], deserved, ""));
            } else {
                var last = all.removeLast();
                all.add(new Written(last.question, last.name, last.deserved, (last.words + "\n" + line).strip()));
            }
        }
        return all;
    }

    private static String text() {
        try (var file = Objects.requireNonNull(
                WrittenAnswers.class.getResourceAsStream("/dev/sobesednik/matching/answers.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
