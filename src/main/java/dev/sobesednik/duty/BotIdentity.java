package dev.sobesednik.duty;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sobesednik.redis.Lease;
import dev.sobesednik.telegram.BotApi;
import dev.sobesednik.telegram.Poller;
import dev.sobesednik.telegram.Reply;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Asks Telegram who the bot is, as long as it takes; then says what the bot can do.
final class BotIdentity {

    private static final Duration UNANSWERED_RETRY = Duration.ofSeconds(1);
    private static final Duration REFUSED_RETRY = Duration.ofSeconds(5);
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;

    private final BotApi api;
    private final Consumer<BotApi> introduction;
    private final Lease lease;
    private final RunState state;
    private final LeaseHold hold;
    private final TelegramTrouble trouble;

    BotIdentity(
            BotApi api,
            Lease lease,
            Consumer<BotApi> introduction,
            RunState state,
            LeaseHold hold,
            TelegramTrouble trouble) {
        this.api = api;
        this.lease = lease;
        this.state = state;
        this.introduction = introduction;
        this.hold = hold;
        this.trouble = trouble;
    }

    /// @return nothing when the lease ended before Telegram answered, and for another bot than the one whose Redis it
    /// is
    @Nullable
    String username() {
        while (hold.goesOn()) {
            switch (api.call("getMe", "{}")) {
                case Reply.Accepted(JsonNode me) -> {
                    var id = me.path("id").asLong();
                    if (!lease.claim(id)) {
                        state.sayWhose(lease.bot().orElse(0), id);
                        return null;
                    }
                    // A webhook would keep getUpdates from answering; what waits is not dropped.
                    api.call("deleteWebhook", "{\"drop_pending_updates\":false}");
                    // Ten requests that nobody waits for.
                    Thread.ofVirtual().name("introduction").start(() -> introduction.accept(api));
                    return me.path("username").asText("");
                }
                case Reply.Unanswered(String why) -> trouble.say(Poller.Kind.PASSING, why, UNANSWERED_RETRY);
                case Reply.Refused refused -> refused(refused);
            }
        }
        return null;
    }

    private void refused(Reply.Refused refused) {
        var isToken = refused.code() == UNAUTHORIZED || refused.code() == NOT_FOUND;
        trouble.say(
                isToken ? Poller.Kind.TOKEN : Poller.Kind.PASSING,
                refused.description(),
                refused.retryAfter() == null ? REFUSED_RETRY : refused.retryAfter());
    }
}
