package dev.sobesednik.interview;

import dev.sobesednik.interview.Seat.Contact;
import dev.sobesednik.interview.Seat.Wish;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What lasts from the lobby to the report.
///
/// @param number counts the interviews of the chat, so that buttons of an earlier one are told apart
/// @param hostSeen when the host last did anything
/// @param round the number of the newest round, 0 before the first
/// @param until when the interview ends by itself
public record InterviewTable(
        int number,
        Setting setting,
        Member host,
        Instant hostSeen,
        List<Seat> seats,
        int round,
        List<Outcome> outcomes,
        Instant until) {

    public static final int SEATS = 20;

    /// A host who was silent for so long loses the role to whoever presses a host's button.
    public static final Duration HOST_PATIENCE = Duration.ofMinutes(5);

    public Optional<Seat> seat(long who) {
        return seats.stream().filter(seat -> seat.member().id() == who).findFirst();
    }

    public boolean isLastRound() {
        return round >= setting.rounds();
    }

    boolean isFull() {
        return seats.size() >= SEATS;
    }

    /// The table with this person as its host, if that is who may decide now.
    Optional<InterviewTable> hostedBy(Member who, Instant now) {
        if (host.id() == who.id()) return Optional.of(this);
        return seat(who.id()).isPresent() && !now.isBefore(hostSeen.plus(HOST_PATIENCE))
                ? Optional.of(new InterviewTable(number, setting, who, now, seats, round, outcomes, until))
                : Optional.empty();
    }

    InterviewTable seen(long who, Instant now) {
        return host.id() == who && now.isAfter(hostSeen)
                ? new InterviewTable(number, setting, host, now, seats, round, outcomes, until)
                : this;
    }

    InterviewTable seated(Member who, Wish wish) {
        var changed = new ArrayList<Seat>();
        var known = false;
        for (var seat : seats) {
            var same = seat.member().id() == who.id();
            known |= same;
            changed.add(same ? seat.withWish(wish) : seat);
        }
        if (!known) changed.add(new Seat(who, wish, Contact.UNKNOWN));
        return withSeats(changed);
    }

    InterviewTable contacted(long who, Contact contact) {
        return withSeats(seats.stream()
                .map(seat -> seat.member().id() == who ? seat.withContact(contact) : seat)
                .toList());
    }

    /// A host who leaves hands over to the first who plays, else to the first who is left.
    InterviewTable without(long who, Instant now) {
        var left = seats.stream().filter(seat -> seat.member().id() != who).toList();
        var table = withSeats(left);
        if (host.id() != who || left.isEmpty()) return table;
        var heir = left.stream().filter(Seat::plays).findFirst().orElse(left.getFirst());
        return new InterviewTable(number, setting, heir.member(), now, left, round, outcomes, until);
    }

    InterviewTable with(Setting other) {
        return new InterviewTable(number, other, host, hostSeen, seats, round, outcomes, until);
    }

    InterviewTable nextRound() {
        return new InterviewTable(number, setting, host, hostSeen, seats, round + 1, outcomes, until);
    }

    InterviewTable with(Outcome outcome) {
        var all = new ArrayList<>(outcomes);
        all.add(outcome);
        return new InterviewTable(number, setting, host, hostSeen, seats, round, List.copyOf(all), until);
    }

    InterviewTable until(Instant end) {
        return new InterviewTable(number, setting, host, hostSeen, seats, round, outcomes, end);
    }

    private InterviewTable withSeats(List<Seat> other) {
        return new InterviewTable(number, setting, host, hostSeen, List.copyOf(other), round, outcomes, until);
    }
}
