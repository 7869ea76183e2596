package dev.sobesednik.conversation;

import static dev.sobesednik.chat.Keyboard.keyboard;
import static dev.sobesednik.chat.Text.said;

import dev.sobesednik.chat.ChatId;
import dev.sobesednik.chat.Data;
import dev.sobesednik.chat.Effect;
import dev.sobesednik.chat.Event;
import dev.sobesednik.chat.Incoming;
import dev.sobesednik.chat.Incoming.From;
import dev.sobesednik.chat.Incoming.Lane;
import dev.sobesednik.chat.Keyboard;
import dev.sobesednik.chat.Language;
import dev.sobesednik.chat.Message;
import dev.sobesednik.chat.Step;
import dev.sobesednik.chat.Text;
import dev.sobesednik.feature.Context;
import dev.sobesednik.feature.Events;
import dev.sobesednik.feature.Feature;
import dev.sobesednik.feature.Features;
import dev.sobesednik.feature.Place;
import dev.sobesednik.memory.QuestionHistory;
import dev.sobesednik.profile.Profile;
import dev.sobesednik.record.ChatRecord;
import dev.sobesednik.record.Slice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What happened to one chat finds its feature, and what the feature raises finds the others.
final class Turn {

    /// An event that raises an event that raises an event: deeper than this it is a circle.
    private static final int DEEPEST = 8;

    private final Features features;
    private final Context context;
    private final Place place;

    Turn(Features features, Context context) {
        this.features = features;
        this.context = context;
        this.place = Place.of(context.chat());
    }

    Step<ChatRecord> decide(ChatRecord record, Incoming incoming) {
        var met = settled(met(record, incoming), 0);
        var routed = settled(routed(met.next(), incoming), 0);
        var effects = new ArrayList<>(met.effects());
        effects.addAll(routed.effects());
        return new Step<>(routed.next(), remarked(effects));
    }

    /// Under its new id: what was said there before the record came is added to it.
    Step<ChatRecord> movedIn(ChatId from, ChatRecord here, ChatRecord moved) {
        var merged = here;
        for (var feature : features.in(place)) merged = feature.merged(merged, moved);
        merged = merged.with(
                QuestionHistory.SLICE, here.get(QuestionHistory.SLICE).merged(moved.get(QuestionHistory.SLICE)));
        if (here.equals(ChatRecord.EMPTY))
            merged = merged.with(QuestionHistory.SLICE, moved.get(QuestionHistory.SLICE));
        // The old record knows the group's language and clock; the new one guessed them from whoever upgraded it.
        var profile = Profile.of(moved).withReachable(true);
        return settled(Step.to(merged.with(Profile.SLICE, profile), new Effect.Raise(new Events.MovedIn(from))), 0);
    }

    /// Whoever says something can be reached, and speaks the language that Telegram tells. A group's language is that
    /// of whoever met the bot first.
    private Step<ChatRecord> met(ChatRecord record, Incoming incoming) {
        var profile = Profile.of(record);
        return switch (incoming) {
            case Incoming.Left _ -> away(record, profile);
            case Incoming.Unreachable _ -> place == Place.PRIVATE ? away(record, profile) : Step.to(record);
            default ->
                Conversation.from(incoming)
                        .map(from -> back(record, profile, from))
                        .orElseGet(() -> Step.to(record));
        };
    }

    private static Step<ChatRecord> away(ChatRecord record, Profile profile) {
        var gone = record.with(Profile.SLICE, profile.withReachable(false));
        return profile.reachable() ? Step.to(gone, new Effect.Raise(new Events.WentAway())) : Step.to(gone);
    }

    private Step<ChatRecord> back(ChatRecord record, Profile profile, From from) {
        var code = from.languageCode();
        var spoken = place == Place.PRIVATE && code != null ? profile.speaking(Language.of(code)) : profile;
        var here = record.with(Profile.SLICE, spoken.withReachable(true));
        return profile.reachable() ? Step.to(here) : Step.to(here, new Effect.Raise(new Events.CameBack()));
    }

    private Step<ChatRecord> routed(ChatRecord record, Incoming incoming) {
        return switch (incoming) {
            case Incoming.Command command -> command(record, command);
            case Incoming.Press press -> press(record, press);
            case Incoming.Words words -> words(record, words);
            case Incoming.Wordless _ ->
                place == Place.PRIVATE ? Step.to(record, Effect.say("help.only-text")) : Step.to(record);
            case Incoming.TimeIsUp(Lane lane, Instant _) -> ring(record, lane);
            case Incoming.Letter(ChatId from, String text) ->
                to(firstWord(text), record)
                        .map(feature -> feature.letter(from, text, record, context))
                        .orElseGet(() -> Step.to(record));
            case Incoming.Posted(String tag, int messageId) ->
                to(firstWord(tag), record)
                        .map(feature -> feature.posted(tag, messageId, record, context))
                        .orElseGet(() -> Step.to(record));
            case Incoming.Vote vote ->
                to(firstWord(vote.tag()), record)
                        .map(feature -> feature.voted(vote, record, context))
                        .orElseGet(() -> Step.to(record));
            case Incoming.Came _ -> place == Place.GROUP ? Step.to(record, Effect.say("group.hello")) : Step.to(record);
            case Incoming.Left _, Incoming.Unreachable _, Incoming.Migrated _, Incoming.Unused _ -> Step.to(record);
            case Incoming.InTopic _ -> throw new IllegalStateException("a topic within a topic");
        };
    }

