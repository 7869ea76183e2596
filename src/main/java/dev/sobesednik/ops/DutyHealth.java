package dev.sobesednik.ops;

import dev.sobesednik.duty.BotRunner;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// Whether the bot works, and in one sentence what a human may have to do about it. Standing by is healthy.
public final class DutyHealth implements HealthIndicator {

    private final BotRunner runner;
    private final Supplier<Optional<String>> warning;

    /// @param warning what is not in order and stops nothing as yet
    public DutyHealth(BotRunner runner, Supplier<Optional<String>> warning) {
        this.runner = runner;
        this.warning = warning;
    }

    @Override
    public Health health() {
        var condition = runner.condition();
        var health = switch (condition.state()) {
            case ON_DUTY, STANDING_BY -> Health.up();
            case STARTING -> Health.outOfService();
            case TROUBLED, STUCK -> Health.down();
        };
        warning.get().ifPresent(sentence -> health.withDetail("warns", sentence));
        return health.withDetail("state", condition.state())
                .withDetail("says", condition.sentence())
                .build();
    }
}
