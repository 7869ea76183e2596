package dev.sobesednik.turn.redis;

import dev.sobesednik.bank.Question;
import dev.sobesednik.chat.ChatId;
import dev.sobesednik.chat.Language;
import dev.sobesednik.conversation.ChatState;
import dev.sobesednik.daily.Daily;
import dev.sobesednik.dailyquiz.DailyQuiz;
import dev.sobesednik.duel.Duels;
import dev.sobesednik.group.Group;
import dev.sobesednik.interview.Mocks;
import dev.sobesednik.pair.Pairs;
import dev.sobesednik.profile.Person;
import dev.sobesednik.profile.Preferences;
import dev.sobesednik.profile.Seen;
import dev.sobesednik.review.Card;
import dev.sobesednik.review.Card.Review;
import dev.sobesednik.review.Rating;
import dev.sobesednik.streak.Streak;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// States and cards as they are stored. Names are short and defaults are left out: an everyday person is to stay
/// under 1 KB.
final class StateJson {

    /// The format that this version writes. Reading older ones is this class's duty for ever.
    static final int FORMAT = 1;

    static final String CARD = "c:";

    private static final int MINUTE = 60;

    private final JsonMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    String write(ChatState state) {
        var node = json.createObjectNode().put("f", FORMAT);
        switch (state) {
            case ChatState.OfPerson(Person person) -> person(node.putObject("p"), person);
            case ChatState.OfGroup(Group group) -> group(node.putObject("g"), group);
            case ChatState.Moved(ChatId to) -> node.put("moved", to.value());
            case ChatState.Nobody _, ChatState.Unreadable _ ->
                throw new IllegalArgumentException("nothing to store of " + state);
        }
        return json.writeValueAsString(node);
    }

    /// @param fields the record's hash; never throws for what it holds
    ChatState read(Map<String, String> fields) {
        try {
            var node = json.readTree(fields.getOrDefault("s", ""));
            if (node.path("f").asInt(0) > FORMAT) return new ChatState.Unreadable(true);
            if (node.path("f").asInt(0) != FORMAT) return new ChatState.Unreadable(false);
            if (node.has("p")) return new ChatState.OfPerson(person(node.get("p"), cards(fields)));
            if (node.has("g")) return new ChatState.OfGroup(group(node.get("g"), cards(fields)));
            if (node.has("moved"))
                return new ChatState.Moved(new ChatId(node.get("moved").asLong()));
            return new ChatState.Unreadable(false);
        } catch (JacksonException
                | java.time.DateTimeException
                | IllegalArgumentException
                | NullPointerException
                | IndexOutOfBoundsException damaged) {
            return new ChatState.Unreadable(false);
        }
    }

    static Map<Question.Id, Card> cards(ChatState state) {
        return switch (state) {
            case ChatState.OfPerson(Person person) -> person.cards();
            case ChatState.OfGroup(Group group) -> group.cards();
            case ChatState.Nobody _, ChatState.Moved _, ChatState.Unreadable _ -> Map.of();
        };
    }

    /// `showings|graded|reviews`, a review being the grade's digit and the minute since 1970 in base 36.
    static String write(Card card) {
        var text = new StringBuilder()
                .append(card.showings())
                .append('|')
                .append(card.graded())
                .append('|');
        var between = "";
        for (var review : card.reviews()) {
            text.append(between)
                    .append(review.rating().number())
                    .append(Long.toString(review.at().getEpochSecond() / MINUTE, Character.MAX_RADIX));
            between = ",";
        }
        return text.toString();
    }

