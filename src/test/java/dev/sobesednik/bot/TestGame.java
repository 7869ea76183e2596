package dev.sobesednik.bot;

import dev.sobesednik.Rooms;
import dev.sobesednik.bank.Bank;
import dev.sobesednik.conversation.Conversation;
import dev.sobesednik.feature.Context;
import dev.sobesednik.feature.Features;
import dev.sobesednik.profile.Zones;
import dev.sobesednik.texts.Texts;
import dev.sobesednik.turn.redis.RecordLetters;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// All features together, as the wiring joins them.
public final class TestGame {

    public static final Features FEATURES = new Features(Rooms.features());

    private static final Map<String, ZoneId> CITIES = new Texts().cityNames();

    private TestGame() {}

    public static Conversation of(Supplier<Bank> bank, RandomGenerator random, String botName, Duration grace) {
        return new Conversation(
                FEATURES,
                () -> new Context.World(bank.get(), random, botName, words -> Zones.parse(words, CITIES), grace),
                new RecordLetters(Rooms.slices()));
    }
}
