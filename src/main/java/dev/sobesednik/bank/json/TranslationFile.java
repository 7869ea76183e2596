package dev.sobesednik.bank.json;

import dev.sobesednik.bank.Contents;
import dev.sobesednik.bank.Finding;
import dev.sobesednik.bank.TranslationRules;
import dev.sobesednik.chat.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Reads a bank's words in English and lays them over the bank. They lie beside it: `questions.en.json` beside
/// `questions.json`.
public final class TranslationFile {

    private static final String ENDING = ".en.json";

    private static final String BANKS_ENDING = ".json";

    /// The translation inside the jar.
    public static Loaded packaged(Contents original) {
        var name = "questions" + ENDING;
        try (var in = TranslationFile.class.getResourceAsStream("/" + name)) {
            return in == null
                    ? BankFile.refused(name, "not in the jar")
                    : read(name, in.readNBytes(StrictJson.LARGEST_FILE + 1), original);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static boolean isTranslation(String name) {
        return name.endsWith(ENDING);
    }

    /// Where the translation of a bank would lie.
    public static Path beside(Path bank) {
        var name = String.valueOf(bank.getFileName());
        var stem = name.endsWith(BANKS_ENDING) ? name.substring(0, name.length() - BANKS_ENDING.length()) : name;
        return bank.resolveSibling(stem + ENDING);
    }

    /// The bank that a translation is of, by its name.
    public static Optional<Path> original(Path translation) {
        var name = String.valueOf(translation.getFileName());
        return isTranslation(name)
                ? Optional.of(
                        translation.resolveSibling(name.substring(0, name.length() - ENDING.length()) + BANKS_ENDING))
                : Optional.empty();
    }

    /// The translation beside a bank of somebody's own, if there is one.
    public static Loaded readBeside(Path bank, Contents original) {
        var file = beside(bank);
        return Files.exists(file) ? read(file, original) : new Loaded.Ready(original.shownIn(Language.EN));
    }

    /// @return the original with the translation laid over it
    public static Loaded read(Path file, Contents original) {
        return BankFile.read(file, (name, bytes) -> read(name, bytes, original));
    }

    /// @param name what to call the file in the findings
    /// @return the original with the translation laid over it
    public static Loaded read(String name, byte[] bytes, Contents original) {
        return switch (StrictJson.parse(bytes)) {
            case StrictJson.Parsed.Broken(var finding) -> new Loaded.Refused(name, List.of(finding));
            case StrictJson.Parsed.Tree(var root) -> {
                var findings = new ArrayList<>(Shape.TRANSLATION.findings(root));
                if (findings.isEmpty()) findings.addAll(dates(root));
                if (!findings.isEmpty()) yield new Loaded.Refused(name, BankFile.capped(findings));
                var translation = TranslationReader.translation(root);
                if (translation.language() == original.language()) {
                    findings.add(new Finding("", "language", "the original's own"));
                }
                findings.addAll(TranslationRules.structure(original, translation));
                if (!findings.isEmpty()) yield new Loaded.Refused(name, BankFile.capped(findings));
                var translated = translation.over(original);
                findings.addAll(TranslationRules.lengths(translated));
                yield findings.isEmpty()
                        ? new Loaded.Ready(translated)
                        : new Loaded.Refused(name, BankFile.capped(findings));
            }
        };
    }

    private static List<Finding> dates(JsonNode root) {
        var findings = new ArrayList<Finding>();
        for (var entry : root.get("questions")) {
            if (!BankFile.isDate(entry.get("of"))) {
                findings.add(new Finding(Reader.text(entry, "id"), "of", "no such day"));
            }
        }
        return findings;
    }

    private TranslationFile() {}
}
