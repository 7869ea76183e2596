package dev.sobesednik.playground.api;

import dev.sobesednik.playground.call.Json;
import dev.sobesednik.playground.call.Params;
import dev.sobesednik.playground.call.Refusal;
import dev.sobesednik.playground.text.Keyboards;
import dev.sobesednik.playground.text.TextParams;
import dev.sobesednik.playground.world.Poll;
import dev.sobesednik.playground.world.World;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Polls and quizzes.
final class PollMethods {

    private static final int MOST_OPTIONS = 12;
    private static final long LONGEST_OPEN = 2_628_000;

    private final World world;
    private final ChatAccess access;
    private final MessageMethods messages;

    PollMethods(World world, MessageMethods messages) {
        this.world = world;
        this.access = new ChatAccess(world);
        this.messages = messages;
    }

    JsonNode sendPoll(Params params) {
        params.passOver("members_only", "country_codes", "allow_adding_options");
        var chat = access.toWrite(params);
        var content = Json.object();
        var question = TextParams.read(params, "question", "question_parse_mode", "question_entities");
        if (question.text().isEmpty()) throw Refusal.badRequest("poll question must be non-empty");
        if (longerThan(question.text(), 300)) throw Refusal.badRequest("poll question length must not exceed 300");
        content.put("question", question.text());
        content.set("options", options(params));
        var anonymous = !params.has("is_anonymous") || params.bool("is_anonymous");
        content.put("is_anonymous", anonymous);
        content.put("allows_multiple_answers", params.bool("allows_multiple_answers"));
        content.put("members_only", false);
        content.put("hide_results_until_closes", params.bool("hide_results_until_closes"));
        content.put("shuffle_options", params.bool("shuffle_options"));
        describe(params, content);
        type(params, content);
        content.put(
                "allows_revoting",
                params.has("allows_revoting")
                        ? params.bool("allows_revoting")
                        : !Json.string(content, "type").equals("quiz"));
        var poll = new Poll(Long.toString(world.nextPoll++), content);
        closing(params, poll);
        poll.closed = params.bool("is_closed");
        return messages.send(chat, params, Json.object(), message -> message.poll = poll);
    }

    private static boolean longerThan(String text, int most) {
        return text.codePointCount(0, text.length()) > most;
    }

    private static ArrayNode options(Params params) {
        var sent = params.json("options", "options");
        if (sent == null || !sent.isArray()) throw Refusal.badRequest("expected an Array of String as options");
        if (sent.isEmpty()) throw Refusal.badRequest("poll must have at least one answer option");
        if (sent.size() > MOST_OPTIONS) {
            throw Refusal.badRequest("poll can't have more than " + MOST_OPTIONS + " options");
        }
        var options = Json.array();
        for (var option : sent) {
            var raw = option.isString() ? option.asString() : Json.string(option, "text");
            var text = TextParams.read(
                    raw, Json.string(option, "text_parse_mode"), new Params(Json.object(), java.util.Map.of()), "none");
            if (text.text().isEmpty()) throw Refusal.badRequest("text must be non-empty");
            if (longerThan(text.text(), 100)) throw Refusal.badRequest("poll options length must not exceed 100");
            var kept = Json.object();
            kept.put("persistent_id", Integer.toString(options.size()));
            kept.put("text", text.text());
            options.add(kept);
        }
        return options;
    }

    private static void describe(Params params, ObjectNode content) {
        var description = TextParams.read(params, "description", "description_parse_mode", "description_entities");
        if (longerThan(description.text(), 1024)) throw Refusal.badRequest("message caption is too long");
        if (description.text().isEmpty()) return;
        content.put("description", description.text());
        if (!description.entities().isEmpty()) content.set("description_entities", description.entitiesJson());
    }

    private static void type(Params params, ObjectNode content) {
        var type = params.string("type");
        switch (type) {
            case "", "regular" -> {
                content.put("type", "regular");
                params.passOver("correct_option_ids", "correct_option_id", "explanation", "explanation_parse_mode");
            }
            case "quiz" -> {
                content.put("type", "quiz");
                var correct = correct(params, content.path("options").size());
                var ids = content.putArray("correct_option_ids");
                correct.forEach(ids::add);
                if (correct.size() > 1 && !params.bool("allows_multiple_answers")) {
                    throw Refusal.badRequest("QUIZ_CORRECT_ANSWERS_TOO_MUCH");
                }
                var explanation =
                        TextParams.read(params, "explanation", "explanation_parse_mode", "explanation_entities");
                if (longerThan(explanation.text(), 200)
                        || explanation.text().lines().count() > 3) {
                    throw Refusal.badRequest("message caption is too long");
                }
                if (!explanation.text().isEmpty()) {
                    content.put("explanation", explanation.text());
                    if (!explanation.entities().isEmpty()) {
                        content.set("explanation_entities", explanation.entitiesJson());
                    }
                }
            }
            default -> throw Refusal.badRequest("unsupported poll type specified");
        }
    }

    private static List<Integer> correct(Params params, int options) {
        var correct = new ArrayList<Integer>();
        var ids = params.json("correct_option_ids", "correct option identifiers");
        if (ids != null) {
            if (!ids.isArray()) throw Refusal.badRequest("expected an Array of correct option identifiers");
            for (var id : ids) {
                if (!id.isNumber()) throw Refusal.badRequest("correct option identifier must be of type Number");
                correct.add(id.asInt(-1));
            }
        } else if (params.has("correct_option_id")) {
            correct.add(params.small("correct_option_id", -1));
        }
        if (correct.isEmpty()) throw Refusal.badRequest("correct quiz option list must be non-empty");
        for (var i = 0; i + 1 < correct.size(); i++) {
            if (correct.get(i) >= correct.get(i + 1)) {
                throw Refusal.badRequest("correct quiz option list must be increasing");
            }
        }
        if (correct.stream().anyMatch(id -> id < 0 || id >= options)) {
            throw Refusal.badRequest("wrong quiz correct_option_id");
        }
        return correct;
    }

    private void closing(Params params, Poll poll) {
        var period = params.integer("open_period", 0);
        var date = params.integer("close_date", 0);
        if (period != 0) {
            if (period < 5 || period > LONGEST_OPEN) throw Refusal.badRequest("OPEN_PERIOD_INVALID");
            poll.closesAt = world.unixTime() + period;
            poll.content.put("open_period", period);
        } else if (date != 0) {
            var left = date - world.unixTime();
            if (left < 5 || left > LONGEST_OPEN) throw Refusal.badRequest("CLOSE_DATE_INVALID");
            poll.closesAt = date;
            poll.content.put("close_date", date);
        }
    }

    JsonNode stopPoll(Params params) {
        var chat = access.toWrite(params);
        var message = access.message(chat, params, "message with poll to stop");
        var poll = message.poll;
        if (poll == null || message.from != world.bot.id()) throw Refusal.badRequest("poll can't be stopped");
        if (poll.closed) throw Refusal.badRequest("poll has already been closed");
        message.setMarkup(Keyboards.read(params, true));
        world.close(message, poll);
        return poll.json(null);
    }
}
