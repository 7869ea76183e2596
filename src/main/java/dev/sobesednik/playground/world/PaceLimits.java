package dev.sobesednik.playground.world;

import dev.sobesednik.playground.call.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Telegram's pace for one bot: how many messages may leave in a window of time.
///
/// Telegram does not publish how it counts; sliding windows with these figures are the usual reading of its FAQ.
///
/// @param perSecond messages a second over all chats
/// @param perChat messages to one private chat within `chatWindow`
/// @param perGroup messages to one group within a minute
public record PaceLimits(int perSecond, int perChat, Duration chatWindow, int perGroup) {

    /// 30 a second, 20 a minute in a group, and one a second in a chat where five in five seconds pass as a burst.
    public static PaceLimits telegram() {
        return new PaceLimits(30, 5, Duration.ofSeconds(5), 20);
    }

    public static boolean counts(String method) {
        var name = method.toLowerCase(Locale.ROOT);
        return (name.startsWith("send") && !name.equals("sendchataction"))
                || name.startsWith("edit")
                || name.startsWith("copy")
                || name.startsWith("forward");
    }

    public static int secondsUntil(Instant until, Instant now) {
        return (int) Math.max(1, Math.ceilDiv(Duration.between(now, until).toMillis(), 1000));
    }

    /// What was sent, under these limits.
    public static final class Watch {
        private final PaceLimits limits;
        private final Deque<Instant> all = new ArrayDeque<>();
        private final Map<Long, Deque<Instant>> chats = new HashMap<>();

        public Watch(PaceLimits limits) {
            this.limits = limits;
        }

        /// Counts the message, or refuses it.
        public void pass(Chat chat, Instant now) {
            var own = chats.computeIfAbsent(chat.id, id -> new ArrayDeque<>());
            var window = chat.isPrivate() ? limits.chatWindow : Duration.ofMinutes(1);
            var most = chat.isPrivate() ? limits.perChat : limits.perGroup;
            refuseIfFull(all, limits.perSecond, Duration.ofSeconds(1), now);
            refuseIfFull(own, most, window, now);
            all.addLast(now);
            own.addLast(now);
        }

        private static void refuseIfFull(Deque<Instant> sent, int most, Duration window, Instant now) {
            while (!sent.isEmpty() && !sent.getFirst().plus(window).isAfter(now)) sent.removeFirst();
            if (sent.size() >= most) {
                throw Refusal.tooManyRequests(secondsUntil(sent.getFirst().plus(window), now));
            }
        }
    }
}
