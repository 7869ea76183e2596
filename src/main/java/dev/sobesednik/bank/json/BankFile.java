package dev.sobesednik.bank.json;

import dev.sobesednik.bank.Finding;
import dev.sobesednik.bank.Rules;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import tools.jackson.databind.JsonNode;

/// Reads `questions.json`. A bad file is an answer, not an exception.
public final class BankFile {

    // More would help nobody, and a hostile file could hold a million.
    private static final int MOST_FINDINGS = 500;

    /// The bank inside the jar.
    public static Loaded packaged() {
        try (var in = Objects.requireNonNull(BankFile.class.getResourceAsStream("/questions.json"))) {
            return read("questions.json", in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Loaded read(Path file) {
        return read(file, BankFile::read);
    }

    /// @param reader of the file's name and bytes
    static Loaded read(Path file, BiFunction<String, byte[], Loaded> reader) {
        var name = String.valueOf(file.getFileName());
        try (var in = Files.newInputStream(file)) {
            return reader.apply(name, in.readNBytes(StrictJson.LARGEST_FILE + 1));
        } catch (NoSuchFileException e) {
            return refused(file.toString(), "no such file");
        } catch (IOException e) {
            return refused(file.toString(), "cannot be read: " + e.getMessage());
        }
    }

    /// @param name what to call the file in the findings
    public static Loaded read(String name, InputStream in) throws IOException {
        return read(name, in.readNBytes(StrictJson.LARGEST_FILE + 1));
    }

    public static Loaded read(String name, byte[] bytes) {
        return switch (StrictJson.parse(bytes)) {
            case StrictJson.Parsed.Broken(var finding) -> new Loaded.Refused(name, List.of(finding));
            case StrictJson.Parsed.Tree(var root) -> {
                var findings = new ArrayList<>(Shape.BANK.findings(root));
                if (findings.isEmpty()) findings.addAll(dates(root));
                if (!findings.isEmpty()) yield new Loaded.Refused(name, capped(findings));
                var contents = Reader.contents(root);
                findings.addAll(Rules.structure(contents));
                yield findings.isEmpty() ? new Loaded.Ready(contents) : new Loaded.Refused(name, capped(findings));
            }
        };
    }

    /// The same bank, or translation of one, in its one layout. Needs JSON that can be read, not one without mistakes.
    public static Formatted format(String name, byte[] bytes) {
        return switch (StrictJson.parse(bytes)) {
            case StrictJson.Parsed.Broken(var finding) -> new Formatted.Refused(name, finding);
            case StrictJson.Parsed.Tree(var root) ->
                new Formatted.Text(
                        Layout.of(root, TranslationFile.isTranslation(name) ? Shape.TRANSLATION : Shape.BANK));
        };
    }

    private static List<Finding> dates(JsonNode root) {
        var findings = new ArrayList<Finding>();
        if (!isDate(root.get("contentDate"))) findings.add(new Finding("", "contentDate", "no such day"));
        for (var question : root.get("questions")) {
            if (question.has("asOf") && !isDate(question.get("asOf").get("date"))) {
                findings.add(new Finding(question.get("id").stringValue(), "asOf.date", "no such day"));
            }
        }
        return findings;
    }

    static boolean isDate(JsonNode node) {
        try {
            LocalDate.parse(node.stringValue());
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    static List<Finding> capped(List<Finding> findings) {
        if (findings.size() <= MOST_FINDINGS) return List.copyOf(findings);
        var capped = new ArrayList<>(findings.subList(0, MOST_FINDINGS));
        capped.add(new Finding("", "", "and %d more".formatted(findings.size() - MOST_FINDINGS)));
        return capped;
    }

    static Loaded refused(String name, String text) {
        return new Loaded.Refused(name, List.of(new Finding("", "", text)));
    }

    private BankFile() {}
}
