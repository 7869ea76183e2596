package dev.sobesednik.bank.json;

import dev.sobesednik.bank.Bank;
import dev.sobesednik.bank.Contents;
import dev.sobesednik.bank.Finding;
import java.util.List;
import java.util.stream.Collectors;

/// What came of reading a bank.
public sealed interface Loaded {

    record Ready(Contents contents) implements Loaded {
        public Bank bank() {
            return contents.bank();
        }
    }

    /// @param findings all that is wrong, never empty
    record Refused(String file, List<Finding> findings) implements Loaded {

        /// One line per mistake, each with the file's name.
        public String message() {
            return findings.stream().map(finding -> finding.in(file)).collect(Collectors.joining("\n"));
        }
    }
}