    private static Card card(String text) {
        var parts = text.split("\\|", 3);
        var reviews = new ArrayList<Review>();
        if (!parts[2].isEmpty())
            for (var review : parts[2].split(","))
                reviews.add(new Review(
                        Rating.ofNumber(review.charAt(0) - '0').orElseThrow(IllegalArgumentException::new),
                        Instant.ofEpochSecond(Long.parseLong(review.substring(1), Character.MAX_RADIX) * MINUTE)));
        return new Card(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), List.copyOf(reviews));
    }

    private static Map<Question.Id, Card> cards(Map<String, String> fields) {
        var cards = new HashMap<Question.Id, Card>();
        fields.forEach((field, text) -> {
            if (field.startsWith(CARD)) cards.put(new Question.Id(field.substring(CARD.length())), card(text));
        });
        return Map.copyOf(cards);
    }

    private void person(ObjectNode node, Person person) {
        var chosen = person.preferences().chosen();
        if (chosen != null) node.put("lang", chosen.code());
        node.put("spoken", person.preferences().spoken().code());
        if (person.level() != 0) node.put("level", person.level());
        if (person.zone() != null) node.put("zone", person.zone().getId());
        if (!person.reachable()) node.put("away", true);
        if (person.daily().mode() != Daily.Mode.UNASKED) daily(node.putObject("daily"), person.daily());
        if (person.streak().last() != null)
            streak(node.putObject("streak"), person.streak(), person.streak().last());
        if (person.showings() != 0) node.put("n", person.showings());
        var screen = person.onScreen();
        if (screen != null) {
            var shown = node.putObject("on").put("q", screen.question().value()).put("n", screen.showing());
            if (screen.filter() != 0) shown.put("level", screen.filter());
            if (screen.revealed()) shown.put("open", true);
        }
        var today = person.seen().today();
        if (today != null) {
            var asked =
                    node.putObject("today").put("d", today.date().toString()).putArray("q");
            today.asked().forEach(id -> asked.add(id.value()));
        }
        if (person.ticket() != null) MockJson.write(node.putObject("mock"), person.ticket());
    }

    private static Person person(JsonNode node, Map<Question.Id, Card> cards) {
        var on = node.get("on");
        var today = node.get("today");
        return new Person(
                new Preferences(
                        node.has("lang") ? Language.of(node.get("lang").asString()) : null,
                        Language.of(text(node, "spoken")),
                        node.path("level").asInt(0),
                        node.has("zone") ? ZoneId.of(node.get("zone").asString()) : null),
                !node.path("away").asBoolean(false),
                node.has("daily") ? daily(node.get("daily")) : Daily.UNASKED,
                node.has("streak") ? streak(node.get("streak")) : Streak.NONE,
                new Seen(
                        node.path("n").asInt(0),
                        on == null
                                ? null
                                : new Seen.OnScreen(
                                        new Question.Id(text(on, "q")),
                                        on.get("n").asInt(),
                                        on.path("level").asInt(0),
                                        on.path("open").asBoolean(false)),
                        today == null ? null : new Seen.Today(LocalDate.parse(text(today, "d")), ids(today.get("q"))),
                        cards),
                node.has("mock") ? MockJson.ticket(node.get("mock")) : null);
    }

    static void daily(ObjectNode node, Daily daily) {
        node.put("at", daily.at().toString());
        if (daily.mode() == Daily.Mode.ON) node.put("on", true);
        if (daily.resumes() != null) node.put("resumes", daily.resumes().toString());
        if (daily.handled() != null) node.put("handled", daily.handled().toString());
        if (daily.next() != null) node.put("next", daily.next().getEpochSecond());
    }

    static Daily daily(JsonNode node) {
        return new Daily(
                node.path("on").asBoolean(false) ? Daily.Mode.ON : Daily.Mode.OFF,
                LocalTime.parse(text(node, "at")),
                date(node, "resumes"),
                date(node, "handled"),
                node.has("next") ? Instant.ofEpochSecond(node.get("next").asLong()) : null);
    }

    private static void streak(ObjectNode node, Streak streak, Streak.Last last) {
        node.put("len", streak.length()).put("best", streak.best());
        if (streak.freezes() != 0) node.put("freezes", streak.freezes());
        if (streak.toNextFreeze() != 0) node.put("to", streak.toNextFreeze());
        node.put("at", last.at().getEpochSecond())
                .put("zone", last.zone().getId())
                .put("day", last.day().toString());
        // "2026-11-21c3": the date, the kind's first letter, how many answers.
        var days = node.putArray("days");
        for (var day : streak.days())
            days.add(day.date() + day.kind().name().substring(0, 1).toLowerCase(java.util.Locale.ROOT) + day.answers());
        if (!streak.excused().isEmpty()) {
            var excused = node.putArray("excused");
            streak.excused().forEach(day -> excused.add(day.toString()));
        }
    }

    private static Streak streak(JsonNode node) {
        var days = new ArrayList<Streak.Day>();
        for (var entry : node.path("days")) {
            var day = entry.asString();
            var kind = switch (day.charAt(10)) {
                case 'c' -> Streak.Kind.COUNTED;
                case 'f' -> Streak.Kind.FROZEN;
                case 'e' -> Streak.Kind.EXCUSED;
                default -> throw new IllegalArgumentException("kind of day: " + day);
            };
            days.add(new Streak.Day(LocalDate.parse(day.substring(0, 10)), kind, Integer.parseInt(day.substring(11))));
        }
        Set<LocalDate> excused = new HashSet<>();
        for (var day : node.path("excused")) excused.add(LocalDate.parse(day.asString()));
        return new Streak(
                node.get("len").asInt(),
                node.get("best").asInt(),
                node.path("freezes").asInt(0),
                node.path("to").asInt(0),
                new Streak.Last(
                        Instant.ofEpochSecond(node.get("at").asLong()),
                        ZoneId.of(text(node, "zone")),
                        LocalDate.parse(text(node, "day"))),
                List.copyOf(days),
                Set.copyOf(excused));
    }

    static void group(ObjectNode node, Group group) {
        node.put("lang", group.language().code()).put("n", group.showing()).put("level", group.filter());
        if (group.day() != null) node.put("d", group.day().toString());
        ArrayNode asked = node.putArray("q");
        group.askedToday().forEach(id -> asked.add(id.value()));
        if (!group.mocks().equals(Mocks.NONE)) MockJson.write(node.putObject("mocks"), group.mocks());
        if (!group.dailyQuiz().equals(DailyQuiz.NONE)) DailyQuizJson.write(node.putObject("daily"), group.dailyQuiz());
        if (!group.duels().equals(Duels.NONE)) DuelJson.write(node.putObject("duels"), group.duels());
        if (!group.pairs().equals(Pairs.NONE)) PairJson.write(node.putObject("pairs"), group.pairs());
    }

    static Group group(JsonNode node, Map<Question.Id, Card> cards) {
        return new Group(
                Language.of(text(node, "lang")),
                node.path("n").asInt(0),
                node.path("level").asInt(0),
                date(node, "d"),
                ids(node.get("q")),
                cards,
                node.has("mocks") ? MockJson.mocks(node.get("mocks")) : Mocks.NONE,
                node.has("daily") ? DailyQuizJson.read(node.get("daily")) : DailyQuiz.NONE,
                node.has("duels") ? DuelJson.duels(node.get("duels")) : Duels.NONE,
                node.has("pairs") ? PairJson.pairs(node.get("pairs")) : Pairs.NONE);
    }

    private static List<Question.Id> ids(JsonNode array) {
        var ids = new ArrayList<Question.Id>();
        for (var id : array) ids.add(new Question.Id(id.asString()));
        return List.copyOf(ids);
    }

    private static String text(JsonNode node, String field) {
        return node.get(field).asString();
    }

    private static @Nullable LocalDate date(JsonNode node, String field) {
        return node.has(field) ? LocalDate.parse(text(node, field)) : null;
    }
}
