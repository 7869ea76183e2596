package dev.sobesednik.turn.redis;

import dev.sobesednik.conversation.GroupMigration;
import dev.sobesednik.record.ChatRecord;
import dev.sobesednik.storage.StoredSlice;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// A group's record as a letter to its new id: the fields of its hash in JSON.
public final class RecordLetters implements GroupMigration {

    private final JsonMapper json = new JsonMapper();
    private final RecordFields fields;

    public RecordLetters(List<StoredSlice<?>> slices) {
        this.fields = new RecordFields(slices);
    }

    @Override
    public String pack(ChatRecord record) {
        return json.writeValueAsString(fields.whole(record));
    }

    @Override
    public Optional<ChatRecord> unpack(String letter) {
        try {
            Map<String, String> all = new HashMap<>();
            for (var field : json.readTree(letter).properties())
                all.put(field.getKey(), field.getValue().asString());
            return fields.ofWhole(all);
        } catch (JacksonException damaged) {
            return Optional.empty();
        }
    }
}
