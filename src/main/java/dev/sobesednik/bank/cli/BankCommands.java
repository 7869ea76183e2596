package dev.sobesednik.bank.cli;

import dev.sobesednik.bank.Finding;
import dev.sobesednik.bank.QuestionList;
import dev.sobesednik.bank.Rules;
import dev.sobesednik.bank.json.BankFile;
import dev.sobesednik.bank.json.Formatted;
import dev.sobesednik.bank.json.Import;
import dev.sobesednik.bank.json.Loaded;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.helpers.NOP_FallbackServiceProvider;
import org.slf4j.helpers.Reporter;

/// The words after `java -jar sobesednik.jar bank`.
public final class BankCommands {

    /// Done, and nothing to complain about.
    public static final int FINE = 0;

    /// Done, and there are findings; or a file that cannot be used.
    public static final int FINDINGS = 1;

    /// Not understood, nothing done.
    public static final int USAGE = 2;

    private static final String COMMANDS = """
        bank check FILE [--no-snippets]     all rules, and every code sample run with python3
        bank format FILE                    one order of keys, one layout
        bank import LIST.md [--into FILE] [--own]
                                            a Markdown list becomes entries: a new bank on standard output, or
                                            into FILE; --own gives x ids instead of the list's numbers
        bank report FILE [--on YYYY-MM-DD]  what is covered, how old it is, what is missing\
        """;

    private final PrintStream out;
    private final PrintStream err;

