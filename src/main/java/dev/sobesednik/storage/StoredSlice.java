package dev.sobesednik.storage;

import dev.sobesednik.record.Slice;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// How one slice is stored: as fields of the record's hash, written only when they differ.
public interface StoredSlice<S> {

    Slice<S> slice();

    /// Whether a field of the record's hash is its own.
    default boolean owns(String field) {
        return field.equals(slice().name());
    }

    /// Nothing is stored of an untouched slice.
    Map<String, String> write(S value);

    /// The fields that differ; nothing in place of a field that goes.
    default Map<String, Optional<String>> changes(S before, S after) {
        var changes = new HashMap<String, Optional<String>>();
        var written = write(after);
        var stored = write(before);
        stored.keySet().forEach(field -> changes.put(field, Optional.empty()));
        written.forEach((field, text) -> {
            if (text.equals(stored.get(field))) changes.remove(field);
            else changes.put(field, Optional.of(text));
        });
        return changes;
    }

    /// @param fields its own
    /// @throws Newer for what a later version wrote
    /// @throws RuntimeException for what is damaged
    S read(Map<String, String> fields);

    /// Everything that it keeps, in words that a person can read: records, maps, lists, texts and numbers.
    default Object export(S value) {
        return value;
    }

    /// A later version of the bot wrote it.
    final class Newer extends RuntimeException {
        private static final long serialVersionUID = 1;

        public Newer(String slice, int version) {
            super("slice " + slice + " is of version " + version);
        }
    }
}
