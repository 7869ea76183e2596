package dev.sobesednik.playground.world;

import dev.sobesednik.playground.call.Json;
import dev.sobesednik.playground.call.Params;
import dev.sobesednik.playground.call.Refusal;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// getUpdates and its neighbours.
public final class Polling {

    public static final String OTHER_POLL =
            "terminated by other getUpdates request; make sure that only one bot instance is running";

    private final World world;
    private String webhook = "";
    /// The number of the poll that may wait; a poll with another number has been ended.
    private long current;

    private boolean hanging;
    private String ending = OTHER_POLL;

    Polling(World world) {
        this.world = world;
    }

    /// Ends the poll that hangs now, as another instance would.
    public void conflict() {
        end(OTHER_POLL);
    }

    /// Ends the poll that hangs now with nothing, for a server that goes down.
    public void abandon() {
        end("");
    }

    private void end(String why) {
        if (!hanging) return;
        hanging = false;
        ending = why;
        current++;
        world.changed();
    }

    public boolean isHanging() {
        return hanging;
    }

    public JsonNode getUpdates(Params params, BooleanSupplier trouble) {
        if (!webhook.isEmpty()) {
            throw Refusal.conflict(
                    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the"
                            + " webhook first");
        }
        var offset = params.small("offset", 0);
        var limit = Math.clamp(params.small("limit", 100), 1, 100);
        var timeout = Math.clamp(params.small("timeout", 0), 0, 50);
        allow(params);
        world.updates.confirm(offset);
        world.changed();
        if (world.updates.isEmpty() && timeout > 0) await(Duration.ofSeconds(timeout), trouble);
        return world.updates.first(limit).stream()
                .map(update -> (JsonNode) update)
                .collect(Json.toArray());
    }

    private void await(Duration timeout, BooleanSupplier trouble) {
        conflict();
        var own = ++current;
        hanging = true;
        try {
            world.await(timeout, () -> current != own || !world.updates.isEmpty() || trouble.getAsBoolean());
            if (current != own) {
                if (ending.isEmpty()) throw new Abandoned();
                throw Refusal.conflict(ending);
            }
        } finally {
            if (current == own) hanging = false;
        }
    }

    private void allow(Params params) {
        var allowed = params.json("allowed_updates", "allowed updates");
        if (allowed != null) {
            world.updates.allow(
                    allowed.valueStream().map(kind -> kind.asString("")).collect(Collectors.toSet()));
        }
    }

    public JsonNode setWebhook(Params params) {
        params.passOver("certificate", "ip_address", "max_connections", "secret_token");
        webhook = params.string("url");
        if (!webhook.isEmpty() && !webhook.toLowerCase(Locale.ROOT).startsWith("https://")) {
            webhook = "";
            throw Refusal.badRequest("bad webhook: An HTTPS URL must be provided for webhook");
        }
        allow(params);
        if (params.bool("drop_pending_updates")) world.updates.clear();
        if (!webhook.isEmpty()) end("terminated by setWebhook request");
        world.changed();
        return World.YES;
    }

    public JsonNode deleteWebhook(Params params) {
        webhook = "";
        if (params.bool("drop_pending_updates")) world.updates.clear();
        world.changed();
        return World.YES;
    }

    public JsonNode getWebhookInfo() {
        var info = Json.object();
        info.put("url", webhook);
        info.put("has_custom_certificate", false);
        info.put("pending_update_count", world.updates.size());
        Set<String> allowed = world.updates.allowed();
        if (!allowed.isEmpty()) {
            var names = info.putArray("allowed_updates");
            allowed.forEach(names::add);
        }
        return info;
    }

    /// The poll ended because its server did.
    public static final class Abandoned extends RuntimeException {
        Abandoned() {
            super("the server went down", null, false, false);
        }
    }
}
