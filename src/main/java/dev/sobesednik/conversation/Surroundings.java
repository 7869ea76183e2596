package dev.sobesednik.conversation;

import dev.sobesednik.bank.Bank;
import dev.sobesednik.profile.Person;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// What a decision may know besides the record and what happened.
///
/// @param botName the bot's username, for links into the private chat
/// @param cityNames zones by city names in all languages, lower case
/// @param export everything that is kept of a person, as JSON
/// @param grace how late a daily question may still come
/// @param moving how a group travels to its new id
public record Surroundings(
        Bank bank,
        Instant now,
        RandomGenerator random,
        String botName,
        Map<String, ZoneId> cityNames,
        Function<Person, String> export,
        Duration grace,
        Moving moving) {}
