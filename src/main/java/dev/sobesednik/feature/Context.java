package dev.sobesednik.feature;

import dev.sobesednik.bank.Bank;
import dev.sobesednik.chat.ChatId;
import dev.sobesednik.chat.Language;
import dev.sobesednik.matching.AnswerMatching;
import dev.sobesednik.matching.Match;
import dev.sobesednik.topics.TopicSearch;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// What a decision may know besides the record and what happened.
///
/// @param topic the forum topic of what happened, 0 outside of topics
/// @param language the chat's: the bank is in it
/// @param world what is the same for all chats
/// @param features what the other features tell of themselves
public record Context(ChatId chat, int topic, Instant now, Language language, World world, Features features) {

    /// @param banks the bank in each language, with the same ids
    /// @param botName the bot's username, for links
    /// @param zones the time zone that somebody's words name
    /// @param grace how late a daily question may still come
    /// @param matching what a written answer mentions, by this bank
    /// @param topics what a person means in words, by this bank
    public record World(
            Function<Language, Bank> banks,
            RandomGenerator random,
            String botName,
            Function<String, Optional<ZoneId>> zones,
            Duration grace,
            Function<Bank, AnswerMatching> matching,
            Function<Bank, TopicSearch> topics) {

        /// One bank for all, and nobody's words understood: enough for games that are played by buttons.
        public World(
                Bank bank,
                RandomGenerator random,
                String botName,
                Function<String, Optional<ZoneId>> zones,
                Duration grace) {
            this(
                    language -> bank,
                    random,
                    botName,
                    zones,
                    grace,
                    any -> (question, part, words) -> Match.NOTHING,
                    any -> words -> List.of());
        }
    }

    /// Nobody has spoken yet.
    public Context(ChatId chat, int topic, Instant now, World world, Features features) {
        this(chat, topic, now, Language.RU, world, features);
    }

    /// The same for a chat that speaks this language, which may change while something is decided.
    public Context speaking(Language other) {
        return other == language ? this : new Context(chat, topic, now, other, world, features);
    }

    /// Compares what a person wrote with the key points, in the chat's language.
    public AnswerMatching matching() {
        return world.matching().apply(bank());
    }

    /// What a person means by the words after `/quiz`, in the chat's language.
    public TopicSearch topics() {
        return world.topics().apply(bank());
    }

    public Bank bank() {
        return world.banks().apply(language);
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
