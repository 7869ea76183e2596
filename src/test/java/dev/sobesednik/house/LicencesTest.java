package dev.sobesednik.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the jar carries, by the bill of materials that it carries too.
class LicencesTest {

    /// Where a library offers several, one of these is enough.
    private static final Set<String> WELCOME =
            Set.of("Apache-2.0", "MIT", "MIT-0", "BSD-2-Clause", "BSD-3-Clause", "EPL-2.0");

    @Test
    void every_library_in_the_jar_may_be_used_and_passed_on() throws IOException {
        var libraries = bill().path("components");

        assertThat(libraries.size()).isGreaterThan(50);
        assertThat(StreamSupport.stream(libraries.spliterator(), false)
                        .filter(library -> licences(library).stream().noneMatch(WELCOME::contains))
                        .map(library -> library.path("purl").asString() + " " + licences(library)))
                .isEmpty();
    }

    private static Set<String> licences(JsonNode library) {
        return StreamSupport.stream(library.path("licenses").spliterator(), false)
                .map(licence -> licence.path("license").path("id").asString("unnamed"))
                .collect(Collectors.toSet());
    }

    private static JsonNode bill() throws IOException {
        try (InputStream file = LicencesTest.class.getResourceAsStream("/META-INF/sbom/application.cdx.json")) {
            return new JsonMapper().readTree(Objects.requireNonNull(file));
        }
    }
}
