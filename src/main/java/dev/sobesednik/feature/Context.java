package dev.sobesednik.feature;

import dev.sobesednik.bank.Bank;
import dev.sobesednik.chat.ChatId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// What a decision may know besides the record and what happened.
///
/// @param topic the forum topic of what happened, 0 outside of topics
/// @param world what is the same for all chats
/// @param features what the other features tell of themselves
public record Context(ChatId chat, int topic, Instant now, World world, Features features) {

    /// @param botName the bot's username, for links
    /// @param zones the time zone that somebody's words name
    /// @param grace how late a daily question may still come
    public record World(
            Bank bank,
            RandomGenerator random,
            String botName,
            Function<String, Optional<ZoneId>> zones,
            Duration grace) {}

    public Bank bank() {
        return world.bank();
    }

    public RandomGenerator random() {
        return world.random();
    }

    public Duration grace() {
        return world.grace();
    }

    /// A link that opens the private chat with this word.
    public String startLink(String payload) {
        return "https://t.me/" + world.botName() + "?start=" + payload;
    }

    /// A link that adds the bot to a group with this word.
    public String groupLink(String payload) {
        return "https://t.me/" + world.botName() + "?startgroup=" + payload;
    }
}
