package dev.sobesednik.bot;

import dev.sobesednik.playground.people.Group;
import dev.sobesednik.playground.people.MessageView;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// A group's daily quiz as a script.
final class DailyScript {

    final ChatScript chat;
    final Group group;
    /// Looks at the group for all.
    private final ChatScript.User eyes;

    DailyScript(ChatScript chat, Group group, ChatScript.User owner) {
        this.chat = chat;
        this.group = group;
        this.eyes = owner.in(group);
        chat.settles();
    }

    ChatScript.User in(ChatScript.User person) {
        return person.in(group);
    }

    /// What waits is sent first, then time passes.
    void passes(Duration time) {
        chat.settles();
        chat.passes(time);
        chat.telegram.tick();
    }

    void votes(ChatScript.User who, boolean right) {
        who.in(group).talk().votes(pollMessage(), right ? rightOption() : (rightOption() + 1) % 4);
        chat.settles();
    }

    MessageView awaitsPoll(int number) {
        chat.until("poll " + number, () -> polls().size() == number);
        chat.settles();
        return pollMessage();
    }

    MessageView pollMessage() {
        return polls().getLast();
    }

    JsonNode poll() {
        return pollMessage().poll().orElseThrow();
    }

    List<MessageView> polls() {
        return eyes.talk().seesFromBot().stream()
                .filter(message -> message.poll().isPresent())
                .toList();
    }

    /// Nobody sees it before the end.
    int rightOption() {
        var call = chat.telegram.calls("sendPoll").getLast();
        return call.parameters().path("correct_option_ids").path(0).asInt();
    }

    /// From the open poll to the message with its result.
    ChatScript.Shown closes(Duration after, String... words) {
        passes(after);
        chat.until("the poll is stopped", () -> poll().path("is_closed").asBoolean() && nothingUnderWay());
        passes(Duration.ofSeconds(10));
        return hears(words);
    }

    private boolean nothingUnderWay() {
        chat.settles();
        var now = (double) chat.clock.instant().toEpochMilli();
        return chat.redis.keys("{p??}:deadlines").stream()
                .allMatch(
                        key -> chat.redis.opsForZSet().rangeByScore(key, 0, now).isEmpty());
    }

    /// The newest message that has all the words.
    ChatScript.Shown hears(String... words) {
        chat.until(
                "the group hears " + String.join(", ", words),
                () -> newest(words).isPresent());
        chat.settles();
        return new ChatScript.Shown(newest(words).orElseThrow());
    }

    private Optional<MessageView> newest(String... words) {
        return eyes.talk().seesFromBot().reversed().stream()
                .filter(message -> List.of(words).stream().allMatch(message.text()::contains))
                .findFirst();
    }

    long heard(String words) {
        return eyes.texts().stream().filter(text -> text.contains(words)).count();
    }
}