    private Step<ChatRecord> command(ChatRecord record, Incoming.Command command) {
        if (command.name().equals("start")) {
            var opened = opened(record, command);
            if (opened.isPresent()) return opened.get();
        }
        var owned = features.command(place, command.name());
        if (owned.isPresent()) {
            if (isNewer(owned.get().feature(), record)) return Step.to(record, Effect.say("record.newer"));
            return owned.get().command().handler().handle(command, record, context);
        }
        if (features.command(elsewhere(), command.name()).isPresent())
            return Step.to(record, new Effect.Say(place == Place.PRIVATE ? inGroup(command.name()) : inPrivate()));
        // Other bots of a group have commands of their own.
        return place == Place.PRIVATE
                ? Step.to(record, Effect.say("help.no-such-command", "/" + command.name()))
                : Step.to(record);
    }

    /// A link into the bot carries a word for one of the features; the button that adds the bot to a group, a command.
    private Optional<Step<ChatRecord>> opened(ChatRecord record, Incoming.Command start) {
        for (var feature : features.in(place)) {
            var opened = isNewer(feature, record)
                    ? Optional.<Step<ChatRecord>>empty()
                    : feature.opened(start, record, context);
            if (opened.isPresent()) return opened;
        }
        return place == Place.GROUP && features.command(place, start.argument()).isPresent()
                ? Optional.of(command(record, new Incoming.Command(start.from(), start.argument(), "")))
                : Optional.empty();
    }

    private Message inGroup(String word) {
        return Message.of(
                said("in-group." + word),
                keyboard()
                        .row(new Keyboard.Open(said("elsewhere.button.to-group"), context.groupLink(word)))
                        .build());
    }

    private Message inPrivate() {
        return Message.of(
                said("group.personal"),
                keyboard()
                        .row(new Keyboard.Open(said("group.button.private"), context.startLink("group")))
                        .build());
    }

    private Place elsewhere() {
        return place == Place.PRIVATE ? Place.GROUP : Place.PRIVATE;
    }

    private Step<ChatRecord> press(ChatRecord record, Incoming.Press press) {
        var words = Data.read(press.data()).orElse(List.of(""));
        var feature = features.named(place, words.getFirst());
        if (feature.isEmpty()) return Step.to(record, Effect.toast(press, "button.old"));
        if (isNewer(feature.get(), record)) return Step.to(record, Effect.toast(press, "record.newer"));
        return feature.get().press(press, words, record, context);
    }

    private Step<ChatRecord> words(ChatRecord record, Incoming.Words words) {
        if (place == Place.GROUP) return Step.to(record);
        for (var feature : features.in(place)) {
            var step = isNewer(feature, record)
                    ? Optional.<Step<ChatRecord>>empty()
                    : feature.words(words, record, context);
            if (step.isPresent()) return step.get();
        }
        return Step.to(record, Effect.say("help.short"));
    }

    /// All that is due of one lane, the longest due first.
    private Step<ChatRecord> ring(ChatRecord record, Lane lane) {
        record Ring(Feature feature, dev.sobesednik.feature.Wake wake) {}
        var rings = new ArrayList<Ring>();
        for (var feature : features.in(place))
            for (var wake : feature.wakes(record))
                if (wake.lane() == lane && !wake.due().isAfter(context.now())) rings.add(new Ring(feature, wake));
        rings.sort(Comparator.comparing(ring -> ring.wake().due()));
        var step = Step.to(record);
        for (var ring : rings) step = step.then(here -> ring.feature().ring(ring.wake(), here, context));
        return step;
    }

    private Optional<Feature> to(String word, ChatRecord record) {
        return features.named(place, word).filter(feature -> !isNewer(feature, record));
    }

    private static boolean isNewer(Feature feature, ChatRecord record) {
        for (Slice<?> slice : feature.slices()) if (record.isNewer(slice)) return true;
        return false;
    }

    /// Every event is heard where it was raised: what it brings stands between what came before and what comes after.
    private Step<ChatRecord> settled(Step<ChatRecord> step, int depth) {
        if (depth > DEEPEST) throw new IllegalStateException("events raise each other in a circle");
        var record = step.next();
        var effects = new ArrayList<Effect>();
        for (var effect : step.effects()) {
            if (!(effect instanceof Effect.Raise(Event event))) {
                effects.add(effect);
                continue;
            }
            for (var feature : features.in(place)) {
                if (isNewer(feature, record)) continue;
                var heard = settled(feature.hear(event, record, context), depth + 1);
                record = heard.next();
                effects.addAll(heard.effects());
            }
        }
        return new Step<>(record, List.copyOf(effects));
    }

    private static List<Effect> remarked(List<Effect> effects) {
        Text remark = null;
        var others = new ArrayList<Effect>();
        for (var effect : effects) {
            if (!(effect instanceof Effect.Remark(Text text))) others.add(effect);
            else if (remark == null) remark = text;
        }
        if (remark != null) others.replaceAll(new Remarked(remark)::on);
        return List.copyOf(others);
    }

    private record Remarked(Text remark) {
        Effect on(Effect effect) {
            return effect instanceof Effect.AnswerPress(String id, @Nullable Text toast, boolean alert) && toast == null
                    ? new Effect.AnswerPress(id, remark, alert)
                    : effect;
        }
    }

    /// `mock` of `mock:1:HELLO`, `mock.0.3.1` and `mock practise`.
    static String firstWord(String text) {
        var end = 0;
        while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) end++;
        return text.substring(0, end);
    }
}
