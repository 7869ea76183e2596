package dev.sobesednik.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What the pages say about the code is there: classes, members, tests, packages, files.
///
/// `docs/adr` is left out: a decision tells of the code of its day.
class DocsTest {

    private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#\\s]+)(?:#[^)]*)?\\)");
    private static final Pattern CLASS = Pattern.compile("[A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*");
    private static final Pattern MEMBER = Pattern.compile("([A-Z]\\w*)[.#](\\w+)(?:\\(.*\\))?");
    private static final Pattern IN_PACKAGE =
            Pattern.compile("(?<![\\w.@/:-])((?:[a-z]+\\.)+)([A-Z]\\w*)(?:[.#](\\w+))?");
    private static final Pattern PACKAGE = Pattern.compile("dev\\.sobesednik((?:\\.[a-z]+)+)");
    private static final Pattern TEST = Pattern.compile("[a-z0-9]+(?:_[a-z0-9]+){3,}");
    private static final Pattern FILE = Pattern.compile("(?:[\\w.-]+/)*[\\w-]+\\.(?:java|lua|properties|yaml)");
    private static final Pattern DECLARED = Pattern.compile("\\b(?:class|interface|record|enum)\\s+(\\w+)");

    /// A class of the JDK that the code avoids, and a word that people type.
    private static final Set<String> NOT_OURS = Set.of("MessageFormat", "Berlin");

    private final Map<String, List<Path>> files = new HashMap<>();
    /// Without comments and strings, by the type's file.
    private final Map<Path, String> code = new HashMap<>();
    private final Set<String> words = new HashSet<>();
    private final Map<String, Set<Path>> types = new HashMap<>();
    private final String parameters = Files.readString(Path.of("src/test/resources/telegram/bot-api.json"));

    DocsTest() throws IOException {
        for (var root : List.of("src", "helm")) {
            try (var all = Files.walk(Path.of(root))) {
                for (var file : all.filter(Files::isRegularFile).toList()) read(file);
            }
        }
    }

    private void read(Path file) throws IOException {
        var name = file.getFileName().toString();
        files.computeIfAbsent(name, unseen -> new ArrayList<>()).add(file);
        if (!name.endsWith(".java")) return;
        var bare = bare(Files.readString(file));
        code.put(file, bare);
        words.addAll(List.of(bare.split("\\W+", -1)));
        DECLARED.matcher(bare)
                .results()
                .forEach(found -> types.computeIfAbsent(found.group(1), unseen -> new HashSet<>())
                        .add(file));
    }

    private static String bare(String source) {
        return source.replaceAll("\"\"\"[\\s\\S]*?\"\"\"", "\"\"")
                .replaceAll("\"(?:\\\\.|[^\"\\\\\n])*\"", "\"\"")
                .replaceAll("(?m)(?<!:)//.*$", "");
    }

    @Test
    void what_the_pages_say_about_the_code_is_there() throws IOException {
        var gone = new ArrayList<String>();
        for (var page : pages()) {
            var text = Files.readString(page);
            for (var reference : gone(page, text)) gone.add(page + ": " + reference);
        }
        assertThat(gone).as("names that are gone").isEmpty();
    }

    @Test
    void a_name_that_is_gone_is_found() {
        assertThat(gone(Path.of("docs", "page.md"), """
            `DocsTest`, `DocsTest.read`, `house.DocsTest`, `dev.sobesednik.house`, [here](adr/README.md), `src/test`;
            `NoSuchTest`, `DocsTest.nothing`, `turn.DocsTest`, `dev.sobesednik.nowhere`, [there](nowhere.md),
            `a_test_that_is_not_there`, `no-such-script.lua`, `src/nowhere`
            """))
                .containsExactlyInAnyOrder(
                        "NoSuchTest",
                        "DocsTest.nothing",
                        "turn.DocsTest",
                        "dev.sobesednik.nowhere",
                        "nowhere.md",
                        "a_test_that_is_not_there",
                        "no-such-script.lua",
                        "src/nowhere");
    }

    private static List<Path> pages() throws IOException {
        var pages = new ArrayList<Path>();
        for (var folder : List.of(".", "docs")) {
            try (var all = Files.list(Path.of(folder))) {
                all.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
            }
        }
        return pages;
    }

    private List<String> gone(Path page, String text) {
        var gone = new ArrayList<String>();
        CODE.matcher(text).results().map(found -> found.group(1)).forEach(quoted -> {
            if (!isThere(quoted)) gone.add(quoted);
        });
        // In drawings nothing is quoted.
        IN_PACKAGE.matcher(text).results().forEach(found -> {
            if (isOurPackage(found.group(1)) && !isThere(found.group(1), found.group(2), found.group(3)))
                gone.add(found.group());
        });
        PACKAGE.matcher(text).results().forEach(found -> {
            if (!isFolder("src/main/java/dev/sobesednik" + found.group(1).replace('.', '/'))
                    && !isFolder("src/test/java/dev/sobesednik" + found.group(1).replace('.', '/')))
                gone.add(found.group());
        });
        LINK.matcher(text).results().map(found -> found.group(1)).forEach(link -> {
            if (!link.contains(":")
                    && !Files.exists(page.toAbsolutePath().resolveSibling(link).normalize())) gone.add(link);
        });
        return gone;
    }

    private boolean isThere(String quoted) {
        if (CLASS.matcher(quoted).matches()) return words.contains(quoted) || NOT_OURS.contains(quoted);
        // A metric, or a parameter of the Bot API, has underscores too.
        if (TEST.matcher(quoted).matches() && !quoted.startsWith("sobesednik_"))
            return words.contains(quoted) || parameters.contains('"' + quoted + '"');
        if (FILE.matcher(quoted).matches()) return isFile(quoted);
        if (quoted.matches("(?:docs/)?[\\w-]+\\.md"))
            return Files.exists(Path.of(quoted)) || Files.exists(Path.of("docs", quoted));
        if (quoted.matches("(?:src|docs|helm)/[\\w./-]+")) return Files.exists(Path.of(quoted));
        var member = MEMBER.matcher(quoted);
        return !member.matches() || hasMember(member.group(1), member.group(2));
    }

    private boolean isFile(String quoted) {
        var name = quoted.substring(quoted.lastIndexOf('/') + 1);
        return files.getOrDefault(name, List.of()).stream()
                .anyMatch(file -> file.toString().replace('\\', '/').endsWith("/" + quoted));
    }

    private boolean hasMember(String type, String member) {
        var declared = types.getOrDefault(type, Set.of());
        if (declared.isEmpty()) return words.contains(type) || NOT_OURS.contains(type);
        return declared.stream()
                .anyMatch(file -> Pattern.compile("\\b" + member + "\\b")
                        .matcher(code.getOrDefault(file, ""))
                        .find());
    }

    private boolean isOurPackage(String dotted) {
        var first = dotted.replace("dev.sobesednik.", "").split("\\.", -1)[0];
        return isFolder("src/main/java/dev/sobesednik/" + first) || isFolder("src/test/java/dev/sobesednik/" + first);
    }

    private boolean isThere(String dotted, String type, @Nullable String member) {
        var folder = dotted.replace("dev.sobesednik.", "").replace('.', '/');
        var isDeclared = types.getOrDefault(type, Set.of()).stream()
                .anyMatch(file -> file.getParent()
                        .toString()
                        .replace('\\', '/')
                        .endsWith("sobesednik/" + folder.replaceFirst("/$", "")));
        return isDeclared && (member == null || hasMember(type, member));
    }

    private static boolean isFolder(String path) {
        return Files.isDirectory(Path.of(path));
    }
}
