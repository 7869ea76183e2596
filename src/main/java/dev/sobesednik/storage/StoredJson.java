package dev.sobesednik.storage;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.annotation.Nulls;
import dev.sobesednik.bank.Question;
import dev.sobesednik.chat.ChatId;
import dev.sobesednik.chat.Language;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.MutableConfigOverride;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;
import tools.jackson.databind.ser.std.ToStringSerializer;

/// The mapper that slices are bound with. What is empty, false, zero or absent is left out; an instant is its
/// millisecond; dates, times and zones are their usual texts. Short names come from mix-ins: a room's records know no
/// Jackson.
public final class StoredJson {

    private StoredJson() {}

    /// @param mixIns by the class that they describe
    public static JsonMapper mapper(Map<Class<?>, Class<?>> mixIns) {
        var times = new SimpleModule()
                .addSerializer(LocalTime.class, ToStringSerializer.instance)
                .addSerializer(Instant.class, new Millis())
                .addDeserializer(Instant.class, new FromMillis());
        var builder = JsonMapper.builder()
                .addModule(times)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                // One order of fields, whatever the order of a record's components.
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .changeDefaultPropertyInclusion(inclusion ->
                        JsonInclude.Value.construct(JsonInclude.Include.NON_DEFAULT, JsonInclude.Include.ALWAYS))
                // A record's isFull() is no component.
                .changeDefaultVisibility(seen -> seen.withIsGetterVisibility(JsonAutoDetect.Visibility.NONE))
                .withConfigOverride(List.class, StoredJson::emptyWhereAbsent)
                .withConfigOverride(Set.class, StoredJson::emptyWhereAbsent)
                .withConfigOverride(Map.class, StoredJson::emptyWhereAbsent)
                .withConfigOverride(String.class, StoredJson::emptyWhereAbsent)
                .addMixIn(Question.Id.class, OneWord.class)
                .addMixIn(ChatId.class, OneNumber.class)
                .addMixIn(Language.class, LanguageCode.class);
        mixIns.forEach(builder::addMixIn);
        return builder.build();
    }

    private static void emptyWhereAbsent(MutableConfigOverride override) {
        override.setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY));
    }

    /// For a person's eyes: everything by its own name, instants as dates.
    static JsonMapper readable() {
        return JsonMapper.builder()
                .addModule(new SimpleModule().addSerializer(LocalTime.class, ToStringSerializer.instance))
                .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                .addMixIn(Question.Id.class, OneWord.class)
                .addMixIn(ChatId.class, OneNumber.class)
                .addMixIn(Language.class, LanguageCode.class)
                .build();
    }

    private static final class Millis extends StdSerializer<Instant> {
        Millis() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant value, JsonGenerator to, SerializationContext context) {
            to.writeNumber(value.toEpochMilli());
        }
    }

    private static final class FromMillis extends StdDeserializer<Instant> {
        FromMillis() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser from, DeserializationContext context) {
            return Instant.ofEpochMilli(from.getLongValue());
        }
    }

    private abstract static class OneWord {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        OneWord(String unused) {}

        @JsonValue
        abstract String value();
    }

    private abstract static class OneNumber {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        OneNumber(long unused) {}

        @JsonValue
        abstract long value();
    }

    private abstract static class LanguageCode {
        @JsonValue
        abstract String code();
    }
}
