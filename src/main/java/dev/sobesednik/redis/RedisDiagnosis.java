package dev.sobesednik.redis;

import io.lettuce.core.event.connection.ConnectionActivatedEvent;
import io.lettuce.core.event.connection.ReconnectFailedEvent;
import io.lettuce.core.resource.ClientResources;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.Disposable;

/// What is wrong with Redis, also while the connection is lost: a command then fails with no more than "not connected",
/// and only the vain attempts to connect again know why, such as a password that was changed meanwhile.
public final class RedisDiagnosis implements AutoCloseable {

    private static final String REJECTED = "Currently not connected";

    private final Map<String, Throwable> vain = new ConcurrentHashMap<>();
    private final Disposable subscription;

    /// @param resources those of the connections
    public RedisDiagnosis(ClientResources resources) {
        subscription = resources.eventBus().get().subscribe(event -> {
            if (event instanceof ReconnectFailedEvent failed)
                vain.put(String.valueOf(failed.remoteAddress()), failed.getCause());
            if (event instanceof ConnectionActivatedEvent back) vain.remove(String.valueOf(back.remoteAddress()));
        });
    }

    /// @param problem what a command or a connection threw
    public RedisTrouble of(Throwable problem) {
        for (var cause = problem; cause != null; cause = cause.getCause())
            if (String.valueOf(cause.getMessage()).contains(REJECTED))
                for (var reason : vain.values()) {
                    var trouble = RedisTrouble.find(reason);
                    if (trouble.isPresent()) return trouble.get();
                }
        return RedisTrouble.of(problem);
    }

    @Override
    public void close() {
        subscription.dispose();
    }
}
