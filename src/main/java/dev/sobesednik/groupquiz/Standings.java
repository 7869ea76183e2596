package dev.sobesednik.groupquiz;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Who was right how often in one week, Monday to Sunday. Everybody begins each week at nought.
public final class Standings {

    /// @param place the same for equals: 1, 1, 3
    public record Place(int place, String name, int right, int answered) {}

    private Standings() {}

    public static LocalDate monday(LocalDate date) {
        return date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    /// Only of those who asked to be named and answered at least once in that week. A round under way does not count
    /// yet: its result is nobody's to know.
    public static List<Place> of(DailyQuiz quiz, LocalDate monday) {
        var dates = quiz.rounds().stream()
                .filter(Round::isDone)
                .map(Round::date)
                .filter(date -> Standings.monday(date).equals(monday))
                .collect(Collectors.toSet());
        var rows = quiz.players().values().stream()
                .filter(player -> player.name() != null)
                .map(player -> row(player, dates))
                .filter(row -> row.answered() > 0)
                .sorted(Comparator.comparingInt(Place::right).reversed().thenComparing(Place::name))
                .toList();
        var places = new ArrayList<Place>();
        for (var row : rows) {
            var ahead =
                    rows.stream().filter(other -> other.right() > row.right()).count();
            places.add(new Place((int) ahead + 1, row.name(), row.right(), row.answered()));
        }
        return List.copyOf(places);
    }

    private static Place row(Player player, Set<LocalDate> dates) {
        var votes = player.votes().entrySet().stream()
                .filter(vote -> dates.contains(vote.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        var right = votes.stream().filter(vote -> vote).count();
        var name = player.name();
        return new Place(0, name == null ? "" : name, (int) right, votes.size());
    }
}
