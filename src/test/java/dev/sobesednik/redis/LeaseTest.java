package dev.sobesednik.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sobesednik.bot.RealRedis;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.StringRedisTemplate;

class LeaseTest {

    private final StringRedisTemplate redis = RealRedis.empty();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-02T09:00:00Z"));
    private final Lease first = lease("first");
    private final Lease second = lease("second");

    @Test
    void one_holds_it_and_the_other_does_not_get_it() {
        assertThat(first.take()).isPositive();

        assertThat(second.take()).isZero();
        assertThat(first.isHeld()).isTrue();
        assertThat(second.isHeld()).isFalse();
    }

    @Test
    void who_gives_it_back_lets_the_next_one_in_under_a_higher_number() {
        var number = first.take();
        first.giveBack();

        assertThat(first.isHeld()).isFalse();
        assertThat(second.take()).isGreaterThan(number);
    }

    @Test
    void it_is_not_renewed_for_who_has_lost_it() {
        first.take();
        redis.delete("{lease}:holder");
        second.take();

        assertThat(first.renew()).isFalse();
        assertThat(first.isHeld()).isFalse();
        assertThat(second.isHeld()).isTrue();
    }

    @Test
    void who_does_not_hold_it_cannot_give_it_back() {
        first.take();

        second.giveBack();

        assertThat(second.take()).isZero();
        assertThat(first.renew()).isTrue();
    }

    @Test
    void without_a_renewal_it_surely_ends_before_redis_ends_it() {
        first.take();
        passes(Lease.LASTS.minusMillis(1));
        assertThat(first.isHeld()).isTrue();

        passes(Duration.ofMillis(1));

        assertThat(first.isHeld()).isFalse();
    }

    @Test
    void a_renewal_makes_it_last() {
        first.take();
        passes(Duration.ofSeconds(5));
        assertThat(first.renew()).isTrue();
        passes(Duration.ofSeconds(5));

        assertThat(first.isHeld()).isTrue();
    }

    @Test
    void its_numbers_grow_even_when_redis_has_lost_them() {
        var before = first.take();
        redis.delete("{lease}:holder");
        redis.delete("{lease}:epoch");
        passes(Duration.ofSeconds(1));

        assertThat(second.take()).isGreaterThan(before);
    }

    @Test
    void it_ends_by_itself_in_redis() {
        first.take();

        assertThat(redis.getExpire("{lease}:holder")).isBetween(1L, Lease.LASTS.toSeconds());
    }

    private void passes(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    private Lease lease(String name) {
        InstantSource clock = now::get;
        return new Lease(redis, name, clock, clock);
    }
}
