package dev.sobesednik.storage;

import dev.sobesednik.record.Slice;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// A slice whose copy for the person differs from what is stored: in words that stay whatever the record calls them, or
/// without what concerns others.
public record Exported<S>(StoredSlice<S> stored, Function<S, Object> copy) implements StoredSlice<S> {

    @Override
    public Slice<S> slice() {
        return stored.slice();
    }

    @Override
    public boolean owns(String field) {
        return stored.owns(field);
    }

    @Override
    public Map<String, String> write(S value) {
        return stored.write(value);
    }

    @Override
    public Map<String, Optional<String>> changes(S before, S after) {
        return stored.changes(before, after);
    }

    @Override
    public S read(Map<String, String> fields) {
        return stored.read(fields);
    }

    @Override
    public Object export(S value) {
        return copy.apply(value);
    }
}