    private BankCommands(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /// For a process that does nothing else: standard output in UTF-8, whatever the terminal's locale, and no log
    /// lines.
    ///
    /// @param arguments what follows the word `bank`
    /// @return the exit code of the process
    public static int run(List<String> arguments) {
        // Nothing has set up logging here, and without a set-up Logback prints debug lines on standard output.
        System.setProperty(Reporter.SLF4J_INTERNAL_VERBOSITY_KEY, "ERROR");
        System.setProperty(LoggerFactory.PROVIDER_PROPERTY_KEY, NOP_FallbackServiceProvider.class.getName());
        return run(
                arguments,
                new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
    }

    /// @param arguments what follows the word `bank`
    /// @return the exit code of the process
    public static int run(List<String> arguments, PrintStream out, PrintStream err) {
        return new BankCommands(out, err).obey(arguments);
    }

    private int obey(List<String> arguments) {
        if (arguments.isEmpty()) return usage("bank needs a command");
        var command = arguments.getFirst();
        try {
            var words = new Words(arguments.subList(1, arguments.size()));
            return switch (command) {
                case "check" -> check(words.flag("--no-snippets"), words.file());
                case "format" -> format(words.file());
                case "import" -> importList(words.option("--into"), words.flag("--own"), words.file());
                case "report" -> report(words.option("--on"), words.file());
                case "help", "--help", "-h" -> help();
                default -> usage("bank knows no command «%s»".formatted(command));
            };
        } catch (NotUnderstood e) {
            return usage("bank %s: %s".formatted(command, e.getMessage()));
        } catch (NoSuchFileException e) {
            return fail("%s: no such file".formatted(e.getFile()));
        } catch (CharacterCodingException e) {
            return fail("bank %s: a file that is not UTF-8".formatted(command));
        } catch (IOException e) {
            return fail("bank %s: %s".formatted(command, e));
        }
    }

    private int help() {
        out.println(COMMANDS);
        return FINE;
    }

    private int check(boolean noSnippets, Path file) {
        return switch (BankFile.read(file)) {
            case Loaded.Refused refused -> refuse(refused);
            case Loaded.Ready(var contents) -> {
                var questions = contents.questions();
                var findings = new ArrayList<>(Rules.everything(contents));
                var python = noSnippets ? Optional.<Snippets>empty() : Snippets.onPath(System.getenv("PATH"));
                python.ifPresent(snippets -> findings.addAll(snippets.findings(questions)));
                findings.forEach(finding -> out.println(finding.in(name(file))));
                var samples = python.map(snippets ->
                                "%d samples run with Python %s".formatted(snippets.runs(questions), snippets.version()))
                        .orElse(noSnippets ? "samples not run" : "samples not run: there is no python3");
                out.println("%s: %d entries, %s, %s".formatted(name(file), questions.size(), samples, count(findings)));
                yield findings.isEmpty() ? FINE : FINDINGS;
            }
        };
    }

    private int format(Path file) throws IOException {
        var before = Files.readAllBytes(file);
        return switch (BankFile.format(name(file), before)) {
            case Formatted.Refused refused -> fail(refused.message());
            case Formatted.Text(var text) -> {
                if (text.equals(Files.readString(file))) {
                    out.println("%s: nothing to change".formatted(name(file)));
                } else {
                    Files.writeString(file, text);
                    out.println("%s: formatted".formatted(name(file)));
                }
                yield FINE;
            }
        };
    }

    private int importList(@Nullable String into, boolean own, Path file) throws IOException {
        var list = QuestionList.parse(Files.readString(file));
        var numbering = own ? Import.Numbering.OWN : Import.Numbering.SOURCE;
        Import result;
        if (into == null) {
            var day = LocalDate.ofInstant(Files.getLastModifiedTime(file).toInstant(), ZoneOffset.UTC);
            result = Import.fresh(list, day, numbering);
        } else {
            if (BankFile.read(Path.of(into)) instanceof Loaded.Refused refused) return refuse(refused);
            result = Import.into(Files.readAllBytes(Path.of(into)), list, numbering);
        }
        var target = into == null ? "the new bank" : name(Path.of(into));
        var mistakes = BankFile.read(target, result.bank().getBytes(StandardCharsets.UTF_8));
        // Standard output carries the bank, so whatever is said goes to standard error.
        list.anomalies().forEach(anomaly -> err.println(name(file) + ": " + anomaly));
        result.differences().forEach(difference -> err.println(name(file) + ": " + difference));
        if (mistakes instanceof Loaded.Refused refused) {
            err.println(refused.message());
            err.println("Nothing was written.");
            return FINDINGS;
        }
        if (into == null) out.print(result.bank());
        else if (result.added() > 0) Files.writeString(Path.of(into), result.bank());
        err.println("%s: %d questions: %d added, %d already there, %d there in other words"
                .formatted(
                        name(file),
                        list.items().size(),
                        result.added(),
                        result.known(),
                        result.differences().size()));
        return list.anomalies().isEmpty() && result.differences().isEmpty() ? FINE : FINDINGS;
    }

    private int report(@Nullable String on, Path file) throws NotUnderstood {
        LocalDate day = null;
        try {
            if (on != null) day = LocalDate.parse(on);
        } catch (DateTimeException e) {
            throw new NotUnderstood("«%s» is not a day like 2026-11-21".formatted(on));
        }
        return switch (BankFile.read(file)) {
            case Loaded.Refused refused -> refuse(refused);
            case Loaded.Ready(var contents) -> {
                out.println(Report.of(contents, day == null ? contents.contentDate() : day));
                yield FINE;
            }
        };
    }

    private int refuse(Loaded.Refused refused) {
        out.println(refused.message());
        out.println("%s: %s".formatted(refused.file(), count(refused.findings())));
        return FINDINGS;
    }

    private int fail(String text) {
        err.println(text);
        return FINDINGS;
    }

    private int usage(String text) {
        err.println(text + "; there is: check FILE, format FILE, import LIST.md, report FILE (bank help says more).");
        return USAGE;
    }

    private static String count(List<Finding> findings) {
        return findings.isEmpty() ? "no findings" : findings.size() == 1 ? "1 finding" : findings.size() + " findings";
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static final class NotUnderstood extends Exception {
        NotUnderstood(String message) {
            super(message);
        }
    }

    /// The words of one command: options are taken out first, one file has to remain.
    private static final class Words {
        private final List<String> left;

        Words(List<String> words) {
            left = new ArrayList<>(words);
        }

        boolean flag(String name) {
            return left.remove(name);
        }

        @Nullable
        String option(String name) throws NotUnderstood {
            int at = left.indexOf(name);
            if (at < 0) return null;
            if (at + 1 == left.size()) throw new NotUnderstood("%s needs a value".formatted(name));
            left.remove(at);
            return left.remove(at);
        }

        Path file() throws NotUnderstood {
            for (var word : left) {
                if (word.startsWith("-")) throw new NotUnderstood("there is no option %s".formatted(word));
            }
            if (left.size() != 1) throw new NotUnderstood("needs one file");
            return Path.of(left.getFirst());
        }
    }
}
