package dev.sobesednik.interview;

/// A place at the table: who, and for which roles. Neither role: a watcher.
public record Seat(Member member, Wish wish, Contact contact) {

    public enum Wish {
        BOTH,
        ANSWER,
        ASK,
        WATCH
    }

    /// Whether the bot can write to the person privately. Known from the person's own record, not assumed.
    public enum Contact {
        UNKNOWN,
        REACHED,
        STRANGER
    }

    public boolean answers() {
        return wish == Wish.BOTH || wish == Wish.ANSWER;
    }

    public boolean asks() {
        return wish == Wish.BOTH || wish == Wish.ASK;
    }

    public boolean plays() {
        return wish != Wish.WATCH;
    }

    Seat withWish(Wish other) {
        return new Seat(member, other, contact);
    }

    Seat withContact(Contact other) {
        return new Seat(member, wish, other);
    }
}
