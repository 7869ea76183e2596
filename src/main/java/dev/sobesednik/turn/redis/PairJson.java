package dev.sobesednik.turn.redis;

import dev.sobesednik.interview.Member;
import dev.sobesednik.pair.Couple;
import dev.sobesednik.pair.Pairs;
import dev.sobesednik.pair.Partner;
import dev.sobesednik.pair.Slot;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The weekly pairs as they are stored with their group. Defaults are left out.
final class PairJson {

    private PairJson() {}

    static void write(ObjectNode node, Pairs pairs) {
        if (pairs.topic() != 0) node.put("topic", pairs.topic());
        date(node, "week", pairs.week());
        if (pairs.asked()) node.put("asked", true);
        if (pairs.wake() != null) node.put("wake", pairs.wake().getEpochSecond());
        var partners = node.putArray("with");
        for (var partner : pairs.partners()) partner(partners.addObject(), partner);
        var couples = node.putArray("couples");
        for (var couple : pairs.couples()) couple(couples.addObject(), couple);
    }

    static Pairs pairs(JsonNode node) {
        var partners = new ArrayList<Partner>();
        for (var entry : node.path("with")) partners.add(partner(entry));
        var couples = new ArrayList<Couple>();
        for (var entry : node.path("couples")) couples.add(couple(entry));
        return new Pairs(
                node.path("topic").asInt(0),
                List.copyOf(partners),
                List.copyOf(couples),
                date(node, "week"),
                node.path("asked").asBoolean(false),
                node.has("wake") ? Instant.ofEpochSecond(node.get("wake").asLong()) : null);
    }

    private static void partner(ObjectNode node, Partner partner) {
        node.put("id", partner.member().id()).put("name", partner.member().name());
        if (partner.level() != 0) node.put("level", partner.level());
        if (!partner.slots().isEmpty()) {
            var slots = node.putArray("slots");
            partner.slots().stream().sorted().forEach(slot -> slots.add(slot.name()));
        }
        node.put("offset", partner.offset());
        if (partner.last() != 0) node.put("last", partner.last());
        date(node, "out", partner.leftOut());
        if (partner.silent() != 0) node.put("silent", partner.silent());
        if (partner.paused()) node.put("paused", true);
        date(node, "seen", partner.seen());
    }

    private static Partner partner(JsonNode node) {
        var slots = new HashSet<Slot>();
        for (var slot : node.path("slots")) slots.add(Slot.valueOf(slot.asString()));
        return new Partner(
                new Member(node.get("id").asLong(), node.get("name").asString()),
                node.path("level").asInt(0),
                Set.copyOf(slots),
                node.path("offset").asInt(0),
                node.path("last").asLong(0),
                date(node, "out"),
                node.path("silent").asInt(0),
                node.path("paused").asBoolean(false),
                LocalDate.parse(node.get("seen").asString()));
    }

    private static void couple(ObjectNode node, Couple couple) {
        node.put("one", couple.one()).put("two", couple.two());
        if (couple.met()) node.put("met", true);
        if (couple.heard().isEmpty()) return;
        var heard = node.putArray("heard");
        couple.heard().forEach(heard::add);
    }

    private static Couple couple(JsonNode node) {
        var heard = new HashSet<Long>();
        for (var who : node.path("heard")) heard.add(who.asLong());
        return new Couple(
                node.get("one").asLong(),
                node.get("two").asLong(),
                Set.copyOf(heard),
                node.path("met").asBoolean(false));
    }

    private static void date(ObjectNode node, String field, @Nullable LocalDate date) {
        if (date != null) node.put(field, date.toString());
    }

    private static @Nullable LocalDate date(JsonNode node, String field) {
        return node.has(field) ? LocalDate.parse(node.get(field).asString()) : null;
    }
}
