package dev.sobesednik.turn;

import dev.sobesednik.chat.ChatId;
import dev.sobesednik.chat.Effect;
import dev.sobesednik.chat.Incoming;
import dev.sobesednik.chat.Language;
import dev.sobesednik.chat.Step;
import dev.sobesednik.conversation.ChatState;
import dev.sobesednik.turn.Landing.Landed;
import dev.sobesednik.turn.Landing.Wake;
import dev.sobesednik.turn.Records.Loaded;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One turn: load the chat's record, decide, land.
public final class Turns {

    private static final Logger log = System.getLogger(Turns.class.getName());

    /// Turns of one chat meet only when a timer falls on an update; more than a few in a row is a fault.
    private static final int ATTEMPTS = 20;

    /// Another instance holds the lease.
    public static final class FencedOff extends RuntimeException {
        private static final long serialVersionUID = 1;

        public FencedOff() {
            super("another instance holds the lease");
        }
    }

    @FunctionalInterface
    public interface Decision {
        Step<ChatState> decide(ChatId chat, ChatState state, Incoming incoming, Instant now);
    }

    private final Records records;
    private final Decision decision;
    private final Wording wording;
    private final InstantSource clock;

    public Turns(Records records, Decision decision, Wording wording, InstantSource clock) {
        this.records = records;
        this.decision = decision;
        this.wording = wording;
        this.clock = clock;
    }

    /// Returns once the happening has landed, now or earlier. Throws what the store throws when it is away: the
    /// caller comes again, and nothing counts twice.
    ///
    /// @param again whether an earlier attempt failed with its outcome unknown
    public void take(Happened happened, long epoch, Outbox outbox, boolean again) {
        take(happened, epoch, outbox, again, decision);
    }

    /// Instead of what the person asked for, a word about how much they ask for. Otherwise the same.
    public void slowDown(Happened happened, long epoch, Outbox outbox, boolean again) {
        take(
                happened,
                epoch,
                outbox,
                again,
                (chat, state, incoming, now) -> Step.to(state, Effect.say("turn.too-fast")));
    }

    private void take(Happened happened, long epoch, Outbox outbox, boolean again, Decision made) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            var loaded = records.load(happened.chat());
            var landing = landing(happened, loaded, made, now(happened.incoming()));
            switch (records.land(landing, epoch)) {
                case Landed.Whole(List<String> entries) -> {
                    for (int i = 0; i < entries.size(); i++)
                        outbox.offer(entries.get(i), landing.outgoing().get(i));
                    return;
                }
                case Landed.AlreadySeen _ -> {
                    if (again) outbox.reread(happened.chat());
                    return;
                }
                case Landed.Fenced _ -> throw new FencedOff();
                case Landed.Overtaken _ -> {}
            }
        }
        throw new IllegalStateException(
                "the record of chat %s moved under us %d times".formatted(happened.chat(), ATTEMPTS));
    }

    /// What has rung was due: should the clock have stepped back since, a decision that found it too early would ask
    /// for
    /// the same wake-up again, which has been.
    private Instant now(Incoming incoming) {
        var now = clock.instant();
        return incoming instanceof Incoming.TimeIsUp(String kind, Instant due) && now.isBefore(due) ? due : now;
    }

    private Landing landing(Happened happened, Loaded loaded, Decision made, Instant now) {
        try {
            var topic = happened.thread();
            var incoming = topic == null ? happened.incoming() : new Incoming.InTopic(topic, happened.incoming());
            return landing(happened, loaded, made.decide(happened.chat(), loaded.state(), incoming, now), now);
        } catch (RuntimeException fault) {
            // One bad update must not stop the poll: it counts as seen, the person is told, and the log says which it
            // was.
            log.log(Level.ERROR, "could not handle " + happened.mark() + " of chat " + happened.chat(), fault);
            return landing(happened, loaded, apology(happened, loaded), now);
        }
    }

    private static Step<ChatState> apology(Happened happened, Loaded loaded) {
        return switch (happened.incoming()) {
            case Incoming.Press press -> Step.to(loaded.state(), Effect.toast(press, "turn.failed"));
            case Incoming.Command _, Incoming.Words _, Incoming.Wordless _ ->
                Step.to(loaded.state(), Effect.say("turn.failed"));
            default -> Step.to(loaded.state());
        };
    }

    private Landing landing(Happened happened, Loaded loaded, Step<ChatState> step, Instant now) {
        var language =
                language(step.next()).or(() -> language(loaded.state())).orElseGet(() -> spoken(happened.incoming()));
        var wakes = new LinkedHashMap<String, Wake>();
        if (happened.incoming() instanceof Incoming.TimeIsUp(String kind, Instant due))
            wakes.put(kind, new Wake.Rang(due));
        var outgoing = new ArrayList<Outgoing>();
        for (var effect : step.effects()) {
            switch (effect) {
                case Effect.WakeAt(String kind, Instant due) -> wakes.put(kind, new Wake.At(due));
                case Effect.NoWake(String kind) -> wakes.put(kind, new Wake.Cancelled());
                default ->
                    wording.word(effect, happened.chat(), happened.thread(), language)
                            .ifPresent(outgoing::add);
            }
        }
        return new Landing(
                happened, loaded.version(), loaded.state(), step.next(), Map.copyOf(wakes), List.copyOf(outgoing), now);
    }

    private static Optional<Language> language(ChatState state) {
        return switch (state) {
            case ChatState.OfPerson(var person) -> Optional.of(person.language());
            case ChatState.OfGroup(var group) -> Optional.of(group.language());
            case ChatState.Nobody _, ChatState.Moved _, ChatState.Unreadable _ -> Optional.empty();
        };
    }

    private static Language spoken(Incoming incoming) {
        return Language.of(
                switch (incoming) {
                    case Incoming.Command command -> command.from().languageCode();
                    case Incoming.Words words -> words.from().languageCode();
                    case Incoming.Wordless wordless -> wordless.from().languageCode();
                    case Incoming.Press press -> press.from().languageCode();
                    case Incoming.Came came -> came.from().languageCode();
                    default -> null;
                });
    }
}
