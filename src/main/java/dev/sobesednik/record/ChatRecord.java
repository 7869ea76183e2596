package dev.sobesednik.record;

import java.util.HashMap;
import java.util.Map;

/// All that is kept of one chat, slice by slice.
public final class ChatRecord {

    public static final ChatRecord EMPTY = new ChatRecord(Map.of(), Map.of());

    /// Why a slice cannot be read.
    public enum Unreadable {
        /// It goes to the quarantine with the next turn, and the feature begins anew.
        DAMAGED,
        /// A later version of the bot wrote it: it stays as it is until that version is back.
        NEWER
    }

    private final Map<String, Object> values;
    private final Map<String, Unreadable> unreadable;

    private ChatRecord(Map<String, Object> values, Map<String, Unreadable> unreadable) {
        this.values = values;
        this.unreadable = unreadable;
    }

    /// @return the untouched value for a slice that is not there, or cannot be read
    @SuppressWarnings("unchecked")
    public <S> S get(Slice<S> slice) {
        return (S) values.getOrDefault(slice.name(), slice.untouched());
    }

    public <S> ChatRecord with(Slice<S> slice, S value) {
        if (value.equals(get(slice))) return this;
        var changed = new HashMap<>(values);
        if (value.equals(slice.untouched())) changed.remove(slice.name());
        else changed.put(slice.name(), value);
        return new ChatRecord(Map.copyOf(changed), unreadable);
    }

    public ChatRecord withUnreadable(String slice, Unreadable why) {
        var all = new HashMap<>(unreadable);
        all.put(slice, why);
        return new ChatRecord(values, Map.copyOf(all));
    }

    /// By the slice's name.
    public Map<String, Unreadable> unreadable() {
        return unreadable;
    }

    public boolean isNewer(Slice<?> slice) {
        return unreadable.get(slice.name()) == Unreadable.NEWER;
    }

    public boolean hasNewer() {
        return unreadable.containsValue(Unreadable.NEWER);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ChatRecord record
                && values.equals(record.values)
                && unreadable.equals(record.unreadable);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.keySet().toString();
    }
}
