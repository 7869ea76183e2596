package dev.sobesednik.bank.cli;

import dev.sobesednik.bank.Finding;
import dev.sobesednik.bank.Question;
import dev.sobesednik.bank.Question.Code;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Runs the code samples of a bank under `python3` and compares what they print with what the bank says, byte for
/// byte.
///
/// A sample runs in isolated mode, in an empty folder that it has to leave empty, without input, for ten seconds at
/// most.
final class Snippets {

    private static final Duration LONGEST = Duration.ofSeconds(10);

    // Samples are short and wait more than they count; more at once would slow down whatever else the machine does.
    private static final int AT_ONCE = 2;

    private final Path python;
    private final String version;
    private final Duration longest;

    private Snippets(Path python, String version, Duration longest) {
        this.python = python;
        this.version = version;
        this.longest = longest;
    }

    /// @param path the search path, as in the environment variable `PATH`
    static Optional<Snippets> onPath(@Nullable String path) {
        if (path == null) return Optional.empty();
        return Arrays.stream(path.split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, "python3"))
                .filter(Files::isExecutable)
                .flatMap(launcher -> behind(launcher).stream())
                .findFirst();
    }

    Snippets within(Duration longest) {
        return new Snippets(python, version, longest);
    }

    /// As `3.12.1`.
    String version() {
        return version;
    }

    /// How many samples of a bank this Python runs.
    long runs(List<Question> questions) {
        return samples(questions).stream().filter(this::isRun).count();
    }

    /// All code samples, of answers and of follow-ups.
    static List<Code> all(List<Question> questions) {
        return samples(questions).stream().map(Sample::code).toList();
    }

    List<Finding> findings(List<Question> questions) {
        var samples = samples(questions);
        var findings = new ArrayList<>(inspect(samples));
        try (var workers = Executors.newFixedThreadPool(AT_ONCE)) {
            var runs = samples.stream()
                    .filter(this::isRun)
                    .map(sample -> workers.submit((Callable<List<Finding>>) () -> run(sample)))
                    .toList();
            for (var run : runs) findings.addAll(outcome(run));
        }
        return findings;
    }

    private static List<Sample> samples(List<Question> questions) {
        var samples = new ArrayList<Sample>();
        for (var question : questions) {
            var answer = question.answer();
            if (answer != null && answer.code() != null) {
                samples.add(new Sample(question.id().value(), "code", answer.code()));
            }
            for (int i = 0; i < question.followUps().size(); i++) {
                var code = question.followUps().get(i).code();
                if (code != null)
                    samples.add(new Sample(question.id().value(), "followUps[%d].code".formatted(i), code));
            }
        }
        return samples;
    }

    private boolean isRun(Sample sample) {
        return sample.code.run() && isEnough(sample.code.minPython());
    }

    private boolean isEnough(@Nullable String minPython) {
        return minPython == null || minor(version) >= minor(minPython);
    }

    private static int minor(String version) {
        return Integer.parseInt(version.split("\\.", -1)[1]);
    }

    private List<Finding> inspect(List<Sample> all) {
        var samples = all.stream()
                .filter(sample -> sample.code.lang().equals("python"))
                .toList();
        var mapper = JsonMapper.shared();
        var request = mapper.createArrayNode();
        for (var sample : samples) {
            var node = request.addObject().put("source", sample.code.source()).put("run", sample.code.run());
            var minPython = sample.code.minPython();
            if (minPython == null) node.putNull("minPython");
            else node.putArray("minPython").add(3).add(minor(minPython));
        }
        var ended = inEmptyFolder(folder -> {
            var input = folder.resolve("samples.json");
            Files.writeString(input, request.toString());
            return execute(folder, input, script());
        });
        if (!ended.isFine()) return List.of(new Finding("", "code", "samples cannot be looked at: " + ended.trouble()));
        var answers = mapper.readTree(ended.stdout);
        var findings = new ArrayList<Finding>();
        for (int i = 0; i < samples.size(); i++) {
            var sample = samples.get(i);
            answers.get(i).valueStream().map(JsonNode::stringValue).forEach(text -> findings.add(sample.finding(text)));
        }
        return findings;
    }

    private List<Finding> run(Sample sample) {
        var expected = Objects.requireNonNullElse(sample.code.stdout(), "");
        var ended = inEmptyFolder(folder -> {
            var place = Files.createDirectory(folder.resolve("place"));
            var input = Files.createFile(folder.resolve("empty"));
            var result = execute(place, input, sample.code.source() + "\n");
            try (var left = Files.list(place)) {
                return left.findAny().isEmpty() ? result : result.withTrouble("leaves files behind");
            }
        });
        if (!ended.isFine()) return List.of(sample.finding(ended.trouble()));
        var printed = expected.isEmpty() ? "" : expected + "\n";
        if (ended.stdout.equals(printed)) return List.of();
        return List.of(sample.finding("prints «%s», the bank says «%s»".formatted(ended.stdout.strip(), expected)));
    }

    private Ended execute(Path folder, Path input, String source) throws IOException {
        var scratch = folder.getParent();
        var script = Files.writeString(Files.createTempFile(scratch, "sample", ".py"), source);
        var stdout = Files.createTempFile(scratch, "stdout", "");
        var stderr = Files.createTempFile(scratch, "stderr", "");
        try {
            var process = new ProcessBuilder(python.toString(), "-I", "-X", "utf8", script.toString())
                    .directory(folder.toFile())
                    .redirectInput(input.toFile())
                    .redirectOutput(stdout.toFile())
                    .redirectError(stderr.toFile())
                    .start();
            if (!process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
                return new Ended("", "is still running after %d s".formatted(longest.toSeconds()));
            }
            var error = new String(Files.readAllBytes(stderr), StandardCharsets.UTF_8).strip();
            var trouble = process.exitValue() != 0 || !error.isEmpty()
                    ? "exit code %d, stderr: %s".formatted(process.exitValue(), lastLines(error))
                    : "";
            return new Ended(new String(Files.readAllBytes(stdout), StandardCharsets.UTF_8), trouble);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Ended("", "interrupted");
        } finally {
            for (var file : List.of(script, stdout, stderr)) Files.delete(file);
        }
    }

    private static String lastLines(String text) {
        return text.length() <= 300 ? text : "…" + text.substring(text.length() - 300);
    }

    private static List<Finding> outcome(Future<List<Finding>> run) {
        try {
            return run.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of(new Finding("", "code", "interrupted"));
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private static Ended inEmptyFolder(Work work) {
        try {
            var outer = Files.createTempDirectory("snippets");
            try {
                return work.in(Files.createDirectory(outer.resolve("work")));
            } finally {
                delete(outer);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }

    // What lies on the path may be a launcher that takes longer to start than most samples run.
    private static Optional<Snippets> behind(Path launcher) {
        var ended = inEmptyFolder(folder -> {
            var empty = Files.createFile(folder.resolve("empty"));
            var source = "import sys; print('%d.%d.%d' % sys.version_info[:3]); print(sys.executable)";
            return new Snippets(launcher, "", LONGEST).execute(folder, empty, source);
        });
        var lines = ended.stdout.lines().toList();
        return ended.isFine() && lines.size() == 2
                ? Optional.of(new Snippets(Path.of(lines.get(1)), lines.get(0), LONGEST))
                : Optional.empty();
    }

    private static String script() throws IOException {
        try (var in = Objects.requireNonNull(Snippets.class.getResourceAsStream("inspect-snippets.py"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private interface Work {
        Ended in(Path folder) throws IOException;
    }

    private record Sample(String entry, String field, Code code) {
        Finding finding(String text) {
            return new Finding(entry, field, text);
        }
    }

    private record Ended(String stdout, String trouble) {
        boolean isFine() {
            return trouble.isEmpty();
        }

        Ended withTrouble(String other) {
            return new Ended(stdout, isFine() ? other : trouble);
        }
    }
}
