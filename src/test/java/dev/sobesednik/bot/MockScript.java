package dev.sobesednik.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sobesednik.playground.people.Group;
import dev.sobesednik.playground.people.MessageView;
import dev.sobesednik.playground.people.Person;
import dev.sobesednik.playground.people.Talk;
import java.time.Duration;

/// A mock interview as a script: who taps what, and what the group sees. Between two taps ten seconds pass.
final class MockScript {

    /// The budget allows a message in nine seconds.
    private static final Duration BREATH = Duration.ofSeconds(10);

    final ChatScript chat;
    final Group group;
    private final int topic;

    MockScript(ChatScript chat, Group group, int topic) {
        this.chat = chat;
        this.group = group;
        this.topic = topic;
    }

    Talk in(Person person) {
        return topic == 0 ? person.in(group) : person.in(group, topic);
    }

    void says(Person person, String text) {
        breathes();
        in(person).sends(text);
        chat.settles();
    }

    /// A button of the group's newest message that has it. Answers with what the spinner said.
    String taps(Person person, String label) {
        breathes();
        return presses(in(person), label);
    }

    /// The same without the ten seconds.
    String tapsAtOnce(Person person, String label) {
        return presses(in(person), label);
    }

    /// A button of the private chat.
    String tapsPrivately(Person person, String label) {
        return presses(person.talk(), label);
    }

    private String presses(Talk talk, String label) {
        var message = talk.seesFromBot().reversed().stream()
                .filter(some -> some.buttonTexts().contains(label))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no button " + label + " in "
                        + talk.seesFromBot().getLast().text()
                        + talk.seesFromBot().getLast().buttonTexts()));
        var answer = talk.presses(message, label).awaitAnswer(ChatScript.SOON);
        chat.settles();
        return answer.text() == null ? "" : answer.text();
    }

    /// Fills in the form: ticks the points, gives one value on all four scales, sends.
    void scores(Person person, int value, int... points) {
        for (int point : points) tapsPrivately(person, Integer.toString(point));
        tapsPrivately(person, "Дальше");
        for (int scale = 0; scale < 4; scale++) tapsPrivately(person, Integer.toString(value));
        breathes();
        tapsPrivately(person, "Отправить");
    }

    void breathes() {
        passes(BREATH);
    }

    void passes(Duration time) {
        chat.passes(time);
    }

    /// The newest message of the interview.
    MessageView board(Person eyes) {
        return in(eyes).seesFromBot().getLast();
    }

    void shows(Person eyes, String... words) {
        chat.until("the group sees " + String.join(", ", words), () -> {
            var text = board(eyes).text();
            for (var word : words) if (!text.contains(word)) return false;
            return true;
        });
    }

    void hears(Person person, String words) {
        chat.until(
                person.persona().firstName() + " hears " + words,
                () -> person.talk().seesFromBot().stream()
                        .anyMatch(message -> message.text().contains(words)));
    }

    void doesNotShow(Person eyes, String... words) {
        assertThat(board(eyes).text()).doesNotContain(words);
    }
}
