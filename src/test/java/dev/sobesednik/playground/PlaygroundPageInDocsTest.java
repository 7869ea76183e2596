package dev.sobesednik.playground;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PlaygroundPageInDocsTest {

    @Test
    void the_docs_list_the_methods_that_are_emulated() throws IOException {
        var page = Files.readString(Path.of("docs", "playground.md"));
        var list = page.substring(page.indexOf("<!-- methods -->"), page.indexOf("<!-- end of methods -->"));
        var listed = Pattern.compile("`(\\w+)`")
                .matcher(list)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();

        assertThat(listed).containsExactlyElementsOf(new Scene().telegram.methodNames());
    }
}
