package dev.sobesednik.ops;

import dev.sobesednik.duty.Duty;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// Whether the bot works, and in one sentence what a human may have to do about it. Standing by is healthy.
public final class DutyHealth implements HealthIndicator {

    private final Duty duty;

    public DutyHealth(Duty duty) {
        this.duty = duty;
    }

    @Override
    public Health health() {
        var condition = duty.condition();
        var health = switch (condition.state()) {
            case ON_DUTY, STANDING_BY -> Health.up();
            case STARTING -> Health.outOfService();
            case TROUBLED, STUCK -> Health.down();
        };
        return health.withDetail("state", condition.state())
                .withDetail("says", condition.sentence())
                .build();
    }
}
