package dev.sobesednik.bot;

import dev.sobesednik.Rooms;
import dev.sobesednik.bank.Bank;
import dev.sobesednik.chat.Language;
import dev.sobesednik.conversation.Conversation;
import dev.sobesednik.feature.Context;
import dev.sobesednik.feature.Features;
import dev.sobesednik.matching.lucene.LatestWords;
import dev.sobesednik.profile.Zones;
import dev.sobesednik.texts.Texts;
import dev.sobesednik.turn.redis.RecordLetters;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// All features together, as the wiring joins them.
public final class TestGame {

    /// The second one never starts the bot, but where a test wants it.
    public static final Set<Long> ADMINS = Set.of(ChatScript.ADMIN, ChatScript.OTHER_ADMIN);

    public static final Features FEATURES = new Features(Rooms.features(ADMINS));

    private static final Map<String, ZoneId> CITIES = new Texts().cityNames();

    private TestGame() {}

    /// One bank for all languages.
    public static Conversation of(Supplier<Bank> bank, RandomGenerator random, String botName, Duration grace) {
        return inLanguages(language -> bank.get(), random, botName, grace);
    }

    public static Conversation inLanguages(
            Function<Language, Bank> banks, RandomGenerator random, String botName, Duration grace) {
        var words = new LatestWords();
        return new Conversation(
                FEATURES,
                () -> new Context.World(
                        banks,
                        random,
                        botName,
                        place -> Zones.parse(place, CITIES),
                        grace,
                        latest -> words.of(latest).matching(),
                        latest -> words.of(latest).topics()),
                new RecordLetters(Rooms.slices()));
    }
}
