package dev.sobesednik.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The tables of a run: in `target/chaos`, and with `-Dchaos.report=true` in docs/reliability.md too, between the marks
/// that bear their names.
final class Report {

    private static final Path PAGE = Path.of("docs", "reliability.md");

    private Report() {}

    static void write(String name, String table) throws IOException {
        System.out.println(table);
        Files.writeString(Files.createDirectories(Path.of("target", "chaos")).resolve(name + ".md"), table);
        if (!Boolean.getBoolean("chaos.report")) return;
        var marked = Pattern.compile("(<!-- %s -->\n).*?(<!-- end of %s -->)".formatted(name, name), Pattern.DOTALL)
                .matcher(Files.readString(PAGE));
        if (marked.find())
            Files.writeString(PAGE, marked.replaceFirst("$1" + Matcher.quoteReplacement(table.strip() + "\n") + "$2"));
    }
}
