package dev.sobesednik.telegram;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// When may the next message leave? One virtual clock for all chats and one for each (GCRA): a message may leave when
/// the clock is at most a burst ahead, and pushes it forward by its interval. Over all chats there is a window besides:
/// no more may have left, or be on the way, than Telegram allows in the second in which it will count the next one.
///
/// Instants are those of a clock that never jumps. Not thread-safe.
public final class Pace {

    /// @param every the interval in the long run; zero switches the limit off
    /// @param burst how many may leave at once after a silence
    public record Limit(Duration every, int burst) {

        public static final Limit OFF = new Limit(Duration.ZERO, 1);

        private Duration tolerance() {
            return every.multipliedBy(burst - 1L);
        }
    }

    /// @param all over all chats
    /// @param person one private chat
    /// @param group one group
    public record Limits(Limit all, Limit person, Limit group) {

        public static final Limits OFF = new Limits(Limit.OFF, Limit.OFF, Limit.OFF);

        /// 30 a second over all chats, one a second to a person, 20 a minute to a group: core.telegram.org/bots/faq.
        /// A group's 5 at once and one every 4 s never make more than 20 in any minute.
        public static final Limits TELEGRAM = new Limits(
                new Limit(Duration.ofSeconds(1).dividedBy(30), 1),
                new Limit(Duration.ofSeconds(1), 3),
                new Limit(Duration.ofSeconds(4), 5));
    }

    /// A thread wakes up a little late each time; without this the pace would be that much slower. More would send
    /// what a busy machine was late with in one go.
    private static final Duration LATENESS = Duration.ofMillis(4);

    private static final Duration WINDOW = Duration.ofSeconds(1);
    /// So long a request may be on its way before Telegram counts it; when the network is slower than that, waiting
    /// for each answer would cost more than a refusal now and then.
    private static final Duration ON_ITS_WAY = Duration.ofMillis(250);

    /// A message on its way: Telegram counts it some time between its leaving and its answer.
    public static final class Departure {
        private Instant counts;

        private Departure(Instant at) {
            counts = at.plus(ON_ITS_WAY).plus(WINDOW);
        }

        public void answered(Instant at) {
            counts = earlier(counts, at.plus(WINDOW));
        }
    }

    private static final int TIDY_ABOVE = 10_000;

    private final Limits limits;
    private final Map<Long, Instant> chats = new HashMap<>();
    private final Map<Long, Instant> held = new HashMap<>();
    private final List<Departure> departures = new ArrayList<>();
    private final int perSecond;
    private Instant all = Instant.MIN;
    private Instant allHeld = Instant.MIN;
    private int tidyAbove = TIDY_ABOVE;

    public Pace(Limits limits) {
        this.limits = limits;
        this.perSecond =
                limits.all.every.isZero() ? Integer.MAX_VALUE : (int) Math.max(1, WINDOW.dividedBy(limits.all.every));
    }

    /// As far as all chats together are concerned.
    public Instant anyMayLeave(Instant now) {
        departures.removeIf(departure -> !departure.counts.isAfter(now));
        var free = later(allHeld, free(all, limits.all, now));
        return departures.size() < perSecond
                ? free
                : departures.stream()
                        .map(departure -> departure.counts)
                        .reduce(Pace::earlier)
                        .map(place -> later(free, place))
                        .orElse(free);
    }

    /// As far as this chat is concerned.
    public Instant mayLeave(long chat, Instant now) {
        var free = free(chats.getOrDefault(chat, Instant.MIN), limit(chat), now);
        return later(held.getOrDefault(chat, Instant.MIN), free);
    }

    public Departure left(long chat, Instant at) {
        if (!limits.all.every.isZero()) all = later(all, at.minus(LATENESS)).plus(limits.all.every);
        var limit = limit(chat);
        if (!limit.every.isZero())
            chats.put(chat, later(chats.getOrDefault(chat, Instant.MIN), at).plus(limit.every));
        if (chats.size() + held.size() > tidyAbove) tidy(at);
        var departure = new Departure(at);
        if (perSecond < Integer.MAX_VALUE) departures.add(departure);
        return departure;
    }

    /// Telegram asked this chat to wait.
    public void hold(long chat, Instant until) {
        held.merge(chat, until, Pace::later);
    }

    /// Telegram asked all to wait.
    public void holdAll(Instant until) {
        allHeld = later(allHeld, until);
    }

    private Limit limit(long chat) {
        return chat > 0 ? limits.person : limits.group;
    }

    private static Instant free(Instant clock, Limit limit, Instant now) {
        return limit.every.isZero() || clock.equals(Instant.MIN) ? now : later(now, clock.minus(limit.tolerance()));
    }

    private void tidy(Instant now) {
        chats.values().removeIf(clock -> clock.isBefore(now));
        held.values().removeIf(until -> until.isBefore(now));
        tidyAbove = Math.max(TIDY_ABOVE, 2 * (chats.size() + held.size()));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
