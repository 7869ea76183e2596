package dev.sobesednik.turn.redis;

import dev.sobesednik.bank.Question;
import dev.sobesednik.chat.Budget;
import dev.sobesednik.chat.ChatId;
import dev.sobesednik.interview.Form;
import dev.sobesednik.interview.Member;
import dev.sobesednik.interview.Mock;
import dev.sobesednik.interview.Mocks;
import dev.sobesednik.interview.Note.Piece;
import dev.sobesednik.interview.Outcome;
import dev.sobesednik.interview.Round;
import dev.sobesednik.interview.Seat;
import dev.sobesednik.interview.Setting;
import dev.sobesednik.interview.Sheet;
import dev.sobesednik.interview.Stage;
import dev.sobesednik.interview.Table;
import dev.sobesednik.interview.Ticket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Mock interviews as they are stored: of a group its stages, of a person the ticket. Instants are milliseconds.
final class MockJson {

    private MockJson() {}

    static void write(ObjectNode node, Mocks mocks) {
        node.put("n", mocks.count());
        var stages = node.putArray("on");
        mocks.stages().values().forEach(stage -> stage(stages.addObject(), stage));
    }

    static Mocks mocks(JsonNode node) {
        var stages = new HashMap<Integer, Stage>();
        for (var entry : node.path("on")) {
            var stage = stage(entry);
            stages.put(stage.topic(), stage);
        }
        return new Mocks(node.path("n").asInt(0), Map.copyOf(stages));
    }

    static void write(ObjectNode node, Ticket ticket) {
        node.put("g", ticket.group().value()).put("topic", ticket.topic()).put("n", ticket.number());
        var form = ticket.form();
        if (form == null) return;
        var field = node.putObject("form");
        field.put("r", form.round())
                .put("own", form.own())
                .put("q", form.question().value())
                .put("name", form.candidate())
                .put("ticks", form.ticks())
                .put("counted", form.counted())
                .put("sent", form.sent());
        scales(field, form.scales());
    }

    static Ticket ticket(JsonNode node) {
        return new Ticket(
                new ChatId(node.get("g").asLong()),
                node.path("topic").asInt(0),
                node.get("n").asInt(),
                node.has("form") ? form(node.get("form")) : null);
    }

    private static Form form(JsonNode node) {
        return new Form(
                node.get("r").asInt(),
                node.path("own").asBoolean(false),
                new Question.Id(node.get("q").asString()),
                node.get("name").asString(),
                node.path("ticks").asInt(0),
                node.path("counted").asBoolean(false),
                scales(node),
                node.path("sent").asBoolean(false));
    }

    private static void stage(ObjectNode node, Stage stage) {
        node.put("topic", stage.topic()).put("msg", stage.message()).put("posts", stage.posts());
        if (stage.old() != 0) node.put("old", stage.old());
        var due = node.putArray("due");
        stage.due().stream().sorted().forEach(piece -> due.add(piece.name()));
        instant(node, "spent", stage.budget().spent());
        if (stage.wake() != null) instant(node, "wake", stage.wake());
        table(node, stage.mock().table());
        switch (stage.mock()) {
            case Mock.Lobby(var table, boolean choosing) -> {
                node.put("is", "lobby");
                if (choosing) node.put("choosing", true);
            }
            case Mock.Answering(var table, Round round, boolean timeIsOver) -> {
                node.put("is", "answering").put("over", timeIsOver);
                round(node.putObject("round"), round);
            }
            case Mock.Scoring scoring -> {
                node.put("is", "scoring");
                round(node.putObject("round"), scoring.round());
                sheet(node, "own", scoring.own());
                sheet(node, "theirs", scoring.theirs());
                var votes = node.putObject("votes");
                scoring.votes().forEach((who, hire) -> votes.put(Long.toString(who), hire));
                instant(node, "ends", scoring.until());
            }
            case Mock.Between between -> {
                node.put("is", "between");
                instant(node, "ends", between.until());
            }
            case Mock.Over(var table, var end) -> node.put("is", "over").put("end", end.name());
        }
    }

    private static Stage stage(JsonNode node) {
        var due = new HashSet<Piece>();
        for (var piece : node.path("due")) due.add(Piece.valueOf(piece.asString()));
        return new Stage(
                node.path("topic").asInt(0),
                mock(node),
                node.path("msg").asInt(0),
                node.path("old").asInt(0),
                node.path("posts").asInt(0),
                java.util.Set.copyOf(due),
                new Budget(instant(node, "spent")),
                node.has("wake") ? instant(node, "wake") : null);
    }

    private static Mock mock(JsonNode node) {
        var table = table(node);
        return switch (node.get("is").asString()) {
            case "lobby" -> new Mock.Lobby(table, node.path("choosing").asBoolean(false));
            case "answering" ->
                new Mock.Answering(
                        table, round(node.get("round")), node.path("over").asBoolean(false));
            case "scoring" -> {
                var votes = new HashMap<Long, Boolean>();
                for (var vote : node.path("votes").properties())
                    votes.put(Long.parseLong(vote.getKey()), vote.getValue().asBoolean());
                yield new Mock.Scoring(
                        table,
                        round(node.get("round")),
                        sheet(node, "own"),
                        sheet(node, "theirs"),
                        Map.copyOf(votes),
                        instant(node, "ends"));
            }
            case "between" -> new Mock.Between(table, instant(node, "ends"));
            case "over" -> new Mock.Over(table, Mock.End.valueOf(node.get("end").asString()));
            default -> throw new IllegalArgumentException("no state of an interview: " + node.get("is"));
        };
    }

