package dev.sobesednik.picking;

import dev.sobesednik.bank.Bank;
import dev.sobesednik.bank.Question;
import dev.sobesednik.goal.Goal;
import dev.sobesednik.memory.QuestionHistory;
import dev.sobesednik.memory.Rating;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What one person knows, as far as their grades tell: for each question a chance, for many of them the share that an
/// interviewer would hear.
public final class Knowledge {

    /// Where nothing is known of a person, a quarter of the questions of a section are taken for known: four questions'
    /// worth of belief, which their own grades soon outweigh.
    private static final double KNOWN_BEFORE = 1;

    private static final double BELIEF = 4;
    /// Questions of the chosen track against all others.
    private static final double ON_TRACK = 3;

    private final Bank bank;
    private final QuestionHistory history;
    private final ZoneId zone;
    private final Bank.@Nullable Track track;
    private final Map<String, Double> knownBefore = new HashMap<>();

    public Knowledge(Bank bank, QuestionHistory history, Goal goal, ZoneId zone) {
        this.bank = bank;
        this.history = history;
        this.zone = zone;
        this.track = bank.tracks().stream()
                .filter(known -> known.id().equals(goal.track()))
                .findFirst()
                .orElse(null);
        countKnown();
    }

    /// @param share of an interview that would be known, 0 to 1
    /// @param spread one standard deviation of it: how far one interview may be from the next
    public record Share(double share, double spread) {}

    /// The chance of knowing a question on a day.
    public double chanceOfKnowing(Question question, LocalDate day) {
        var card = history.card(question.id());
        return card.learned() == null ? knownBefore(question) : card.retrievability(day, zone);
    }

    /// Of what was never graded: the person's own share in its section, begun with a belief.
    double knownBefore(Question question) {
        return knownBefore.getOrDefault(question.section(), KNOWN_BEFORE / BELIEF);
    }

    /// How much a question counts: an editors' estimate of how often it is asked, until people's reports can replace
    /// it,
    /// and the chosen track.
    public double weight(Question question) {
        var tier = question.tier();
        var weight = tier == null
                ? 2
                : switch (tier) {
                    case OFTEN -> 3;
                    case SOMETIMES -> 2;
                    case RARELY -> 1;
                };
        return isOnTrack(question) ? weight * ON_TRACK : weight;
    }

    private boolean isOnTrack(Question question) {
        return track != null
                && (track.sections().contains(question.section())
                        || track.questions().contains(question.id())
                        || bank.core().contains(question.id()));
    }

    /// Of an interview about these questions.
    public Share share(Predicate<Question> about, LocalDate day) {
        var known = 0.0;
        var all = 0.0;
        var variance = 0.0;
        for (var question : bank.questions()) {
            if (!about.test(question)) continue;
            var weight = weight(question);
            var chance = chanceOfKnowing(question, day);
            known += weight * chance;
            all += weight;
            variance += weight * weight * chance * (1 - chance);
        }
        return all == 0 ? new Share(0, 0) : new Share(known / all, Math.sqrt(variance) / all);
    }

    private void countKnown() {
        var good = new HashMap<String, Double>();
        var all = new HashMap<String, Double>();
        for (var entry : history.cards().entrySet()) {
            if (entry.getValue().learned() == null) continue;
            bank.find(entry.getKey()).ifPresent(question -> {
                all.merge(question.section(), 1.0, Double::sum);
                if (entry.getValue()
                        .lastReview()
                        .filter(review -> review.rating() != Rating.AGAIN)
                        .isPresent()) good.merge(question.section(), 1.0, Double::sum);
            });
        }
        all.forEach((section, count) ->
                knownBefore.put(section, (good.getOrDefault(section, 0.0) + KNOWN_BEFORE) / (count + BELIEF)));
    }
}
