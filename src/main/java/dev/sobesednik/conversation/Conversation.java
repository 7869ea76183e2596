package dev.sobesednik.conversation;

import dev.sobesednik.chat.ChatId;
import dev.sobesednik.chat.Data;
import dev.sobesednik.chat.Effect;
import dev.sobesednik.chat.Incoming;
import dev.sobesednik.chat.Incoming.From;
import dev.sobesednik.chat.Language;
import dev.sobesednik.chat.Step;
import dev.sobesednik.feature.Command;
import dev.sobesednik.feature.Context;
import dev.sobesednik.feature.Features;
import dev.sobesednik.feature.Game;
import dev.sobesednik.feature.Place;
import dev.sobesednik.feature.Wake;
import dev.sobesednik.profile.Profile;
import dev.sobesednik.profile.Silence;
import dev.sobesednik.record.ChatRecord;
import dev.sobesednik.record.ChatState;
import dev.sobesednik.record.ChatState.Known;
import dev.sobesednik.record.ChatState.Moved;
import dev.sobesednik.record.ChatState.Nobody;
import dev.sobesednik.record.ChatState.Unreadable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// The one decision of the bot: what a chat's record becomes, and what is said, when something happens.
///
/// It knows strangers, chats that moved, and records that cannot be read; everything else is a feature's business.
public final class Conversation implements Game {

    private final Features features;
    private final Supplier<Context.World> world;
    private final GroupMigration migration;

    public Conversation(Features features, Supplier<Context.World> world, GroupMigration migration) {
        this.features = features;
        this.world = world;
        this.migration = migration;
    }

    @Override
    public Step<ChatState> decide(ChatId chat, ChatState state, Incoming incoming, Instant now) {
        return incoming instanceof Incoming.InTopic(int topic, Incoming inner)
                ? decide(state, inner, new Context(chat, topic, now, world.get(), features))
                : decide(state, incoming, new Context(chat, 0, now, world.get(), features));
    }

    private Step<ChatState> decide(ChatState state, Incoming incoming, Context context) {
        var here = incoming instanceof Incoming.Letter letter ? RouterLetter.opened(letter) : incoming;
        return switch (state) {
            case Nobody nobody -> stranger(nobody, here, context);
            case Known(ChatRecord record) -> known(record, here, context);
            case Moved moved -> moved(moved, here, context);
            case Unreadable broken -> unreadable(broken, here, context);
        };
    }

    private Step<ChatState> known(ChatRecord record, Incoming incoming, Context context) {
        if (incoming instanceof Incoming.Migrated(ChatId to))
            return Step.to(new Moved(to), RouterLetter.record(to, migration.pack(record)));
        if (incoming instanceof Incoming.Letter(ChatId from, String text)
                && RouterLetter.record(text).isPresent())
            return arrived(from, RouterLetter.record(text).get(), record, context);
        return kept(new Turn(features, context).decide(record, incoming));
    }

    private Step<ChatState> stranger(Nobody nobody, Incoming incoming, Context context) {
        if (incoming instanceof Incoming.Letter(ChatId from, String text)) {
            var packed = RouterLetter.record(text);
            if (packed.isPresent()) return arrived(from, packed.get(), ChatRecord.EMPTY, context);
            return new Step<>(
                    nobody,
                    features.named(Place.of(context.chat()), Turn.firstWord(text))
                            .map(feature -> feature.undeliverable(from, text))
                            .orElse(List.of()));
        }
        return from(incoming)
                .map(from -> ChatRecord.EMPTY.with(Profile.SLICE, Profile.met(Language.of(from.languageCode()))))
                .map(met -> kept(new Turn(features, context).begin(met, incoming)))
                .orElseGet(() -> Step.to(nobody));
    }

    /// A group's record under its new id, which may have been used before the record came.
    private Step<ChatState> arrived(ChatId from, String packed, ChatRecord here, Context context) {
        return migration
                .unpack(packed)
                .map(moved -> kept(new Turn(features, context).movedIn(from, here, moved)))
                .orElseGet(() -> here.equals(ChatRecord.EMPTY) ? Step.to(new Nobody()) : Step.to(new Known(here)));
    }

