package dev.sobesednik.chaos;

import dev.sobesednik.chaos.Deliveries.Delivery;
import dev.sobesednik.chaos.Storm.Fallen;
import dev.sobesednik.memory.json.HistoryJson;
import dev.sobesednik.storage.StoredSlice;
import dev.sobesednik.streak.Streak;
import dev.sobesednik.streak.json.StreakJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// What was asked is held against what was answered, person by person.
final class Reckoning {

    private static final Pattern NUMBER = Pattern.compile("/n(\\d+)\\b");
    /// A blow may have begun before the suite's clock was read, and its effect comes a little later.
    private static final long SLACK = Duration.ofSeconds(1).toNanos();

    final List<String> faults = new ArrayList<>();
    final Map<String, Integer> doubled = new TreeMap<>();
    int updates;
    int messages;
    int commands;
    int questions;
    int grades;
    int dailies;

    private final Storm storm;

    Reckoning(Storm storm) {
        this.storm = storm;
        var noons = storm.noons();
        try (var redis = storm.redis.client()) {
            for (var member : storm.crowd.members()) person(member, redis, noons);
        }
        updates = (int) storm.crowd.acts();
    }

    int allDoubled() {
        return doubled.values().stream().mapToInt(Integer::intValue).sum();
    }

    private void person(Crowd.Member member, RedisProcess.Client redis, long noons) {
        var got = storm.deliveries.of(member.id());
        messages += got.size();
        var answers = new HashMap<String, List<Delivery>>();
        var order = new ArrayList<Integer>();
        for (var delivery : got) {
            var number = NUMBER.matcher(delivery.text());
            if (number.find()) {
                answers.computeIfAbsent(number.group(), key -> new ArrayList<>())
                        .add(delivery);
                if (answers.get(number.group()).size() == 1) order.add(Integer.parseInt(number.group(1)));
            } else if (delivery.showing() > 0) {
                answers.computeIfAbsent("showing " + delivery.showing(), key -> new ArrayList<>())
                        .add(delivery);
            }
        }
        var who = "person " + member.id();
        for (int number = 1; number <= member.commands; number++)
            if (!answers.containsKey("/n" + number)) faults.add(who + " was never answered /n" + number);
        commands += member.commands;
        for (int index = 1; index < order.size(); index++)
            if (order.get(index) < order.get(index - 1))
                faults.add("%s was answered /n%d after /n%d".formatted(who, order.get(index), order.get(index - 1)));
        twice(who, answers);
        record(member, who, answers, redis, noons);
    }

    private void twice(String who, Map<String, List<Delivery>> answers) {
        var used = new HashSet<Fallen>();
        answers.forEach((what, all) -> {
            for (int index = 1; index < all.size(); index++) {
                var first = all.get(index - 1);
                var again = all.get(index);
                if (first.lost()) {
                    doubled.merge("an answer was lost", 1, Integer::sum);
                    continue;
                }
                var cause = storm.fallen.stream()
                        .filter(blow -> blow.blow().mayDouble
                                && blow.to() + SLACK >= first.nanos()
                                && blow.from() - SLACK <= again.nanos())
                        .findFirst();
                if (cause.isEmpty()) faults.add("%s got %s twice, and nothing explains it".formatted(who, what));
                else if (!used.add(cause.get()))
                    faults.add("%s got more than one message twice by one %s"
                            .formatted(who, cause.get().blow()));
                else doubled.merge(cause.get().blow().words, 1, Integer::sum);
            }
        });
    }

    private void record(
            Crowd.Member member,
            String who,
            Map<String, List<Delivery>> answers,
            RedisProcess.Client redis,
            long noons) {
        var key = "{p%02d}:chat:%d".formatted(Math.floorMod(Long.hashCode(member.id()), 64), member.id());
        var fields = redis.sync().hgetall(key);
        var history = read(new HistoryJson(), fields);
        var streak = read(StreakJson.slice(), fields);
        var daily = answers.values().stream()
                .filter(all -> all.getFirst().isDaily())
                .count();
        var skipped = storm.deliveries.of(member.id()).stream()
                .filter(delivery -> delivery.text().contains("не приш"))
                .count();
        if (daily + skipped != noons)
            faults.add("%s had %d daily questions and %d excuses on %d days".formatted(who, daily, skipped, noons));
        dailies += (int) daily;
        var shown = member.questions + (int) daily;
        questions += member.questions;
        if (history.showings() != shown)
            faults.add("%s asked for %d questions, and the record counts %d".formatted(who, shown, history.showings()));
        var grades = 0;
        var showings = 0;
        for (var card : history.cards().values()) {
            showings += card.showings();
            grades += card.reviews().size();
        }
        if (showings != shown)
            faults.add("%s was shown %d questions, and the cards count %d".formatted(who, shown, showings));
        if (grades != member.grades)
            faults.add("%s gave %d grades, and the cards count %d".formatted(who, member.grades, grades));
        this.grades += member.grades;
        var inStreak = streak.days().stream().mapToInt(Streak.Day::answers).sum();
        if (inStreak != member.grades)
            faults.add("%s gave %d grades, and the streak counts %d".formatted(who, member.grades, inStreak));
    }

    private static <S> S read(StoredSlice<S> stored, Map<String, String> fields) {
        var own = new HashMap<>(fields);
        own.keySet().removeIf(field -> !stored.owns(field));
        return own.isEmpty() ? stored.slice().untouched() : stored.read(own);
    }
}
