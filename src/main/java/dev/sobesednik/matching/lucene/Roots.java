package dev.sobesednik.matching.lucene;

/// Words of one root: a stemmer leaves a noun and its verb apart.
final class Roots {

    private static final int ROOT = 5;
    private static final int ENDING = 3;

    private Roots() {}

    static boolean same(String one, String other) {
        int shorter = Math.min(one.length(), other.length());
        if (shorter < ROOT) return false;
        int common = 0;
        while (common < shorter && one.charAt(common) == other.charAt(common)) common++;
        // Two endings after a short common part are two roots more often than one.
        int needed = common < one.length() && common < other.length() ? ROOT + 1 : ROOT;
        return common >= needed && one.length() - common <= ENDING && other.length() - common <= ENDING;
    }
}
