package dev.sobesednik.turn;

import dev.sobesednik.chat.ChatId;
import dev.sobesednik.chat.Effect;
import dev.sobesednik.chat.Incoming;
import dev.sobesednik.chat.Incoming.Lane;
import dev.sobesednik.chat.Language;
import dev.sobesednik.chat.Step;
import dev.sobesednik.feature.Game;
import dev.sobesednik.feature.Wake;
import dev.sobesednik.record.ChatState;
import dev.sobesednik.turn.Landing.Landed;
import dev.sobesednik.turn.Landing.NextWakes;
import dev.sobesednik.turn.Records.Loaded;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One turn: load the chat's record, decide, land.
public final class Turns {

    private static final Logger log = System.getLogger(Turns.class.getName());

    /// Turns of one chat meet only when a timer falls on an update; more than a few in a row is a fault.
    private static final int ATTEMPTS = 20;

    /// A wake-up that nobody can answer now, because of a fault of ours or of a record that a later version wrote, is
    /// looked at again after this time: within the grace of a daily question there are many such looks.
    static final Duration LOOKED_AT_AGAIN = Duration.ofMinutes(5);
    /// A feature that asks for the instant which has just rung would be rung without end.
    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    /// Another instance holds the lease.
    public static final class FencedOff extends RuntimeException {
        private static final long serialVersionUID = 1;

        public FencedOff() {
            super("another instance holds the lease");
        }
    }

    @FunctionalInterface
    private interface Decision {
        Step<ChatState> decide(ChatId chat, ChatState state, Incoming incoming, Instant now);
    }

    private final Records records;
    private final Game game;
    private final RequestRenderer renderer;
    private final InstantSource clock;

    public Turns(Records records, Game game, RequestRenderer renderer, InstantSource clock) {
        this.records = records;
        this.game = game;
        this.renderer = renderer;
        this.clock = clock;
    }

    /// Returns once the update has landed, now or earlier. Throws what the store throws when it is away: the
    /// caller comes again, and nothing counts twice.
    ///
    /// @param again whether an earlier attempt failed with its outcome unknown
    public void take(InboundUpdate update, long epoch, Outbox outbox, boolean again) {
        take(update, epoch, outbox, again, game::decide);
    }

    /// Instead of what the person asked for, a word about how much they ask for. Otherwise the same.
    public void slowDown(InboundUpdate update, long epoch, Outbox outbox, boolean again) {
        take(update, epoch, outbox, again, (chat, state, incoming, now) -> Step.to(state, Effect.say("turn.too-fast")));
    }

    private void take(InboundUpdate update, long epoch, Outbox outbox, boolean again, Decision decision) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            var loaded = records.load(update.chat());
            var landing = landing(update, loaded, decision, now(update.incoming()));
            switch (records.land(landing, epoch)) {
                case Landed.Whole(List<String> entries) -> {
                    for (int i = 0; i < entries.size(); i++)
                        outbox.offer(entries.get(i), landing.outgoing().get(i));
                    return;
                }
                case Landed.AlreadySeen _ -> {
                    if (again) outbox.reread(update.chat());
                    return;
                }
                case Landed.Fenced _ -> throw new FencedOff();
                case Landed.Overtaken _ -> {}
            }
        }
        throw new IllegalStateException(
                "the record of chat %s moved under us %d times".formatted(update.chat(), ATTEMPTS));
    }

    /// What has rung was due: should the clock have stepped back since, a decision that found it too early would ask
    /// for the same wake-up again, which has been.
    private Instant now(Incoming incoming) {
        var now = clock.instant();
        return incoming instanceof Incoming.TimeIsUp(Lane _, Instant due) && now.isBefore(due) ? due : now;
    }

    private Landing landing(InboundUpdate update, Loaded loaded, Decision decision, Instant now) {
        try {
            var topic = update.thread();
            var incoming = topic == null ? update.incoming() : new Incoming.InTopic(topic, update.incoming());
            var step = decision.decide(update.chat(), loaded.state(), incoming, now);
            return landing(update, loaded, step, A_MOMENT, now);
        } catch (RuntimeException fault) {
            // One bad update must not stop the poll: it counts as seen, the person is told, and the log says which it
            // was. A wake-up stays, so that a better version finds it.
            log.log(Level.ERROR, "could not handle " + update.key() + " of chat " + update.chat(), fault);
            return landing(update, loaded, apology(update, loaded), LOOKED_AT_AGAIN, now);
        }
    }

    private static Step<ChatState> apology(InboundUpdate update, Loaded loaded) {
        return switch (update.incoming()) {
            case Incoming.Press press -> Step.to(loaded.state(), Effect.toast(press, "turn.failed"));
            case Incoming.Command _, Incoming.Words _, Incoming.Wordless _ ->
                Step.to(loaded.state(), Effect.say("turn.failed"));
            default -> Step.to(loaded.state());
        };
    }

    private Landing landing(InboundUpdate update, Loaded loaded, Step<ChatState> step, Duration rest, Instant now) {
        var language = game.language(step.next())
                .or(() -> game.language(loaded.state()))
                .orElseGet(() -> spoken(update.incoming()));
        var outgoing = new ArrayList<Outgoing>();
        for (var effect : step.effects())
            renderer.render(effect, update.chat(), update.thread(), language).ifPresent(outgoing::add);
        return new Landing(
                update, loaded, step.next(), wakes(update, step.next(), rest, now), List.copyOf(outgoing), now);
    }

    /// Written with every turn, whether they differ or not: one that was lost, by whatever fault, is armed again.
    private @Nullable NextWakes wakes(InboundUpdate update, ChatState state, Duration rest, Instant now) {
        var isRing = update.incoming() instanceof Incoming.TimeIsUp;
        if (state instanceof ChatState.Unreadable)
            return isRing ? new NextWakes(now.plus(LOOKED_AT_AGAIN), now.plus(LOOKED_AT_AGAIN)) : null;
        var wakes = game.wakes(update.chat(), state);
        var isPartlyUnknown = state instanceof ChatState.Known(var record) && record.hasNewer();
        return new NextWakes(
                earliest(Lane.DEADLINE, wakes, update, isPartlyUnknown, rest, now),
                earliest(Lane.PUSH, wakes, update, isPartlyUnknown, rest, now));
    }

    private static @Nullable Instant earliest(
            Lane lane, List<Wake> wakes, InboundUpdate update, boolean isPartlyUnknown, Duration rest, Instant now) {
        var first = wakes.stream()
                .filter(wake -> wake.lane() == lane)
                .map(Wake::due)
                .min(Comparator.naturalOrder())
                .orElse(null);
        if (isPartlyUnknown && (first == null || first.isAfter(now.plus(LOOKED_AT_AGAIN))))
            first = now.plus(LOOKED_AT_AGAIN);
        var hasRung = update.incoming() instanceof Incoming.TimeIsUp(Lane rang, Instant _) && rang == lane;
        return first != null && hasRung && !first.isAfter(now) ? now.plus(rest) : first;
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
