package dev.sobesednik.storage;

import dev.sobesednik.record.Slice;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A slice in one field, bound to its record by Jackson.
///
/// The text begins with the slice's version, `2{"at":"09:00"}`; without one it is the first. Version 1 is what the
/// records of format 1 held of the slice.
public final class JsonSlice<S> implements StoredSlice<S> {

    private static final Pattern TEXT = Pattern.compile("(\\d{0,4})(\\{.*)", Pattern.DOTALL);

    private final Slice<S> slice;
    private final Class<S> type;
    private final JsonMapper mapper;
    private final List<UnaryOperator<ObjectNode>> upgrades;

    /// @param upgrades from version 1 to 2, from 2 to 3 and so on: as many as there were versions before this one
    public JsonSlice(Slice<S> slice, Class<S> type, JsonMapper mapper, List<UnaryOperator<ObjectNode>> upgrades) {
        this.slice = slice;
        this.type = type;
        this.mapper = mapper;
        this.upgrades = List.copyOf(upgrades);
    }

    @Override
    public Slice<S> slice() {
        return slice;
    }

    private int version() {
        return upgrades.size() + 1;
    }

    @Override
    public Map<String, String> write(S value) {
        if (value.equals(slice.untouched())) return Map.of();
        var version = version() == 1 ? "" : Integer.toString(version());
        return Map.of(slice.name(), version + mapper.writeValueAsString(value));
    }

    @Override
    public S read(Map<String, String> fields) {
        var text = fields.get(slice.name());
        if (text == null) return slice.untouched();
        var stored = TEXT.matcher(text);
        if (!stored.matches()) throw new IllegalArgumentException("no object in slice " + slice.name());
        var number = stored.group(1).isEmpty() ? 1 : Integer.parseInt(stored.group(1));
        if (number > version()) throw new Newer(slice.name(), number);
        if (number == version()) return mapper.readValue(stored.group(2), type);
        var tree = (ObjectNode) mapper.readTree(stored.group(2));
        for (var upgrade : upgrades.subList(number - 1, upgrades.size())) tree = upgrade.apply(tree);
        return mapper.treeToValue(tree, type);
    }
}
