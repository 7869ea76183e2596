package dev.sobesednik.goal;

import dev.sobesednik.record.ChatRecord;
import dev.sobesednik.record.Slice;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What a person prepares for.
///
/// @param interview the day of the interview on the person's own calendar; absent until it is named. It stays after
///     the day, for the question how it went
/// @param track the track of the bank that the person prepares for; empty for all of them
/// @param reviews how many questions a day may come back at most; 0 for [#USUAL]
public record Goal(@Nullable LocalDate interview, String track, int reviews) {

    /// Half an hour a day at a minute and a half each.
    public static final int USUAL = 20;

    /// How far ahead one looks without a date: a month, as an interview usually is.
    public static final int AHEAD = 30;

    public static final Slice<Goal> SLICE = new Slice<>("goal", new Goal(null, "", 0));

    public static Goal of(ChatRecord record) {
        return record.get(SLICE);
    }

    /// The day that knowledge has to last until.
    public LocalDate horizon(LocalDate today) {
        return isAhead(today) && interview != null ? interview : today.plusDays(AHEAD);
    }

    /// Whether the interview is still to come, today included.
    public boolean isAhead(LocalDate today) {
        return interview != null && !interview.isBefore(today);
    }

    /// The day before which everything has to come back once more; absent when there is none.
    public @Nullable LocalDate deadline(LocalDate today) {
        return isAhead(today) ? interview : null;
    }

    public int reviewsADay() {
        return reviews == 0 ? USUAL : reviews;
    }

    public Goal on(@Nullable LocalDate day) {
        return new Goal(day, track, reviews);
    }

    public Goal forTrack(String other) {
        return new Goal(interview, other, reviews);
    }

    public Goal withReviews(int most) {
        return new Goal(interview, track, most);
    }
}
