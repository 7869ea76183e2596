package dev.sobesednik.duty;

import dev.sobesednik.turn.telegram.Sender;
import java.util.function.IntSupplier;

/// What is counted while the bot works.
public interface DutyMetrics extends Sender.SendMetrics {

    void polled(int updates);

    /// An update that could not be read at all.
    void unreadable();

    /// An update whose turn Redis refused again and again while it answered others.
    void abandoned();

    /// A vote in a poll that is not, or no longer, known.
    void unplaced();

    /// An update of a person who sends more than can be answered.
    void passedOver();

    /// How many messages wait to be sent.
    void watch(IntSupplier waiting);
}
