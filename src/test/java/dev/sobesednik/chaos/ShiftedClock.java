package dev.sobesednik.chaos;

import dev.sobesednik.playground.MovableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;

/// Runs inside the bot's process and makes its clock jump with a file that holds seconds.
///
/// The bot's own wiring prefers a [MovableClock] where there is one, so nothing of the bot is changed: this class is
/// named in a `spring.factories` that only the suite's processes have on their class path.
public final class ShiftedClock implements ApplicationContextInitializer<GenericApplicationContext> {

    static final String FILE = "CHAOS_CLOCK";
    private static final Duration LOOKS_EVERY = Duration.ofMillis(50);

    private volatile Duration shift = Duration.ZERO;

    @Override
    public void initialize(GenericApplicationContext context) {
        var file = System.getenv(FILE);
        if (file == null) return;
        var path = Path.of(file);
        look(path);
        Thread.ofVirtual().name("shifted-clock").start(() -> {
            while (true) {
                LockSupport.parkNanos(LOOKS_EVERY.toNanos());
                look(path);
            }
        });
        InstantSource shifted = () -> InstantSource.system().instant().plus(shift);
        context.registerBean(MovableClock.class, () -> new MovableClock(shifted));
    }

    private void look(Path path) {
        try {
            var text = Files.readString(path).strip();
            if (!text.isEmpty()) shift = Duration.ofSeconds(Long.parseLong(text));
        } catch (IOException | NumberFormatException beingWritten) {
            // The next look comes soon.
            return;
        }
    }
}
