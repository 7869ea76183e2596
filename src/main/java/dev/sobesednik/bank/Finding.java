package dev.sobesednik.bank;

/// One thing that is wrong with a bank, in words for the person who mends it.
///
/// @param entry the entry's id, or empty when it is about the file as a whole
/// @param field where in the entry, as `quiz.options[2]`; may be empty
/// @param text what is wrong and what would be right
public record Finding(String entry, String field, String text) {

    /// One line that names the file too.
    public String in(String file) {
        return file + ": " + this;
    }

    @Override
    public String toString() {
        return (entry.isEmpty() ? "" : entry + ": ") + (field.isEmpty() ? "" : field + ": ") + text;
    }
}
