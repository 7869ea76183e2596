package dev.sobesednik.playground.trouble;

import dev.sobesednik.playground.world.PaceLimits;
import dev.sobesednik.playground.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What will go wrong: planned per method and per chat, and counted.
public final class Troubles {

    /// Stands for every method except getUpdates.
    public static final String ANY_METHOD = "*";

    private final World world;
    private final List<Planned> planned = new ArrayList<>();
    private final Map<Long, Instant> floods = new HashMap<>();
    private Instant floodUntil = Instant.MIN;
    private int happened;

    public Troubles(World world) {
        this.world = world;
    }

    private static final class Planned {
        final String method;
        final @Nullable Long chat;
        final Trouble trouble;
        int left;

        Planned(String method, @Nullable Long chat, Trouble trouble, int left) {
            this.method = method;
            this.chat = chat;
            this.trouble = trouble;
            this.left = left;
        }

        boolean fits(String called, @Nullable Long chat) {
            var methodFits = method.equals(ANY_METHOD)
                    ? !called.equalsIgnoreCase("getUpdates")
                    : method.equalsIgnoreCase(called);
            return methodFits && (this.chat == null || this.chat.equals(chat));
        }
    }

    /// The next calls of a method meet this trouble.
    public Troubles next(int calls, String method, Trouble trouble) {
        return plan(calls, method, null, trouble);
    }

    /// The next calls of a method for one chat meet this trouble.
    public Troubles next(int calls, String method, long chat, Trouble trouble) {
        return plan(calls, method, chat, trouble);
    }

    /// Every call of a method meets this trouble, until [#clear()].
    public Troubles always(String method, Trouble trouble) {
        return plan(Integer.MAX_VALUE, method, null, trouble);
    }

    private Troubles plan(int calls, String method, @Nullable Long chat, Trouble trouble) {
        world.run(() -> planned.add(new Planned(method, chat, trouble, calls)));
        return this;
    }

    /// For so long, by the emulator's clock, everything that is sent to anybody is answered with 429.
    public Troubles flood(Duration howLong) {
        world.run(() -> floodUntil = world.now().plus(howLong));
        return this;
    }

    /// The same for what is sent to one chat.
    public Troubles flood(long chat, Duration howLong) {
        world.run(() -> floods.put(chat, world.now().plus(howLong)));
        return this;
    }

    /// The next updates are delivered once more after the bot has confirmed them.
    public Troubles repeatUpdates(int count) {
        world.run(() -> world.updates.repeatNext(count));
        return this;
    }

    /// Update ids go on from here, as they do after a week without updates.
    public Troubles updateIdsJumpTo(int id) {
        world.run(() -> world.updates.jumpTo(id));
        return this;
    }

    /// The getUpdates that is hanging now ends with 409, as if another instance had begun to poll.
    public Troubles otherPoller() {
        world.run(world.polling::conflict);
        return this;
    }

    public Troubles clear() {
        world.run(() -> {
            planned.clear();
            floods.clear();
            floodUntil = Instant.MIN;
        });
        return this;
    }

    /// How many calls have met trouble so far.
    public int happened() {
        return world.ask(() -> happened);
    }

    /// How many planned troubles nobody has met yet.
    public int left() {
        return world.ask(() -> planned.stream().mapToInt(plan -> plan.left).sum());
    }

    public boolean waitsFor(String method) {
        return planned.stream().anyMatch(plan -> plan.fits(method, null));
    }

    public Optional<Trouble> take(String method, @Nullable Long chat) {
        var found = planned.stream().filter(plan -> plan.fits(method, chat)).findFirst();
        found.ifPresent(plan -> {
            if (plan.left != Integer.MAX_VALUE && --plan.left == 0) planned.remove(plan);
        });
        var trouble = found.map(plan -> plan.trouble).or(() -> flooded(method, chat));
        if (trouble.isPresent()) {
            happened++;
            world.changed();
        }
        return trouble;
    }

    private Optional<Trouble> flooded(String method, @Nullable Long chat) {
        if (chat == null || !PaceLimits.counts(method)) return Optional.empty();
        var until = floodUntil;
        var chatUntil = floods.getOrDefault(chat, Instant.MIN);
        if (chatUntil.isAfter(until)) until = chatUntil;
        if (!until.isAfter(world.now())) return Optional.empty();
        return Optional.of(Trouble.tooManyRequests(PaceLimits.secondsUntil(until, world.now())));
    }
}
