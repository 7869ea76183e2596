package dev.sobesednik.interview;

import dev.sobesednik.bank.Question;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A round under way.
///
/// @param question with its number of key points and of follow-ups
/// @param interviewer absent: the bot asks
/// @param opened how many follow-ups were opened
/// @param left the minutes that were shown last; never grows, whatever the clock does
public record Round(
        int number,
        Drawn question,
        Member candidate,
        @Nullable Member interviewer,
        int opened,
        Instant deadline,
        int left) {

    public record Drawn(Question.Id id, int points, int followUps) {}

    public boolean hasRole(long who) {
        return isCandidate(who) || isInterviewer(who);
    }

    public boolean isCandidate(long who) {
        return candidate.id() == who;
    }

    public boolean isInterviewer(long who) {
        return interviewer != null && interviewer.id() == who;
    }

    public boolean canDig() {
        return opened < question.followUps;
    }

    /// Whole minutes until the deadline, a begun one counting.
    int leftAt(Instant now) {
        var seconds = Math.max(0, Duration.between(now, deadline).toSeconds());
        return Math.min(left, (int) ((seconds + 59) / 60));
    }

    Instant nextMark() {
        return deadline.minus(Duration.ofMinutes(Math.max(0, left - 1)));
    }

    Round dug() {
        return new Round(number, question, candidate, interviewer, opened + 1, deadline, left);
    }

    Round withLeft(int minutes) {
        return new Round(number, question, candidate, interviewer, opened, deadline, minutes);
    }

    Round askedByBot() {
        return new Round(number, question, candidate, null, opened, deadline, left);
    }
}
