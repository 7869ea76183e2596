package dev.sobesednik.pair;

import java.util.HashSet;
import java.util.Set;

/// Two people for one week.
///
/// @param heard who of them said how it went
/// @param met one of them said that the interview took place
public record Couple(long one, long two, Set<Long> heard, boolean met) {

    public static Couple of(Partner one, Partner two) {
        return new Couple(one.member().id(), two.member().id(), Set.of(), false);
    }

    public boolean has(long who) {
        return one == who || two == who;
    }

    Couple said(long who, boolean itsDone) {
        var all = new HashSet<>(heard);
        all.add(who);
        return new Couple(one, two, Set.copyOf(all), met || itsDone);
    }

    /// Whoever says nothing of an interview that did not take place.
    boolean isUnheard(long who) {
        return has(who) && !met && !heard.contains(who);
    }
}
