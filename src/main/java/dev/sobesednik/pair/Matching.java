package dev.sobesednik.pair;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Who meets whom this week.
///
/// Every pair has a cost, and so has being left out. Neighbours in the list are paired first; then two pairs exchange
/// partners for as long as any exchange makes the whole cheaper. That ends, since there are finitely many ways to pair
/// and each exchange is strictly cheaper. It need not find the very cheapest way, but a pair of last week can always be
/// parted by an exchange with any other pair, and whoever was left out last week can always change places: so where it
/// ends there is neither.
public final class Matching {

    /// More than all the rest together can cost.
    private static final int NEVER = 10_000_000;
    /// For each week by which the last time without a partner is nearer than [#LONG_AGO]: more than any pair costs.
    private static final int LEFT_OUT = 1_000;

    private static final int LONG_AGO = 60;
    private static final int A_LEVEL = 30;
    private static final int NO_COMMON_TIME = 200;
    private static final int FEW_COMMON_HOURS = 10;
    private static final int AN_HOUR_APART = 3;
    private static final int HOUR = 60;

    /// @param leftOut present if the number is odd
    public record Week(List<Couple> couples, Optional<Partner> leftOut) {}

    private final List<Partner> partners;
    /// What any two cost together; the last row and column stand for nobody.
    private final int[][] costs;
    /// Places 0 and 1 are a pair, 2 and 3, and so on.
    private final int[] order;

    private Matching(List<Partner> partners, LocalDate week) {
        this.partners = partners;
        var all = partners.size();
        this.costs = new int[all + 1][all + 1];
        for (int one = 0; one < all; one++) {
            costs[one][all] = costs[all][one] = leftOut(partners.get(one), week);
            for (int two = one + 1; two < all; two++)
                costs[one][two] = costs[two][one] = together(partners.get(one), partners.get(two));
        }
        this.order = IntStream.range(0, all + all % 2).toArray();
    }

    /// @param week its Monday
    public static Week match(List<Partner> partners, LocalDate week) {
        var matching = new Matching(partners, week);
        while (matching.improves()) {}
        return matching.result();
    }

    private boolean improves() {
        var better = false;
        for (int first = 0; first < order.length; first += 2)
            for (int second = first + 2; second < order.length; second += 2)
                better |= exchanges(first + 1, second) || exchanges(first + 1, second + 1);
        return better;
    }

    private boolean exchanges(int one, int other) {
        var before = cost(one) + cost(other);
        swap(one, other);
        if (cost(one) + cost(other) < before) return true;
        swap(one, other);
        return false;
    }

    private void swap(int one, int other) {
        var moved = order[one];
        order[one] = order[other];
        order[other] = moved;
    }

    /// Of the pair at this place.
    private int cost(int place) {
        return costs[order[place]][order[place ^ 1]];
    }

    private static int leftOut(Partner partner, LocalDate week) {
        var before = partner.leftOut();
        if (before == null) return 0;
        var weeks = ChronoUnit.WEEKS.between(before, week);
        return weeks <= 1 ? NEVER : LEFT_OUT * (int) Math.max(0, LONG_AGO - weeks);
    }

    private static int together(Partner one, Partner two) {
        var again = one.last() == two.id() || two.last() == one.id();
        var levels = one.level() == 0 || two.level() == 0 ? 0 : Math.abs(one.level() - two.level());
        var minutes = one.commonMinutes(two);
        return (again ? NEVER : 0)
                + A_LEVEL * levels
                + (minutes == 0 ? NO_COMMON_TIME : FEW_COMMON_HOURS * HOUR / minutes)
                + AN_HOUR_APART * Math.abs(one.offset() - two.offset()) / HOUR;
    }

    private Week result() {
        var couples = new ArrayList<Couple>();
        var alone = Optional.<Partner>empty();
        for (int place = 0; place < order.length; place += 2) {
            var one = Math.min(order[place], order[place + 1]);
            var two = Math.max(order[place], order[place + 1]);
            if (two < partners.size()) couples.add(Couple.of(partners.get(one), partners.get(two)));
            else alone = Optional.of(partners.get(one));
        }
        return new Week(List.copyOf(couples), alone);
    }
}
