package dev.sobesednik.playground.call;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The parameters of one call, read as leniently as Telegram reads them: a number may come as text, an object as JSON
/// in a text. Remembers what was read, so that what nobody reads can be told.
public final class Params {

    private final ObjectNode values;
    private final Map<String, Upload> files;
    private final Set<String> read = new LinkedHashSet<>(Set.of("method"));

    public Params(ObjectNode values, Map<String, Upload> files) {
        this.values = values;
        this.files = files;
    }

    public boolean has(String name) {
        read.add(name);
        return values.hasNonNull(name) && !string(name).isEmpty();
    }

    public String string(String name) {
        read.add(name);
        var value = values.path(name);
        return value.isValueNode() ? value.asString("") : value.isMissingNode() ? "" : value.toString();
    }

    public String required(String name) {
        var value = string(name);
        if (value.isEmpty()) throw Refusal.badRequest("parameter \"" + name + "\" is required");
        return value;
    }

    /// Telegram reads what is no number as 0.
    public long integer(String name, long otherwise) {
        var text = string(name).strip();
        if (text.isEmpty()) return otherwise;
        return text.matches("-?\\d{1,18}") ? Long.parseLong(text) : 0;
    }

    public int small(String name, int otherwise) {
        var value = integer(name, otherwise);
        return value == (int) value ? (int) value : 0;
    }

    public boolean bool(String name) {
        return switch (string(name).toLowerCase(java.util.Locale.ROOT)) {
            case "true", "yes", "1" -> true;
            default -> false;
        };
    }

    /// An object or array, also when it came as JSON in a text; null when it is not there.
    @Nullable
    public JsonNode json(String name, String kind) {
        read.add(name);
        var value = values.path(name);
        if (value.isMissingNode() || value.isNull()) return null;
        if (!value.isString()) return value;
        if (value.asString().isBlank()) return null;
        try {
            return Json.read(value.asString());
        } catch (JacksonException _) {
            throw Refusal.badRequest("can't parse " + kind + " JSON object");
        }
    }

    @Nullable
    public Upload file(String name) {
        read.add(name);
        return files.get(name);
    }

    @Nullable
    public Upload attached(String reference) {
        var name = reference.substring("attach://".length());
        read.add(name);
        return files.get(name);
    }

    /// An object inside the parameters, with the files of the whole call.
    public Params within(ObjectNode object) {
        read.addAll(files.keySet());
        return new Params(object, files);
    }

    /// Parameters that are real, but change nothing that the playground shows.
    public void passOver(String... names) {
        read.addAll(List.of(names));
    }

    /// Names that were sent and that nobody has read.
    public List<String> unread() {
        var names = new LinkedHashSet<>(values.propertyNames());
        names.addAll(files.keySet());
        names.removeAll(read);
        return List.copyOf(names);
    }
}
