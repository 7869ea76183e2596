package dev.sobesednik.playground.page;

import java.nio.file.Path;

/// Where the stories leave their pictures: `target/pictures`, or `docs/images` for the READMEs with
/// `-Dpictures=docs`.
final class Pictures {

    private static final Path FOLDER =
            "docs".equals(System.getProperty("pictures")) ? Path.of("docs", "images") : Path.of("target", "pictures");

    private Pictures() {}

    static Path file(String name) {
        return FOLDER.resolve(name);
    }
}
