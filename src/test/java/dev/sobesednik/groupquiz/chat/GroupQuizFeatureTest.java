package dev.sobesednik.groupquiz.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sobesednik.bank.Bank;
import dev.sobesednik.bank.json.BankFile;
import dev.sobesednik.bank.json.Loaded;
import dev.sobesednik.chat.ChatId;
import dev.sobesednik.chat.Data;
import dev.sobesednik.chat.Effect;
import dev.sobesednik.chat.Incoming;
import dev.sobesednik.chat.Incoming.From;
import dev.sobesednik.chat.Incoming.Lane;
import dev.sobesednik.chat.Incoming.Standing;
import dev.sobesednik.chat.Keyboard;
import dev.sobesednik.chat.Language;
import dev.sobesednik.chat.Step;
import dev.sobesednik.chat.Text;
import dev.sobesednik.feature.Command;
import dev.sobesednik.feature.Context;
import dev.sobesednik.feature.Events;
import dev.sobesednik.feature.Features;
import dev.sobesednik.feature.Place;
import dev.sobesednik.feature.Wake;
import dev.sobesednik.groupquiz.DailyQuiz;
import dev.sobesednik.groupquiz.Round.State;
import dev.sobesednik.profile.Profile;
import dev.sobesednik.profile.Zones;
import dev.sobesednik.record.ChatRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GroupQuizFeatureTest {

    private static final Bank BANK = ((Loaded.Ready) BankFile.packaged()).bank();
    private static final From ANYA = new From(42, "A", "ru").as(Standing.ADMINISTRATOR);
    private static final From BEN = new From(43, "B", "en").as(Standing.MEMBER);
    private static final int TOPIC = 7;
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

    private final GroupQuizFeature feature = new GroupQuizFeature();
    private final Features features = new Features(List.of(feature));
    private final Context.World world =
            new Context.World(BANK, new Random(1), "sobesednik_bot", Zones::parse, Duration.ofHours(3));

    /// Monday, 09:00 in Moscow.
    private Instant now = Instant.parse("2026-03-02T06:00:00Z");
    private ChatRecord record = ChatRecord.EMPTY.with(Profile.SLICE, Profile.met(Language.RU));

    @Test
    void what_it_declares_is_what_telegram_and_the_router_know_it_by() {
        assertThat(feature.place()).isEqualTo(Place.GROUP);
        assertThat(List.of("dailyquiz", "gd", "top"))
                .allMatch(word -> features.named(Place.GROUP, word).isPresent());
        assertThat(feature.commands()).extracting(Command::word).containsExactly("daily", "top");
        assertThat(feature.commands())
                .extracting(Command::menu)
                .containsExactly(Command.Menu.ADMINISTRATORS, Command.Menu.EVERYBODY);
        var daily = feature.commands().getFirst().forAdministrators();
        assertThat(daily.test(new Incoming.Command(ANYA, "daily", ""))).isFalse();
        assertThat(daily.test(new Incoming.Command(ANYA, "daily", "10:00"))).isTrue();
        assertThat(feature.isForAdministrators(List.of("gd", "off"))).isTrue();
        assertThat(feature.isForAdministrators(List.of("top", "in"))).isFalse();
        assertThat(feature.followsItsPolls()).isTrue();
    }

    @Test
    void the_question_comes_in_the_topic_where_it_was_set_and_its_result_at_the_end() {
        says(ANYA, "daily", "10:00");
        assertThat(kinds(Lane.PUSH)).containsExactly("ask", "digest");
        assertThat(kinds(Lane.DEADLINE)).isEmpty();

        now = now.plus(Duration.ofHours(1));
        assertThat(rings()).singleElement().isInstanceOfSatisfying(Effect.InTopic.class, sent -> {
            assertThat(sent.topic()).isEqualTo(TOPIC);
            assertThat(sent.effect())
                    .isInstanceOfSatisfying(
                            Effect.PushPoll.class,
                            poll -> assertThat(poll.tag()).isEqualTo("dailyquiz.2026-03-02"));
        });
        assertThat(kinds(Lane.DEADLINE)).containsExactly("close");
        land(feature.posted("dailyquiz.2026-03-02", 5, record, context()));
        land(feature.voted(new Incoming.Vote(BEN, "dailyquiz.2026-03-02", correct()), record, context()));

        now = now.plus(DailyQuiz.OPEN);
        assertThat(rings()).containsExactly(new Effect.StopPoll(5));
        now = now.plus(DailyQuiz.COUNTING);
        assertThat(keys(rings())).contains("dailyquiz.result", "dailyquiz.result.counts", "dailyquiz.run");
        assertThat(kinds(Lane.DEADLINE)).isEmpty();
        assertThat(quiz().run().length()).isEqualTo(1);
    }

    /// Whatever is due, and however late: after its ring the same instant is not asked for again.
    @Test
    void no_wake_up_asks_for_the_same_instant_twice() {
        var random = new Random(3);
        says(ANYA, "daily", "10:00");
        for (int step = 0; step < 500; step++) {
            now = now.plusSeconds(random.nextInt(random.nextInt(9) == 0 ? 40 * 3_600 : 4 * 3_600));
            for (var wake : feature.wakes(record)) {
                if (wake.due().isAfter(now)) continue;
                land(feature.ring(wake, record, context()));
                assertThat(feature.wakes(record)).doesNotContain(wake);
                assertThat(feature.ring(wake, record, context())).isEqualTo(Step.to(record));
            }
            if (random.nextBoolean())
                quiz().underWay()
                        .ifPresent(round -> land(feature.posted(
                                "dailyquiz." + round.date(), random.nextInt(1, 1_000), record, context())));
        }
        assertThat(quiz().rounds()).hasSizeGreaterThan(10);
    }

    /// The end of one round and the beginning of the next are both due.
    @Test
    void after_an_outage_the_result_comes_once_and_before_the_next_question() {
        says(ANYA, "daily", "10:00");
        now = now.plus(Duration.ofHours(1));
        rings();
        land(feature.posted("dailyquiz.2026-03-02", 5, record, context()));
        now = now.plus(Duration.ofHours(25));

        var effects = rings();

        assertThat(effects).hasSize(3);
        assertThat(effects.getFirst()).isEqualTo(new Effect.StopPoll(5));
        assertThat(keys(effects)).contains("dailyquiz.result");
        assertThat(effects.getLast())
                .isInstanceOfSatisfying(
                        Effect.InTopic.class, sent -> assertThat(sent.effect()).isInstanceOf(Effect.PushPoll.class));
    }

    @Test
    void an_administrator_names_the_zone_and_the_others_hear_of_it() {
        var effects = says(ANYA, "daily", "10:00 Europe/Berlin");

        assertThat(effects).contains(new Effect.Raise(new Events.ZoneChanged()));
        assertThat(Profile.of(record).zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(quiz().daily().next()).isEqualTo("2026-03-02T09:00:00Z");
        assertThat(keys(effects)).contains("dailyquiz.on", "dailyquiz.zone").doesNotContain("dailyquiz.zone-guessed");

        assertThat(says(ANYA, "daily", "11:00 Europe/Berlin")).noneMatch(Effect.Raise.class::isInstance);
        assertThat(presses(ANYA, "gd", "city", "yekaterinburg")).contains(new Effect.Raise(new Events.ZoneChanged()));
        assertThat(quiz().daily().next()).isEqualTo("2026-03-03T06:00:00Z");
    }

    /// Somebody else's change of the zone.
    @Test
    void another_zone_moves_what_is_to_come_and_leaves_due_what_is_due() {
        says(ANYA, "daily", "10:00");
        inZone("Europe/Berlin");
        assertThat(quiz().daily().next()).isEqualTo("2026-03-02T09:00:00Z");
        assertThat(quiz().digest().next()).isEqualTo("2026-03-08T20:00:00Z");

        now = Instant.parse("2026-03-02T09:05:00Z");
        inZone("Asia/Vladivostok");
        assertThat(quiz().daily().next()).isEqualTo("2026-03-02T09:00:00Z");
        assertThat(rings()).hasSize(1);
        assertThat(quiz().of(MONDAY)).isPresent();
    }

    @Test
    void a_question_that_is_due_is_not_lost_by_changing_its_time() {
        says(ANYA, "daily", "10:00");
        now = now.plus(Duration.ofMinutes(65));

        assertThat(keys(says(ANYA, "daily", "9:30"))).contains("dailyquiz.on");
        assertThat(rings()).hasSize(1);

        assertThat(quiz().of(MONDAY)).isPresent();
    }

    @Test
    void who_is_no_administrator_may_look_and_change_nothing() {
        assertThat(keys(says(BEN, "daily", ""))).contains("dailyquiz.off");
        assertThat(keys(says(BEN, "daily", "10:00"))).contains("dailyquiz.only-administrators");
        assertThat(presses(BEN, "gd", "at", "1000"))
                .singleElement()
                .isInstanceOfSatisfying(
                        Effect.AnswerPress.class,
                        answer -> assertThat(answer.alert()).isTrue());
        assertThat(keys(says(ANYA.as(Standing.UNKNOWN), "daily", "off"))).contains("dailyquiz.standing-unknown");
        assertThat(quiz()).isEqualTo(DailyQuiz.NONE);
    }

    @Test
    void every_button_is_understood_and_old_or_forged_data_gets_the_sentence_of_an_old_button() {
        says(ANYA, "daily", "10:00");
        var todo = new ArrayList<>(List.of(List.of("gd", "page"), List.of("gd", "zones"), List.of("gd", "offsets")));
        var seen = new ArrayList<List<String>>();
        while (!todo.isEmpty()) {
            var words = todo.removeLast();
            if (seen.contains(words)) continue;
            seen.add(words);
            var effects = presses(ANYA, words.toArray(String[]::new));
            assertThat(keys(effects)).as("%s", words).doesNotContain("button.old");
            for (var effect : effects)
                if (effect instanceof Effect.Show(int _, var message))
                    for (var row : message.keyboard().rows())
                        for (var button : row)
                            if (button instanceof Keyboard.Press(var _, String data))
                                todo.add(Data.read(data).orElseThrow());
        }
        assertThat(seen).hasSizeGreaterThan(60);

        for (var forged : List.of(
                List.of("gd"),
                List.of("gd", ""),
                List.of("gd", "at", "9999"),
                List.of("gd", "at", "10:00", "x"),
                List.of("gd", "city", "atlantis"),
                List.of("gd", "offset", "+99"),
                List.of("top"),
                List.of("top", "nonsense"),
                List.of("dailyquiz"),
                List.of("dailyquiz", "off")))
            assertThat(keys(presses(ANYA, forged.toArray(String[]::new))))
                    .as("%s", forged)
                    .contains("button.old");
        for (var tag : List.of("dailyquiz.", "dailyquiz.today", "dailyquiz", "gd.2026-03-02")) {
            assertThat(feature.posted(tag, 5, record, context())).isEqualTo(Step.to(record));
            assertThat(feature.voted(new Incoming.Vote(BEN, tag, 0), record, context()))
                    .isEqualTo(Step.to(record));
        }
    }

    @Test
    void a_poll_that_comes_after_its_round_is_closed_at_once() {
        assertThat(feature.posted("dailyquiz.2026-03-02", 5, record, context()).effects())
                .containsExactly(new Effect.StopPoll(5));
    }

    @Test
    void a_group_that_removed_the_bot_is_asked_nothing_and_the_time_away_is_no_outage() {
        says(ANYA, "daily", "10:00");
        now = now.plus(Duration.ofHours(1));
        rings();
        land(feature.posted("dailyquiz.2026-03-02", 5, record, context()));
        reachable(false);
        land(feature.hear(new Events.WentAway(), record, context()));
        assertThat(feature.wakes(record)).extracting(Wake::kind).containsExactly("close", "digest");
        for (int day = 0; day < 20; day++) {
            now = now.plus(Duration.ofDays(1));
            assertThat(rings()).isEmpty();
        }
        assertThat(quiz().underWay()).isEmpty();

        reachable(true);
        land(feature.hear(new Events.CameBack(), record, context()));

        assertThat(quiz().daily().next()).isAfter(now);
        assertThat(rings()).isEmpty();
        now = now.plus(Duration.ofDays(1));
        assertThat(keys(rings())).doesNotContain("dailyquiz.skipped-one", "dailyquiz.skipped-many");
        assertThat(quiz().underWay()).isPresent();
    }

    @Test
    void a_group_that_moved_counts_the_round_whose_poll_stayed_behind() {
        says(ANYA, "daily", "10:00");
        now = now.plus(Duration.ofHours(1));
        rings();
        land(feature.posted("dailyquiz.2026-03-02", 5, record, context()));
        record = feature.merged(ChatRecord.EMPTY.with(Profile.SLICE, Profile.of(record)), record);

        land(feature.hear(new Events.MovedIn(new ChatId(-5)), record, context()));

        assertThat(quiz().underWay().orElseThrow().state()).isInstanceOf(State.Counting.class);
        assertThat(quiz().daily().next()).isEqualTo("2026-03-03T07:00:00Z");
        land(feature.voted(new Incoming.Vote(BEN, "dailyquiz.2026-03-02", correct()), record, context()));
        now = now.plus(DailyQuiz.COUNTING);
        assertThat(keys(rings())).contains("dailyquiz.result");
        assertThat(quiz().run().length()).isEqualTo(1);
    }

    @Test
    void only_those_who_asked_are_in_the_table_and_leave_it_without_a_trace() {
        assertThat(keys(says(BEN, "top", ""))).contains("top.title", "top.nobody");
        assertThat(keys(presses(BEN, "top", "in"))).contains("top.in");
        assertThat(keys(presses(BEN, "top", "in"))).contains("top.in-already");
        assertThat(quiz().isNamed(43)).isTrue();
        assertThat(keys(presses(BEN, "top", "out"))).contains("top.out");
        assertThat(keys(presses(BEN, "top", "out"))).contains("top.out-already");
        presses(BEN, "top", "in");
        assertThat(keys(says(BEN, "top", "forget"))).contains("top.forgotten");
        assertThat(quiz().players()).isEmpty();
    }

    private List<Effect> says(From from, String word, String argument) {
        var command = features.command(Place.GROUP, word).orElseThrow().command();
        return land(command.handler().handle(new Incoming.Command(from, word, argument), record, context()));
    }

    private List<Effect> presses(From from, String... words) {
        var press = new Incoming.Press(from, "id", 9, Data.of((Object[]) words));
        return land(feature.press(press, List.of(words), record, context()));
    }

    /// As the engine does it: what is due together rings in the order of time.
    private List<Effect> rings() {
        var effects = new ArrayList<Effect>();
        for (var wake : feature.wakes(record))
            if (!wake.due().isAfter(now)) effects.addAll(land(feature.ring(wake, record, context())));
        return effects;
    }

    private void inZone(String zone) {
        record = record.with(Profile.SLICE, Profile.of(record).withZone(ZoneId.of(zone)));
        land(feature.hear(new Events.ZoneChanged(), record, context()));
    }

    private void reachable(boolean can) {
        record = record.with(Profile.SLICE, Profile.of(record).withReachable(can));
    }

    private List<Effect> land(Step<ChatRecord> step) {
        record = step.next();
        return step.effects();
    }

    private Context context() {
        return new Context(new ChatId(-7), TOPIC, now, world, features);
    }

    private DailyQuiz quiz() {
        return record.get(DailyQuiz.SLICE);
    }

    private int correct() {
        return quiz().rounds().getLast().correct();
    }

    private List<String> kinds(Lane lane) {
        return feature.wakes(record).stream()
                .filter(wake -> wake.lane() == lane)
                .map(Wake::kind)
                .toList();
    }

    private static List<String> keys(List<Effect> effects) {
        var keys = new ArrayList<String>();
        for (var effect : effects) keys(effect, keys);
        return keys;
    }

    private static void keys(Effect effect, List<String> keys) {
        switch (effect) {
            case Effect.Say(var message) -> keys(message.text(), keys);
            case Effect.Push(var message) -> keys(message.text(), keys);
            case Effect.Show(int _, var message) -> keys(message.text(), keys);
            case Effect.InTopic(int _, var inner) -> keys(inner, keys);
            case Effect.AnswerPress answer when answer.toast() != null -> keys(answer.toast(), keys);
            default -> {}
        }
    }

    private static void keys(Text text, List<String> keys) {
        switch (text) {
            case Text.Said(String key, var _) -> keys.add(key);
            case Text.Joined(var _, var parts) -> parts.forEach(part -> keys(part, keys));
            default -> {}
        }
    }
}
