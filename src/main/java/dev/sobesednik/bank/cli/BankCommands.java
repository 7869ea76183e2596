package dev.sobesednik.bank.cli;

import dev.sobesednik.bank.Contents;
import dev.sobesednik.bank.Finding;
import dev.sobesednik.bank.Question;
import dev.sobesednik.bank.QuestionList;
import dev.sobesednik.bank.Rules;
import dev.sobesednik.bank.TranslationRules;
import dev.sobesednik.bank.json.BankFile;
import dev.sobesednik.bank.json.Formatted;
import dev.sobesednik.bank.json.Import;
import dev.sobesednik.bank.json.Loaded;
import dev.sobesednik.bank.json.TranslationFile;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
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
        bank check FILE [--no-snippets]     all rules, and every code sample run with python3; the translation
                                            beside it too, or FILE.en.json alone
        bank format FILE                    one order of keys, one layout
        bank import LIST.md [--into FILE] [--own] [--dry-run]
                                            a Markdown list becomes entries: a new bank on standard output, or
                                            into FILE; --own makes them the bank's own, --dry-run only shows them
        bank report FILE [--on YYYY-MM-DD]  what is covered, how old it is, what is missing

        A list may look like any of these; headings above its questions become sections:

        ## 4. What is X?      ### What is X      * What is X?      1. ### What is X?      1. **What is X?**
        An answer is          - And Y?             * And Y?              An answer is         - And Y?
        left aside.           - And Z?             * And Z?              left aside.          - And Z?

        Items below a question that ask something become its follow-ups; there may be none.\
        """;

    private static final String LAYOUTS = "a question is a heading, a bullet, a numbered item or a bold line, such as"
            + " «## 4. What is X?» or «* What is X?» (bank help shows all)";

    /// More lines than that nobody reads.
    private static final int MOST_COMPLAINTS = 20;

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
                case "import" ->
                    importList(words.option("--into"), words.flag("--own"), words.flag("--dry-run"), words.file());
                case "report" -> report(words.option("--on"), words.file());
                case "help", "--help", "-h" -> help();
                default -> usage("bank knows no command «%s»".formatted(command));
            };
        } catch (NotUnderstood e) {
            return usage("bank %s: %s".formatted(command, e.getMessage()));
        } catch (NoSuchFileException e) {
            return fail("%s: no such file".formatted(e.getFile()));
        } catch (ListFile.Unreadable | UnreadableName e) {
            return fail(String.valueOf(e.getMessage()));
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

    /// A bank with the translation beside it, or a translation by its name.
    private int check(boolean noSnippets, Path file) {
        var python = noSnippets ? Optional.<Snippets>empty() : Snippets.onPath(System.getenv("PATH"));
        var without = noSnippets ? "samples not run" : "samples not run: there is no python3";
        var original = TranslationFile.original(file);
        return switch (BankFile.read(original.orElse(file))) {
            case Loaded.Refused refused -> refuse(refused);
            case Loaded.Ready(var contents) -> {
                if (original.isPresent()) yield checkTranslation(file, contents, python, without);
                var questions = contents.questions();
                var code = tell(
                        file,
                        "%d entries".formatted(questions.size()),
                        questions,
                        Rules.everything(contents),
                        python,
                        without);
                var beside = TranslationFile.beside(file);
                yield Files.exists(beside) ? Math.max(code, checkTranslation(beside, contents, python, without)) : code;
            }
        };
    }

    private int checkTranslation(Path file, Contents original, Optional<Snippets> python, String without) {
        return switch (TranslationFile.read(file, original)) {
            case Loaded.Refused refused -> refuse(refused);
            case Loaded.Ready(var contents) -> {
                var done = contents.questions().stream()
                        .filter(question -> question.translatedFrom() != null)
                        .toList();
                var head = "%d of %d entries"
                        .formatted(done.size(), original.questions().size());
                yield tell(file, head, done, TranslationRules.texts(original, contents), python, without);
            }
        };
    }

    private int tell(
            Path file,
            String head,
            List<Question> questions,
            List<Finding> texts,
            Optional<Snippets> python,
            String without) {
        var findings = new ArrayList<>(texts);
        python.ifPresent(snippets -> findings.addAll(snippets.findings(questions)));
        findings.forEach(finding -> out.println(finding.in(name(file))));
        var samples = python.map(snippets ->
                        "%d samples run with Python %s".formatted(snippets.runs(questions), snippets.version()))
                .orElse(without);
        out.println("%s: %s, %s, %s".formatted(name(file), head, samples, count(findings)));
        return findings.isEmpty() ? FINE : FINDINGS;
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

    private int importList(@Nullable String into, boolean own, boolean dry, Path file) throws IOException {
        var list = QuestionList.parse(ListFile.read(file));
        var numbering = own ? Import.Numbering.OWN : list.numbered() ? Import.Numbering.SOURCE : Import.Numbering.LIST;
        if (list.items().isEmpty()) return fail("%s: no questions found; %s".formatted(name(file), LAYOUTS));
        Import result;
        if (into == null) {
            var day = LocalDate.ofInstant(Files.getLastModifiedTime(file).toInstant(), ZoneOffset.UTC);
            result = Import.fresh(list, day, numbering);
        } else {
            if (BankFile.read(path(into)) instanceof Loaded.Refused refused) return refuse(refused);
            result = Import.into(Files.readAllBytes(path(into)), list, numbering);
        }
        var target = into == null ? "the new bank" : name(path(into));
        var mistakes = BankFile.read(target, result.bank().getBytes(StandardCharsets.UTF_8));
        var complaints = new ArrayList<>(list.anomalies());
        complaints.addAll(result.differences());
        // Standard output carries the bank, so whatever is said goes to standard error.
        complain(name(file), complaints);
        if (mistakes instanceof Loaded.Refused(var refused, var findings)) {
            complain(refused, findings.stream().map(Finding::toString).toList());
            err.println("Nothing was written.");
            return FINDINGS;
        }
        if (dry) out.print(preview(list));
        else if (into == null) out.print(result.bank());
        else if (result.added() > 0) Files.writeString(path(into), result.bank());
        if (!list.numbered()) err.println("%s: %s".formatted(name(file), summary(list)));
        err.println("%s: %d questions: %d added, %d already there, %d there in other words"
                .formatted(
                        name(file),
                        list.items().size(),
                        result.added(),
                        result.known(),
                        result.differences().size()));
        if (dry) err.println("Nothing was written: --dry-run.");
        return complaints.isEmpty() ? FINE : FINDINGS;
    }

    private void complain(String name, List<String> complaints) {
        complaints.stream().limit(MOST_COMPLAINTS).forEach(complaint -> err.println(name + ": " + complaint));
        int more = complaints.size() - MOST_COMPLAINTS;
        if (more > 0) err.println("%s: %d more like these, %d in all".formatted(name, more, complaints.size()));
    }

    private static String summary(QuestionList list) {
        int followUps =
                list.items().stream().mapToInt(item -> item.followUps().size()).sum();
        return "questions are lines like «%s»; follow-ups: %d%s"
                .formatted(
                        list.layout(),
                        followUps,
                        list.aside() == 0
                                ? ""
                                : "; lines of answers left aside: %d (an entry's answer is written by hand)"
                                        .formatted(list.aside()));
    }

    /// What would come, to be read before anything is written.
    private static String preview(QuestionList list) {
        var lines = new StringBuilder();
        var untitled = QuestionList.untitled(list.language());
        var place = "";
        for (var item : list.items()) {
            var level = item.levelTitle().isEmpty() ? "" : ", " + item.levelTitle();
            var here = "level %d%s; %s"
                    .formatted(item.level(), level, item.section().isEmpty() ? untitled : item.section());
            if (!here.equals(place)) lines.append(here).append('\n');
            place = here;
            lines.append("  line %d: %s\n".formatted(item.line(), item.text()));
            item.followUps().forEach(text -> lines.append("    - ").append(text).append('\n'));
        }
        return lines.toString();
    }

    private int report(@Nullable String on, Path file) throws NotUnderstood {
        LocalDate day = null;
        try {
            if (on != null) day = LocalDate.parse(on);
        } catch (DateTimeException e) {
            throw new NotUnderstood("«%s» is not a day like 2026-11-21".formatted(on));
        }
        var bank = TranslationFile.original(file).orElse(file);
        return switch (BankFile.read(bank)) {
            case Loaded.Refused refused -> refuse(refused);
            case Loaded.Ready(var contents) -> {
                out.println(Report.of(contents, day == null ? contents.contentDate() : day));
                if (Files.exists(TranslationFile.beside(bank)))
                    reportTranslation(TranslationFile.beside(bank), contents);
                yield FINE;
            }
        };
    }

    private void reportTranslation(Path file, Contents original) {
        out.println();
        switch (TranslationFile.read(file, original)) {
            case Loaded.Refused refused ->
                out.println(
                        "%s cannot be used, bank check tells why: %s".formatted(name(file), count(refused.findings())));
            case Loaded.Ready(var contents) -> out.println(TranslationReport.of(original, contents));
        }
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

        Path file() throws NotUnderstood, IOException {
            for (var word : left) {
                if (word.startsWith("-")) throw new NotUnderstood("there is no option %s".formatted(word));
            }
            if (left.size() != 1) throw new NotUnderstood("needs one file");
            return path(left.getFirst());
        }
    }

    private static Path path(String name) throws IOException {
        // Under LC_ALL=C Java hands over what it cannot read as U+FFFD, and takes no path with a letter beyond ASCII.
        if (name.indexOf('\ufffd') >= 0) throw new UnreadableName(name);
        var here = System.getProperty("user.dir", "");
        try {
            var path = Path.of(name);
            if (!path.isAbsolute() && here.indexOf('\ufffd') >= 0) throw new UnreadableName(here);
            return path;
        } catch (InvalidPathException e) {
            throw new UnreadableName(name);
        }
    }

    private static final class UnreadableName extends IOException {
        UnreadableName(String name) {
            super(
                    "«%s» holds letters that cannot be read, because this process's locale is not UTF-8: set LC_ALL=C.UTF-8"
                            .formatted(name));
        }
    }
}