    /// Other chats' records may still write to the old id, and old polls be voted in.
    private Step<ChatState> moved(Moved moved, Incoming incoming, Context context) {
        return switch (incoming) {
            case Incoming.Letter letter -> Step.to(moved, RouterLetter.forwarded(moved.to(), letter));
            case Incoming.Press press -> Step.to(moved, Effect.toast(press, "button.old"));
            case Incoming.Posted posted ->
                followsItsPolls(posted.tag())
                        ? Step.to(moved, RouterLetter.forwarded(moved.to(), posted))
                        : Step.to(moved);
            case Incoming.Vote vote -> Step.to(moved, RouterLetter.forwarded(moved.to(), vote));
            // The group's new id was told wrongly, or the group came back under its old one: it begins anew.
            case Incoming.Came _ -> stranger(new Nobody(), incoming, context);
            default -> Step.to(moved);
        };
    }

    private boolean followsItsPolls(String tag) {
        return features.named(Place.GROUP, Turn.firstWord(tag))
                .filter(feature -> feature.followsItsPolls())
                .isPresent();
    }

    /// A record of a later version stays untouched until that version is back. A damaged one goes to the quarantine,
    /// and the chat begins anew, which it is told.
    private Step<ChatState> unreadable(Unreadable broken, Incoming incoming, Context context) {
        if (broken.newer()) {
            return switch (incoming) {
                case Incoming.Press press -> Step.to(broken, Effect.toast(press, "record.newer"));
                case Incoming.Command _ -> Step.to(broken, Effect.say("record.newer"));
                default -> Step.to(broken);
            };
        }
        var anew = stranger(new Nobody(), incoming, context);
        if (!(anew.next() instanceof Nobody)) return anew.and(Effect.say("record.unreadable"));
        if (incoming instanceof Incoming.Letter) return new Step<>(broken, anew.effects());
        // Nobody came of nothing to do, or of the wish to be forgotten, which needs no reading.
        return anew.effects().isEmpty() ? Step.to(broken) : anew;
    }

    /// An empty record is one that somebody asked to be forgotten.
    private static Step<ChatState> kept(Step<ChatRecord> step) {
        return new Step<>(step.next().equals(ChatRecord.EMPTY) ? new Nobody() : new Known(step.next()), step.effects());
    }

    /// Nobody is woken where nothing can be written.
    @Override
    public List<Wake> wakes(ChatId chat, ChatState state) {
        return state instanceof Known(ChatRecord record) && Silence.isOpen(record)
                ? features.wakes(Place.of(chat), record)
                : List.of();
    }

    @Override
    public Optional<Language> language(ChatState state) {
        return state instanceof Known(ChatRecord record)
                ? Optional.of(Profile.of(record).language())
                : Optional.empty();
    }

    @Override
    public boolean asksForStanding(ChatId chat, Incoming incoming) {
        var place = Place.of(chat);
        if (place == Place.PRIVATE) return false;
        return switch (incoming) {
            case Incoming.Command command ->
                features.command(place, command.name())
                        .map(Features.Owned::command)
                        .map(Command::forAdministrators)
                        .filter(asks -> asks.test(command))
                        .isPresent();
            case Incoming.Press press -> {
                var words = Data.read(press.data()).orElse(List.of(""));
                yield features.named(place, words.getFirst())
                        .filter(feature -> feature.isForAdministrators(words))
                        .isPresent();
            }
            default -> false;
        };
    }

    static Optional<From> from(Incoming incoming) {
        return switch (incoming) {
            case Incoming.Command command -> Optional.of(command.from());
            case Incoming.Words words -> Optional.of(words.from());
            case Incoming.Wordless wordless -> Optional.of(wordless.from());
            case Incoming.Press press -> Optional.of(press.from());
            case Incoming.Came came -> Optional.of(came.from());
            default -> Optional.empty();
        };
    }
}
