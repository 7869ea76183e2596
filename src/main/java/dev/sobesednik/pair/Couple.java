package dev.sobesednik.pair;

import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/// Two people for one week.
///
/// @param heard who of them said how it went
/// @param met one of them said that the interview took place
public record Couple(long one, long two, Set<Long> heard, boolean met) {

    /// Kept in their order, so that the same couple is always stored as the same text.
    public Couple {
        heard = Collections.unmodifiableSet(new TreeSet<>(heard));
    }

    public static Couple of(Partner one, Partner two) {
        return new Couple(one.id(), two.id(), Set.of(), false);
    }

    public boolean has(long who) {
        return one == who || two == who;
    }

    Couple said(long who, boolean itsDone) {
        var all = new HashSet<>(heard);
        all.add(who);
        return new Couple(one, two, all, met || itsDone);
    }

    /// Whoever says nothing of an interview that did not take place.
    boolean isUnheard(long who) {
        return has(who) && !met && !heard.contains(who);
    }
}
