package dev.sobesednik;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Starts that cannot come to anything, each as a process of its own, as systemd or Docker would make it.
class StartTest {

    /// «вопросы» in UTF-8 by its bytes: this JVM's own locale may be no better.
    private static final String WORD =
            "$(printf '\\320\\262\\320\\276\\320\\277\\321\\200\\320\\276\\321\\201\\321\\213')";
    private static final String REMEDY = "is not UTF-8: set LC_ALL=C.UTF-8";

    @TempDir
    private Path directory;

    private record Ended(int code, String said) {}

    @Test
    void a_name_in_cyrillic_in_a_locale_without_it_is_said_with_the_remedy() throws IOException {
        for (var name : List.of("QUESTIONS_FILE", "DATA_DIR"))
            assertThat(ends(
                            "export " + name + "=" + directory + "/" + WORD + "; exec \"$@\"",
                            List.of("dev.sobesednik.App")))
                    .satisfies(ended -> {
                        assertThat(ended.said)
                                .startsWith(name + " holds letters")
                                .contains(REMEDY)
                                .hasLineCount(1);
                        assertThat(ended.code).isEqualTo(2);
                    });
        assertThat(ends("exec \"$@\" bank check " + WORD + ".json", List.of("dev.sobesednik.App")))
                .satisfies(ended -> {
                    assertThat(ended.said).contains(REMEDY).hasLineCount(1);
                    // As for any file that a bank command cannot read.
                    assertThat(ended.code).isEqualTo(1);
                });
    }

    /// Java would have made another one beside it, with question marks for a name.
    @Test
    void a_working_directory_in_cyrillic_in_a_locale_without_it_is_said_too() throws IOException {
        var ended = ends(
                "mkdir " + directory + "/" + WORD + " && cd " + directory + "/" + WORD + " && exec \"$@\"",
                List.of("dev.sobesednik.App"));

        assertThat(ended.said)
                .startsWith("The working directory's name holds letters")
                .contains(REMEDY);
        assertThat(ended.code).isEqualTo(2);
        try (var left = Files.list(directory)) {
            assertThat(left).hasSize(1);
        }
    }

    /// `docker run --read-only` without a `--tmpfs`.
    @Test
    void no_place_for_temporary_files_is_said_with_the_remedy() throws IOException {
        var nowhere = directory.resolve("nowhere");

        var ended = ends("exec \"$@\"", List.of("-Djava.io.tmpdir=" + nowhere, "dev.sobesednik.App"));

        assertThat(ended.said)
                .contains("Temporary files cannot be made in " + nowhere, "--tmpfs " + nowhere, "-Djava.io.tmpdir=")
                .doesNotContain("\tat ");
        assertThat(ended.code).isEqualTo(2);
    }

    private static Ended ends(String script, List<String> arguments) throws IOException {
        var classes = List.of(Objects.requireNonNull(
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")))
                .split(java.io.File.pathSeparator));
        var absolute = classes.stream()
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .toList();
        var command = new ArrayList<>(List.of(
                "sh",
                "-c",
                script,
                "sh",
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                String.join(java.io.File.pathSeparator, absolute)));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(Map.of("LC_ALL", "C", "PLAYGROUND", "auto"));
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        return new Ended(process.onExit().join().exitValue(), said);
    }
}
