package dev.sobesednik.duty;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sobesednik.turn.telegram.Reading;
import java.util.ArrayList;
import java.util.List;

/// Lands what one poll brought: chats side by side, the updates of one chat in order.
final class BatchLanding {

    private final UpdateBatch batches;
    private final Reading reading;
    private final TurnRunner turns;
    private final VoteRouter votes;
    private final ParallelTasks tasks;

    BatchLanding(UpdateBatch batches, Reading reading, TurnRunner turns, VoteRouter votes, ParallelTasks tasks) {
        this.batches = batches;
        this.reading = reading;
        this.turns = turns;
        this.votes = votes;
        this.tasks = tasks;
    }

    /// Returns once the whole batch has landed: only then may Telegram forget it.
    void land(List<JsonNode> updates) {
        var batch = batches.of(updates, reading);
        var landings = new ArrayList<Runnable>();
        for (var ofOneChat : batch.byChat()) landings.add(() -> ofOneChat.forEach(turns::run));
        for (var vote : batch.votes()) landings.add(() -> votes.route(vote));
        tasks.runAll(landings);
    }
}
