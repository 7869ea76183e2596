package dev.sobesednik.playground.page;

import dev.sobesednik.playground.Cast;
import dev.sobesednik.playground.EmulatedTelegram;
import dev.sobesednik.playground.MovableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Keeps the playground in a file, so that chats, waiting updates and the moved clock survive a restart.
final class SavedState implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(SavedState.class);
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final EmulatedTelegram telegram;
    private final MovableClock clock;
    private final Path file;
    private final ScheduledExecutorService saver = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("playground-saver").factory());
    private long saved = -1;

    SavedState(EmulatedTelegram telegram, MovableClock clock, Path file) {
        this.telegram = telegram;
        this.clock = clock;
        this.file = file;
    }

    /// Takes up what was saved, or begins with the cast; then saves whatever changes.
    void load() {
        if (!restore()) Cast.enter(telegram, read(new ClassPathResource("playground/cast.json")));
        var saving = saver.scheduleWithFixedDelay(this::saveIfChanged, 250, 250, TimeUnit.MILLISECONDS);
        if (saving.isDone()) LOG.warn("The playground is not saved.");
    }

    private boolean restore() {
        if (!Files.exists(file)) return false;
        try {
            var json = MAPPER.readTree(Files.readString(file));
            telegram.restore(json.path("telegram"));
            clock.forward(Duration.ofSeconds(json.path("ahead").asLong(0)));
            return true;
        } catch (IOException | JacksonException | IllegalArgumentException problem) {
            LOG.warn("{} cannot be read, the playground begins anew: {}", file, problem.getMessage());
            return false;
        }
    }

    private static ObjectNode read(ClassPathResource resource) {
        try (var stream = resource.getInputStream()) {
            return (ObjectNode) MAPPER.readTree(stream);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private synchronized void saveIfChanged() {
        var revision = telegram.revision();
        if (revision == saved) return;
        try {
            var json = MAPPER.createObjectNode();
            json.put("revision", revision);
            json.put("ahead", clock.ahead().toSeconds());
            json.set("telegram", telegram.snapshot());
            Files.createDirectories(file.toAbsolutePath().getParent());
            var fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(fresh, json.toString());
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            saved = revision;
        } catch (IOException problem) {
            LOG.warn("The playground cannot be saved to {}: {}", file, problem.getMessage());
        }
    }

    @Override
    public void destroy() {
        saver.shutdown();
        saveIfChanged();
    }
}
