package dev.sobesednik.pair;

import dev.sobesednik.record.Slice;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Who of a group takes part, and the pairs of this week.
///
/// @param topic the forum topic that the pairs are told in: where `/pair` was said last
/// @param week the Monday of the pairs; absent before the first
/// @param asked how it went was asked of this week's pairs
/// @param wake the wake-up that is armed
public record Pairs(
        int topic,
        List<Partner> partners,
        List<Couple> couples,
        @Nullable LocalDate week,
        boolean asked,
        @Nullable Instant wake) {

    public static final Pairs NONE = new Pairs(0, List.of(), List.of(), null, false, null);

    public static final Slice<Pairs> SLICE = new Slice<>("pairs", NONE);

    public static final int MOST = 60;

    public static final LocalTime MATCHED_AT = LocalTime.of(10, 0);
    static final LocalTime ASKED_AT = LocalTime.of(18, 0);
    /// A Monday that the bot missed by more is left out.
    static final Duration GRACE = Duration.ofDays(2);

    /// What a wake-up asks for.
    public sealed interface Rung {
        Pairs next();

        record Nothing(Pairs next) implements Rung {}

        /// How did it go?
        record Ask(Pairs next, LocalDate week) implements Rung {}

        /// @param next its couples are to be told
        record Tell(Pairs next, Optional<Partner> leftOut) implements Rung {}
    }

    public Optional<Partner> partner(long who) {
        return partners.stream().filter(one -> one.id() == who).findFirst();
    }

    public Optional<Couple> couple(long who) {
        return couples.stream().filter(one -> one.has(who)).findFirst();
    }

    /// Those who are not paused.
    public List<Partner> active() {
        return partners.stream().filter(one -> !one.paused()).toList();
    }

    public boolean isFull() {
        return partners.size() >= MOST;
    }

    public Pairs in(int where) {
        return new Pairs(where, partners, couples, week, asked, wake);
    }

    public Pairs with(Partner changed) {
        var all = new ArrayList<Partner>();
        var known = false;
        for (var one : partners) {
            var same = one.id() == changed.id();
            known |= same;
            all.add(same ? changed : one);
        }
        if (!known) all.add(changed);
        return withPartners(all);
    }

    /// A pair of this week stays: the other may still say how it went.
    public Pairs without(long who) {
        return withPartners(partners.stream().filter(one -> one.id() != who).toList());
    }

    /// Somebody of a pair of this week says how it went.
    public Pairs said(long who, boolean met) {
        var changed = couples.stream().map(one -> one.has(who) ? one.said(who, met) : one);
        return new Pairs(topic, partners, changed.toList(), week, asked, wake);
    }

    /// Arms the next wake-up; none while nobody takes part. One that is due stays until it has rung: a press may come
    /// before it.
    public Pairs armed(ZoneId zone, Instant now) {
        if (wake != null && !wake.isAfter(now)) return this;
        return new Pairs(topic, partners, couples, week, asked, next(zone, now));
    }

    /// The armed wake-up is due.
    public Rung ring(ZoneId zone, Instant now) {
        var monday = week;
        if (monday != null && isToAsk(zone, now)) {
            var after = new Pairs(topic, partners, couples, monday, true, null);
            return new Rung.Ask(after.armed(zone, now), monday);
        }
        return begun(zone, now);
    }

    /// When the next pairs come.
    public LocalDate nextMonday(ZoneId zone, Instant now) {
        var today = LocalDate.ofInstant(now, zone);
        var monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        var isPast = !now.isBefore(matched(monday, zone)) || monday.equals(week);
        return isPast ? monday.plusWeeks(1) : monday;
    }

    private Rung begun(ZoneId zone, Instant now) {
        var today = LocalDate.ofInstant(now, zone);
        var monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        var begins = matched(monday, zone);
        // The group's clock was set back since the wake-up was armed.
        if (now.isBefore(begins) || monday.equals(week))
            return new Rung.Nothing(new Pairs(topic, partners, couples, week, asked, null).armed(zone, now));
        var settled = settled(today);
        if (settled.active().size() < 2 || now.isAfter(begins.plus(GRACE)))
            return new Rung.Nothing(settled.armed(zone, now));
        var matched = Matching.match(settled.active(), monday);
        var after = settled.paired(matched, monday).armed(zone, now);
        return new Rung.Tell(after, matched.leftOut());
    }

    /// Last week is over: whoever was not heard of has been silent one week more, and whoever pressed nothing for two
    /// months takes part no more. A week of which the bot did not ask counts for nobody.
    private Pairs settled(LocalDate today) {
        var left = partners.stream()
                .filter(one -> !one.isExpired(today))
                .map(this::heardOf)
                .toList();
        return new Pairs(topic, left, List.of(), week, false, null);
    }

    private Partner heardOf(Partner partner) {
        var couple = couple(partner.id());
        if (!asked || couple.isEmpty()) return partner;
        return couple.get().isUnheard(partner.id()) ? partner.unheard() : partner.heard();
    }

    private Pairs paired(Matching.Week matched, LocalDate monday) {
        var pairedNow = matched.couples().stream()
                .flatMap(couple -> Stream.of(couple.one(), couple.two()))
                .collect(Collectors.toSet());
        UnaryOperator<Partner> after = partner -> {
            var id = partner.id();
            if (pairedNow.contains(id)) return partner.paired(other(matched, id));
            return matched.leftOut().filter(alone -> alone.id() == id).isPresent() ? partner.without(monday) : partner;
        };
        return new Pairs(topic, partners.stream().map(after).toList(), matched.couples(), monday, false, null);
    }

    private static long other(Matching.Week matched, long who) {
        var couple = matched.couples().stream()
                .filter(one -> one.has(who))
                .findFirst()
                .orElseThrow();
        return couple.one() == who ? couple.two() : couple.one();
    }

    private @Nullable Instant next(ZoneId zone, Instant now) {
        if (partners.isEmpty() && couples.isEmpty()) return null;
        var monday = nextMonday(zone, now);
        var pairs = matched(monday, zone);
        if (week == null || !monday.isAfter(week) || !isToAsk(zone, now)) return pairs;
        var asking = week.plusDays(6).atTime(ASKED_AT).atZone(zone).toInstant();
        return asking.isBefore(pairs) ? asking : pairs;
    }

    /// It was not asked yet how it went, and it is not too late: the week ends when the next pairs come.
    private boolean isToAsk(ZoneId zone, Instant now) {
        return week != null && !couples.isEmpty() && !asked && now.isBefore(matched(week.plusWeeks(1), zone));
    }

    private static Instant matched(LocalDate monday, ZoneId zone) {
        return monday.atTime(MATCHED_AT).atZone(zone).toInstant();
    }

    private Pairs withPartners(List<Partner> changed) {
        return new Pairs(topic, List.copyOf(changed), couples, week, asked, wake);
    }
}