    private static void table(ObjectNode node, Table table) {
        var setting = table.setting();
        node.put("n", table.number()).put("round-n", table.round());
        node.put("level", setting.level()).put("rounds", setting.rounds()).put("minutes", setting.minutes());
        if (!setting.section().isEmpty()) node.put("section", setting.section());
        member(node, "host", table.host());
        instant(node, "seen", table.hostSeen());
        instant(node, "until", table.until());
        var seats = node.putArray("seats");
        for (var seat : table.seats()) {
            var entry = seats.addObject();
            member(entry, "who", seat.member());
            entry.put("wish", seat.wish().name()).put("contact", seat.contact().name());
        }
        var outcomes = node.putArray("outcomes");
        for (var outcome : table.outcomes()) outcome(outcomes.addObject(), outcome);
    }

    private static Table table(JsonNode node) {
        var seats = new ArrayList<Seat>();
        for (var entry : node.path("seats"))
            seats.add(new Seat(
                    member(entry.get("who")),
                    Seat.Wish.valueOf(entry.get("wish").asString()),
                    Seat.Contact.valueOf(entry.get("contact").asString())));
        var outcomes = new ArrayList<Outcome>();
        for (var entry : node.path("outcomes")) outcomes.add(outcome(entry));
        return new Table(
                node.get("n").asInt(),
                new Setting(
                        node.get("level").asInt(),
                        node.path("section").asString(""),
                        node.get("rounds").asInt(),
                        node.get("minutes").asInt()),
                member(node.get("host")),
                instant(node, "seen"),
                List.copyOf(seats),
                node.path("round-n").asInt(0),
                List.copyOf(outcomes),
                instant(node, "until"));
    }

    private static void round(ObjectNode node, Round round) {
        node.put("n", round.number())
                .put("q", round.question().id().value())
                .put("points", round.question().points())
                .put("ups", round.question().followUps())
                .put("opened", round.opened())
                .put("left", round.left());
        member(node, "answers", round.candidate());
        if (round.interviewer() != null) member(node, "asks", round.interviewer());
        instant(node, "deadline", round.deadline());
    }

    private static Round round(JsonNode node) {
        return new Round(
                node.get("n").asInt(),
                new Round.Drawn(
                        new Question.Id(node.get("q").asString()),
                        node.get("points").asInt(),
                        node.get("ups").asInt()),
                member(node.get("answers")),
                node.has("asks") ? member(node.get("asks")) : null,
                node.path("opened").asInt(0),
                instant(node, "deadline"),
                node.path("left").asInt(0));
    }

    private static void outcome(ObjectNode node, Outcome outcome) {
        node.put("n", outcome.round())
                .put("q", outcome.question().value())
                .put("points", outcome.points())
                .put("opened", outcome.opened())
                .put("passed", outcome.passed())
                .put("hire", outcome.hire())
                .put("doubt", outcome.doubt());
        member(node, "answers", outcome.candidate());
        if (outcome.interviewer() != null) member(node, "asks", outcome.interviewer());
        sheet(node, "own", outcome.own());
        sheet(node, "theirs", outcome.theirs());
    }

    private static Outcome outcome(JsonNode node) {
        return new Outcome(
                node.get("n").asInt(),
                new Question.Id(node.get("q").asString()),
                node.get("points").asInt(),
                member(node.get("answers")),
                node.has("asks") ? member(node.get("asks")) : null,
                node.path("opened").asInt(0),
                node.path("passed").asBoolean(false),
                sheet(node, "own"),
                sheet(node, "theirs"),
                node.path("hire").asInt(0),
                node.path("doubt").asInt(0));
    }

    private static void member(ObjectNode node, String field, Member member) {
        node.putObject(field).put("id", member.id()).put("name", member.name());
    }

    private static Member member(JsonNode node) {
        return new Member(node.get("id").asLong(), node.get("name").asString());
    }

    private static void sheet(ObjectNode node, String field, @Nullable Sheet sheet) {
        if (sheet == null) return;
        var entry = node.putObject(field).put("ticks", sheet.ticks());
        scales(entry, sheet.scales());
    }

    private static @Nullable Sheet sheet(JsonNode node, String field) {
        return node.has(field) ? new Sheet(node.get(field).get("ticks").asInt(), scales(node.get(field))) : null;
    }

    private static void scales(ObjectNode node, List<Integer> scales) {
        var array = node.putArray("scales");
        scales.forEach(array::add);
    }

    private static List<Integer> scales(JsonNode node) {
        var scales = new ArrayList<Integer>();
        for (var scale : node.path("scales")) scales.add(scale.asInt());
        return List.copyOf(scales);
    }

    private static void instant(ObjectNode node, String field, Instant instant) {
        node.put(field, instant.toEpochMilli());
    }

    private static Instant instant(JsonNode node, String field) {
        return Instant.ofEpochMilli(node.get(field).asLong());
    }
}
