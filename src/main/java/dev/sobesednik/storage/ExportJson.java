package dev.sobesednik.storage;

import dev.sobesednik.record.ChatRecord;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Everything that is kept of a chat, in words that a person can read: the rooms' own names instead of short ones.
public final class ExportJson implements Function<ChatRecord, String> {

    private final JsonMapper json = StoredJson.readable()
            .rebuild()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();
    private final List<StoredSlice<?>> slices;

    public ExportJson(List<StoredSlice<?>> slices) {
        this.slices = List.copyOf(slices);
    }

    @Override
    public String apply(ChatRecord record) {
        var all = new TreeMap<String, Object>();
        for (var slice : slices) export(slice, record, all);
        return json.writeValueAsString(all);
    }

    private static <S> void export(StoredSlice<S> slice, ChatRecord record, Map<String, Object> all) {
        var value = record.get(slice.slice());
        if (!value.equals(slice.slice().untouched())) all.put(slice.slice().name(), slice.export(value));
    }
}
