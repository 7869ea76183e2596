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
import dev.sobesednik.profile.Silence;
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
    /// By the sender's distances somebody is told after half an hour: most refusals are over by then.
    private static final int TOLD_AFTER = 4;

    /// Marks a message of which the record wants to hear only that it arrived.
    private static final String PROOF = "arrived";

    private final Features features;
    private final Context context;
    private final Place place;

    Turn(Features features, Context context) {
        this.features = features;
        this.context = context;
        this.place = Place.of(context.chat());
    }

    Step<ChatRecord> decide(ChatRecord record, Incoming incoming) {
        return decide(record, incoming, incoming instanceof Incoming.Came && !Silence.isOpen(record));
    }

    /// The first time that anything happens in this chat.
    Step<ChatRecord> begin(ChatRecord met, Incoming incoming) {
        return decide(met, incoming, incoming instanceof Incoming.Came);
    }

    private Step<ChatRecord> decide(ChatRecord record, Incoming incoming, boolean wasAdded) {
        var met = settled(met(record, incoming), 0);
        if (incoming instanceof Incoming.Command(var from, String name, var argument, var original)
                && features.command(place, name).isPresent())
            met = met.then(here -> settled(Step.to(here, new Effect.Raise(new Events.Addressed())), 0));
        var routed = settled(routed(met.next(), incoming, wasAdded), 0);
        var effects = new ArrayList<>(met.effects());
        effects.addAll(routed.effects());
        var remarked = remarked(effects);
        return new Step<>(routed.next(), Silence.isOver(routed.next()) ? remarked : proving(remarked));
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
            case Incoming.Blocked _ -> place == Place.PRIVATE ? away(record, profile) : Step.to(record);
            case Incoming.Silenced(Incoming.Silence why, int tries) -> silenced(record, why, tries);
            case Incoming.Reached _, Incoming.Posted _ -> opened(record, record.with(Silence.SLICE, Silence.NONE));
            default ->
                Conversation.from(incoming)
                        .map(from -> back(
                                record, profile, from, place == Place.PRIVATE || incoming instanceof Incoming.Came))
                        .orElseGet(() -> Step.to(record));
        };
    }

    private static Step<ChatRecord> away(ChatRecord record, Profile profile) {
        var gone = record.with(Profile.SLICE, profile.withReachable(false));
        return Silence.isOpen(record) ? Step.to(gone, new Effect.Raise(new Events.WentAway())) : Step.to(gone);
    }

    /// A refusal is no farewell: only Telegram's word that the bot was removed makes a group absent.
    private Step<ChatRecord> silenced(ChatRecord record, Incoming.Silence why, int tries) {
        var before = record.get(Silence.SLICE).at(context.now());
        var tells = place == Place.GROUP && why != Incoming.Silence.REMOVED && tries >= TOLD_AFTER && !before.told();
        var effects = new ArrayList<Effect>();
        if (Silence.isOpen(record)) effects.add(new Effect.Raise(new Events.WentAway()));
        if (tells)
            features.in(place).stream()
                    .flatMapToLong(feature -> feature.caretaker(record).stream())
                    .distinct()
                    .mapToObj(person -> RouterLetter.silence(new ChatId(person), why, context.chat()))
                    .forEach(effects::add);
        return new Step<>(record.with(Silence.SLICE, tells ? before.withTold() : before), List.copyOf(effects));
    }

    private static Step<ChatRecord> opened(ChatRecord before, ChatRecord after) {
        return Silence.isOpen(after) && !Silence.isOpen(before)
                ? Step.to(after, new Effect.Raise(new Events.CameBack()))
                : Step.to(after);
    }

    /// Whether a silence is over is known once something has arrived.
    private static List<Effect> proving(List<Effect> effects) {
        var all = new ArrayList<>(effects);
        for (int index = 0; index < all.size(); index++) {
            var proof = proof(all.get(index));
            if (proof.isEmpty()) continue;
            all.set(index, proof.get());
            break;
        }
        return List.copyOf(all);
    }

    private static Optional<Effect> proof(Effect effect) {
        return switch (effect) {
            case Effect.Say(Message message) -> Optional.of(new Effect.Post(PROOF, message));
            case Effect.InTopic(int topic, Effect inner) -> proof(inner).map(post -> new Effect.InTopic(topic, post));
            default -> Optional.empty();
        };
    }

    private Step<ChatRecord> back(ChatRecord record, Profile profile, From from, boolean proves) {
        var code = from.languageCode();
        var spoken = place == Place.PRIVATE && code != null ? profile.speaking(Language.of(code)) : profile;
        var here = record.with(Profile.SLICE, spoken.withReachable(true));
        // Where members write, the bot may still not be allowed to.
        return opened(record, proves ? here.with(Silence.SLICE, Silence.NONE) : here);
    }

    private Step<ChatRecord> routed(ChatRecord record, Incoming incoming, boolean wasAdded) {
        return switch (incoming) {
            case Incoming.Command command -> command(record, command);
            case Incoming.Press press -> press(record, press);
            case Incoming.Words words -> words(record, words);
            case Incoming.Wordless _ ->
                place == Place.PRIVATE ? Step.to(record, Effect.say("help.only-text")) : Step.to(record);
            case Incoming.TimeIsUp(Lane lane, Instant _) -> ring(record, lane);
            case Incoming.Letter(ChatId from, String text) ->
                to(firstWord(text), record)
                        .map(feature -> feature.letter(from, text, record, in(record)))
                        .orElseGet(() -> Step.to(record));
            case Incoming.Posted(String tag, int messageId) ->
                to(firstWord(tag), record)
                        .map(feature -> feature.posted(tag, messageId, record, in(record)))
                        .orElseGet(() -> Step.to(record));
            case Incoming.Refused(String tag) ->
                to(firstWord(tag), record)
                        .map(feature -> feature.refused(tag, record, context))
                        .orElseGet(() -> Step.to(record));
            case Incoming.Vote vote ->
                to(firstWord(vote.tag()), record)
                        .map(feature -> feature.voted(vote, record, in(record)))
                        .orElseGet(() -> Step.to(record));
            case Incoming.Came _ -> wasAdded ? Step.to(record, new Effect.Raise(new Events.Added())) : Step.to(record);
            case Incoming.Left _,
                    Incoming.Blocked _,
                    Incoming.Silenced _,
                    Incoming.Reached _,
                    Incoming.Migrated _,
                    Incoming.Unused _ -> Step.to(record);
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
            return owned.get().command().handler().handle(command, record, in(record));
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
                    : feature.opened(start, record, in(record));
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

    /// Every feature sees the bank in the chat's language.
    private Context in(ChatRecord record) {
        return context.speaking(Profile.of(record).language());
    }

    private Place elsewhere() {
        return place == Place.PRIVATE ? Place.GROUP : Place.PRIVATE;
    }

    private Step<ChatRecord> press(ChatRecord record, Incoming.Press press) {
        var words = Data.read(press.data()).orElse(List.of(""));
        var feature = features.named(place, words.getFirst());
        if (feature.isEmpty()) return Step.to(record, Effect.toast(press, "button.old"));
        if (isNewer(feature.get(), record)) return Step.to(record, Effect.toast(press, "record.newer"));
        return feature.get().press(press, words, record, in(record));
    }

    private Step<ChatRecord> words(ChatRecord record, Incoming.Words words) {
        if (place == Place.GROUP) return Step.to(record);
        for (var feature : features.in(place)) {
            var step = isNewer(feature, record)
                    ? Optional.<Step<ChatRecord>>empty()
                    : feature.words(words, record, in(record));
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
        for (var ring : rings) step = step.then(here -> ring.feature().ring(ring.wake(), here, in(here)));
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
                var heard = settled(feature.hear(event, record, in(record)), depth + 1);
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
