package dev.sobesednik.matching.lucene;

/// Slips of the finger.
final class Typos {

    private static final int SHORTEST = 4;
    private static final int LONG = 8;

    private Typos() {}

    /// One slip in a word of four letters and more, two in a long one. The first letter is rarely mistyped, and short
    /// words differ by it: "task" is not "mask".
    static boolean mayBe(String typed, String meant) {
        int shorter = Math.min(typed.length(), meant.length());
        int longer = Math.max(typed.length(), meant.length());
        if (shorter < SHORTEST || meant.indexOf(' ') >= 0) return false;
        if (shorter < LONG && typed.charAt(0) != meant.charAt(0)) return false;
        int allowed = shorter >= LONG ? 2 : 1;
        return longer - shorter <= allowed && distance(typed, meant) <= allowed;
    }

    /// Insertions, deletions, substitutions and swapped neighbours.
    private static int distance(String one, String other) {
        var costs = new int[one.length() + 1][other.length() + 1];
        for (int row = 0; row <= one.length(); row++)
            for (int column = 0; column <= other.length(); column++) {
                if (row == 0 || column == 0) {
                    costs[row][column] = row + column;
                    continue;
                }
                int same = one.charAt(row - 1) == other.charAt(column - 1) ? 0 : 1;
                int cost = Math.min(
                        costs[row - 1][column - 1] + same,
                        1 + Math.min(costs[row - 1][column], costs[row][column - 1]));
                if (row > 1
                        && column > 1
                        && one.charAt(row - 1) == other.charAt(column - 2)
                        && one.charAt(row - 2) == other.charAt(column - 1))
                    cost = Math.min(cost, costs[row - 2][column - 2] + 1);
                costs[row][column] = cost;
            }
        return costs[one.length()][other.length()];
    }
}
