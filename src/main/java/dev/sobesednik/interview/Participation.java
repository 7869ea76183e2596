package dev.sobesednik.interview;

import dev.sobesednik.record.Slice;
import org.jspecify.annotations.Nullable;

/// The interview that a person sits in, in a group: what the person's own record keeps of it.
///
/// @param ticket absent while the person sits in none
public record Participation(@Nullable Ticket ticket) {

    public static final Participation NONE = new Participation(null);

    public static final Slice<Participation> SLICE = new Slice<>("mock", NONE);

    /// A form of the same interview stays.
    public Participation holding(Ticket other) {
        return ticket != null && ticket.isFor(other.group(), other.topic(), other.number())
                ? this
                : new Participation(other);
    }

    /// The interview is over, if it is the one that is held.
    public Participation without(Ticket other) {
        return ticket != null && ticket.isFor(other.group(), other.topic(), other.number()) ? NONE : this;
    }
}
