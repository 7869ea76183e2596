package dev.sobesednik.duty;

import dev.sobesednik.chat.Incoming;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/// How much one person may ask for: as much as can be answered at Telegram's pace, and a good deal at once.
///
/// Without a bound the replies to a thousand messages a second would take hours to leave, fill Redis meanwhile, and
/// the turns would keep everybody else waiting. What is beyond it is passed over before it costs anything, and the
/// person is told once. Kept in memory only: whoever takes over begins anew. Not thread-safe.
final class PersonRateLimiter {

    enum Verdict {
        TAKE,
        /// Passed over, and the first of its kind.
        SAY_SO,
        PASS_OVER
    }

    /// More than anybody taps by hand before the answers catch up.
    private static final int AT_ONCE = 30;
    private static final int TIDY_ABOVE = 10_000;

    private static final class Account {
        Instant paid = Instant.MIN;
        boolean told;
    }

    private final Duration every;
    private final Map<Long, Account> accounts = new HashMap<>();
    private int tidyAbove = TIDY_ABOVE;

    /// @param every how often a message may leave for one person; zero switches the bound off
    PersonRateLimiter(Duration every) {
        this.every = every;
    }

    Verdict with(Incoming incoming, Instant now) {
        var person = sender(incoming);
        return every.isZero() || person.isEmpty() ? Verdict.TAKE : with(person.getAsLong(), now);
    }

    private Verdict with(long person, Instant now) {
        if (accounts.size() > tidyAbove) tidy(now);
        var account = accounts.computeIfAbsent(person, somebody -> new Account());
        var paid = account.paid.isAfter(now) ? account.paid : now;
        var ahead = Duration.between(now, paid);
        if (ahead.compareTo(every.multipliedBy(AT_ONCE - 1L)) > 0) {
            if (account.told) return Verdict.PASS_OVER;
            account.told = true;
            return Verdict.SAY_SO;
        }
        // Not told again while the flood goes on and one message in a while gets through.
        if (ahead.compareTo(every.multipliedBy(AT_ONCE / 2L)) < 0) account.told = false;
        account.paid = paid.plus(every);
        return Verdict.TAKE;
    }

    private void tidy(Instant now) {
        accounts.values().removeIf(account -> account.paid.isBefore(now));
        tidyAbove = Math.max(TIDY_ABOVE, 2 * accounts.size());
    }

    private static OptionalLong sender(Incoming incoming) {
        return switch (incoming) {
            case Incoming.Command command -> OptionalLong.of(command.from().id());
            case Incoming.Words words -> OptionalLong.of(words.from().id());
            case Incoming.Wordless wordless -> OptionalLong.of(wordless.from().id());
            case Incoming.Press press -> OptionalLong.of(press.from().id());
            // What Telegram itself says of a chat is rare, and must not be missed.
            default -> OptionalLong.empty();
        };
    }
}
