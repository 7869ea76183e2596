package dev.sobesednik.duty;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sobesednik.duty.Condition.State;
import dev.sobesednik.telegram.BotApi;
import dev.sobesednik.telegram.Poller;
import dev.sobesednik.telegram.Poller.Polled;
import java.time.Duration;
import java.util.List;

/// The polling loop: a batch is confirmed by the next request, which is made only after the batch has landed.
final class UpdatePolling {

    private static final List<String> WANTED = List.of("message", "callback_query", "my_chat_member", "poll_answer");

    private final Poller poller;
    private final BatchLanding landing;
    private final LeaseHold hold;
    private final RunState state;
    private final TelegramTrouble trouble;
    private final DutyMetrics metrics;
    /// Whether everything that the last poll brought has landed: only that may be confirmed.
    private boolean landed = true;

    UpdatePolling(
            BotApi api,
            BatchLanding landing,
            LeaseHold hold,
            RunState state,
            TelegramTrouble trouble,
            DutyMetrics metrics) {
        this.poller = new Poller(api, WANTED);
        this.landing = landing;
        this.hold = hold;
        this.state = state;
        this.trouble = trouble;
        this.metrics = metrics;
    }

    void run() {
        while (hold.goesOn()) {
            switch (poller.poll(() -> !hold.goesOn())) {
                case Polled.Updates(List<JsonNode> updates) -> {
                    metrics.polled(updates.size());
                    if (state.condition().state() != State.ON_DUTY) state.become(State.ON_DUTY, "on duty");
                    landed = false;
                    landing.land(updates);
                    landed = true;
                }
                case Polled.Trouble(Poller.Kind kind, String why, Duration retry) -> {
                    if (hold.goesOn()) trouble.say(kind, why, retry);
                }
            }
        }
    }

    /// Confirms the last batch when all of it has landed, so that it is not given again after a stop.
    void confirm() {
        if (landed && hold.isLeaseHeld()) poller.confirm();
    }
}
