package dev.sobesednik.turn.redis;

import dev.sobesednik.chat.ChatId;
import dev.sobesednik.memory.QuestionHistory;
import dev.sobesednik.profile.Profile;
import dev.sobesednik.record.ChatRecord;
import dev.sobesednik.record.ChatState;
import dev.sobesednik.storage.StoredSlice;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A record as the fields of its hash: `f` the format, `moved` where a group went, and each slice's own.
final class RecordFields {

    private static final Logger log = System.getLogger(RecordFields.class.getName());

    /// The format that this version writes. Reading older ones is this class's duty for ever.
    static final int FORMAT = 2;

    static final String FORMAT_FIELD = "f";

    private static final String MOVED = "moved";

    /// Without these there is no chat to speak of, so that their damage is the whole record's.
    private static final Set<String> ESSENTIAL = Set.of(Profile.SLICE.name(), QuestionHistory.SLICE.name());

    private final List<StoredSlice<?>> slices;

    RecordFields(List<StoredSlice<?>> slices) {
        this.slices = List.copyOf(slices);
    }

    /// What a landing changes of the hash.
    ///
    /// @param quarantined damaged fields that are moved to the quarantine before anything is written
    record Changes(Map<String, String> written, List<String> removed, List<String> quarantined) {}

    /// @param fields the record's hash; never throws for what it holds
    ChatState read(Map<String, String> fields) {
        try {
            if (fields.containsKey(Format1.STATE)) return read(Format1.upgraded(fields));
            var format = Integer.parseInt(fields.getOrDefault(FORMAT_FIELD, "0"));
            if (format > FORMAT) return new ChatState.Unreadable(true);
            if (format < FORMAT) return new ChatState.Unreadable(false);
            var moved = fields.get(MOVED);
            return moved == null ? known(fields) : new ChatState.Moved(new ChatId(Long.parseLong(moved)));
        } catch (RuntimeException damaged) {
            // A reader of stored text may throw anything; what it was is for a human, who finds it in the quarantine.
            log.log(Level.DEBUG, "a record cannot be read", damaged);
            return new ChatState.Unreadable(isOfALaterVersion(damaged));
        }
    }

    private static boolean isOfALaterVersion(RuntimeException damaged) {
        return damaged instanceof StoredSlice.Newer;
    }

    private ChatState known(Map<String, String> fields) {
        var record = ChatRecord.EMPTY;
        for (var slice : slices) record = read(record, slice, fields);
        return new ChatState.Known(record);
    }

    private static <S> ChatRecord read(ChatRecord record, StoredSlice<S> slice, Map<String, String> fields) {
        try {
            return record.with(slice.slice(), slice.read(own(slice, fields)));
        } catch (RuntimeException unreadable) {
            var name = slice.slice().name();
            if (ESSENTIAL.contains(name)) throw unreadable;
            log.log(Level.WARNING, "slice {0} of a record cannot be read", name);
            return record.withUnreadable(
                    name,
                    unreadable instanceof StoredSlice.Newer
                            ? ChatRecord.Unreadable.NEWER
                            : ChatRecord.Unreadable.DAMAGED);
        }
    }

    private static Map<String, String> own(StoredSlice<?> slice, Map<String, String> fields) {
        var own = new HashMap<String, String>();
        fields.forEach((field, text) -> {
            if (slice.owns(field)) own.put(field, text);
        });
        return own;
    }

    /// @param isOld whether what is stored is of an earlier format
    Changes changes(ChatState before, ChatState after, boolean isOld) {
        var written = new LinkedHashMap<String, String>();
        var removed = new ArrayList<String>();
        var quarantined = new ArrayList<String>();
        written.put(FORMAT_FIELD, Integer.toString(FORMAT));
        var known = before instanceof ChatState.Known(ChatRecord record) ? record : ChatRecord.EMPTY;
        switch (after) {
            case ChatState.Known(ChatRecord next) -> {
                for (var slice : slices)
                    changes(slice, isOld ? ChatRecord.EMPTY : known, next, written, removed, quarantined);
                if (isOld) removed.add(Format1.STATE);
            }
            case ChatState.Moved(ChatId to) -> {
                for (var slice : slices)
                    changes(slice, known, ChatRecord.EMPTY, new HashMap<>(), removed, new ArrayList<>());
                if (isOld) removed.add(Format1.STATE);
                written.put(MOVED, to.toString());
            }
            case ChatState.Nobody _, ChatState.Unreadable _ ->
                throw new IllegalArgumentException("nothing to store of " + after);
        }
        return new Changes(written, removed, quarantined);
    }

    private static <S> void changes(
            StoredSlice<S> slice,
            ChatRecord before,
            ChatRecord after,
            Map<String, String> written,
            List<String> removed,
            List<String> quarantined) {
        var why = after.unreadable().get(slice.slice().name());
        if (why == ChatRecord.Unreadable.NEWER) return;
        if (why == ChatRecord.Unreadable.DAMAGED) quarantined.add(slice.slice().name());
        var was = before.get(slice.slice());
        var is = after.get(slice.slice());
        if (was.equals(is)) return;
        slice.changes(was, is).forEach((field, text) -> {
            if (text.isPresent()) written.put(field, text.get());
            else removed.add(field);
        });
    }

    /// A record as one text, for a group that goes on under another id.
    Map<String, String> whole(ChatRecord record) {
        return changes(new ChatState.Nobody(), new ChatState.Known(record), false)
                .written();
    }

    Optional<ChatRecord> ofWhole(Map<String, String> fields) {
        return read(fields) instanceof ChatState.Known(ChatRecord record) ? Optional.of(record) : Optional.empty();
    }
}
