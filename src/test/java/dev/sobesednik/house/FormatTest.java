package dev.sobesednik.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.JavaFormatterOptions.Style;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/// The format is checked by a test, not by a Maven plug-in: a plug-in runs in Maven's own JVM, which may be a 17, and
/// the formatter understands only the Java of the JVM that it runs on.
///
/// `./mvnw -q test -Dtest=FormatTest -Dformat=apply` mends what it finds.
class FormatTest {

    @Test
    void every_source_file_is_formatted() throws Exception {
        var apply = "apply".equals(System.getProperty("format"));
        var formatter = Formatter.createFormatter(JavaFormatterOptions.builder()
                .style(Style.PALANTIR)
                .formatJavadoc(false)
                .build());
        var unformatted = new ArrayList<Path>();
        try (var files = Files.walk(Path.of("src"))) {
            for (var file : files.filter(path -> path.toString().endsWith(".java"))
                    .filter(path -> !path.endsWith("package-info.java"))
                    .toList()) {
                var source = Files.readString(file);
                var formatted = formatter.formatSourceAndFixImports(source);
                if (source.equals(formatted)) continue;
                if (apply) Files.writeString(file, formatted);
                else unformatted.add(file);
            }
        }
        assertThat(unformatted)
                .as("files to format: run ./mvnw -q test -Dtest=FormatTest -Dformat=apply")
                .isEmpty();
    }
}
