package dev.sobesednik.bank.json;

import dev.sobesednik.bank.Finding;

/// What came of laying out a bank.
public sealed interface Formatted {

    record Text(String text) implements Formatted {}

    record Refused(String file, Finding finding) implements Formatted {

        public String message() {
            return finding.in(file);
        }
    }
}
