package dev.sobesednik.pair.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sobesednik.bank.Bank;
import dev.sobesednik.chat.ChatId;
import dev.sobesednik.chat.Data;
import dev.sobesednik.chat.Effect;
import dev.sobesednik.chat.Incoming;
import dev.sobesednik.chat.Incoming.From;
import dev.sobesednik.chat.Incoming.Lane;
import dev.sobesednik.chat.Language;
import dev.sobesednik.chat.Step;
import dev.sobesednik.chat.Text;
import dev.sobesednik.feature.Context;
import dev.sobesednik.feature.Events;
import dev.sobesednik.feature.Features;
import dev.sobesednik.feature.Place;
import dev.sobesednik.feature.Wake;
import dev.sobesednik.memory.QuestionHistory;
import dev.sobesednik.pair.Pairs;
import dev.sobesednik.pair.Partner;
import dev.sobesednik.profile.Profile;
import dev.sobesednik.record.ChatRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PairFeatureTest {

    /// A Saturday.
    private static final Instant START = Instant.parse("2026-02-28T09:00:00Z");
    /// Ten o'clock in Moscow.
    private static final Instant MONDAY = Instant.parse("2026-03-02T07:00:00Z");
    private static final Bank EMPTY =
            new Bank(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    private final PairFeature feature = new PairFeature();
    private final Features features = new Features(List.of(feature));
    private ChatRecord record = in(ZoneId.of("Europe/Moscow"));
    private Instant now = START;

    /// Words of links and buttons that people have: they never change.
    @Test
    void its_words_are_those_of_old_buttons_and_links() {
        assertThat(features.named(Place.GROUP, "pair")).isPresent();
        assertThat(features.command(Place.GROUP, "pair")).isPresent();
        assertThat(feature.opened(new Incoming.Command(from(42), "start", "pair"), record, context(0)))
                .isPresent();
        assertThat(feature.opened(new Incoming.Command(from(42), "start", "duel"), record, context(0)))
                .isEmpty();
    }

    @Test
    void a_half_hour_zone_joins_as_it_is_and_is_set_by_whole_hours() {
        record = in(ZoneOffset.of("+05:30"));
        assertThat(clock(press(42, "1:pair:join"))).isEqualTo(LocalTime.of(14, 30));
        assertThat(partner(42).offset()).isEqualTo(330);

        assertThat(clock(press(42, "1:pair:later"))).isEqualTo(LocalTime.of(15, 30));
        assertThat(partner(42).offset()).isEqualTo(390);
        assertThat(clock(press(42, "1:pair:earlier"))).isEqualTo(LocalTime.of(14, 30));
    }

    @Test
    void the_level_asked_last_is_the_usual_one() {
        record = record.with(QuestionHistory.SLICE, new QuestionHistory(1, 4, null, Map.of()));
        press(42, "1:pair:join");

        assertThat(partner(42).level()).isEqualTo(4);
    }

    @Test
    void its_wake_up_waits_among_the_pushes_and_is_gone_with_the_last_partner() {
        assertThat(feature.wakes(record)).isEmpty();
        press(42, "1:pair:join");
        assertThat(feature.wakes(record)).containsExactly(new Wake("next", Lane.PUSH, MONDAY));

        press(42, "1:pair:leave");
        assertThat(feature.wakes(record)).isEmpty();
    }

    @Test
    void another_clock_of_the_group_is_ten_o_clock_at_another_instant() {
        press(42, "1:pair:join");
        record = record.with(Profile.SLICE, Profile.of(record).withZone(ZoneId.of("America/Los_Angeles")));
        record = feature.hear(new Events.ZoneChanged(), record, context(0)).next();

        assertThat(feature.wakes(record))
                .containsExactly(new Wake("next", Lane.PUSH, Instant.parse("2026-03-02T18:00:00Z")));
    }

    @Test
    void whoever_takes_part_goes_with_the_group_and_pair_alone_does_not_take_their_place() {
        press(42, "1:pair:join");
        var before = record;
        record = in(ZoneId.of("Europe/Moscow"));
        command(7);
        record = feature.merged(record, before);
        record = feature.hear(new Events.MovedIn(new ChatId(-1000)), record, context(0))
                .next();

        assertThat(record.get(Pairs.SLICE)).isEqualTo(before.get(Pairs.SLICE));
        assertThat(feature.wakes(record)).hasSize(1);
        press(43, "1:pair:join");
        assertThat(feature.merged(record, before)).isEqualTo(record);
    }

    /// What would ask for the same instant again would ring for ever.
    @Test
    void no_ring_asks_for_its_own_instant_again() {
        var zones = List.of("Europe/Moscow", "America/Los_Angeles", "Asia/Kolkata", "Europe/Berlin", "Asia/Kamchatka");
        var actions = List.of("join", "join", "leave", "level", "morning", "later", "met:%d", "missed:%d");
        for (int seed = 0; seed < 200; seed++) {
            var random = new Random(seed);
            record = in(ZoneId.of(zones.getFirst()));
            now = START;
            for (int move = 0; move < 150; move++) {
                now = now.plus(Duration.ofMinutes(random.nextInt(random.nextInt(10) == 0 ? 8_000 : 600)));
                if (random.nextInt(20) == 0) {
                    var zone = ZoneId.of(zones.get(random.nextInt(zones.size())));
                    record = record.with(Profile.SLICE, Profile.of(record).withZone(zone));
                    record = feature.hear(new Events.ZoneChanged(), record, context(0))
                            .next();
                }
                if (random.nextBoolean()) rings(seed);
                var week = record.get(Pairs.SLICE).week();
                press(
                        42 + random.nextInt(5),
                        "1:pair:"
                                + actions.get(random.nextInt(actions.size()))
                                        .formatted(week == null ? 1 : week.toEpochDay()));
            }
            for (int rings = 0; !feature.wakes(record).isEmpty(); rings++) {
                assertThat(rings).as("rings until the end, seed %d", seed).isLessThan(40);
                var due = feature.wakes(record).getFirst().due();
                if (due.isAfter(now)) now = due;
                rings(seed);
            }
            assertThat(record.get(Pairs.SLICE).partners()).as("seed %d", seed).isEmpty();
        }
    }

    private void rings(int seed) {
        for (var wake : feature.wakes(record)) {
            if (wake.due().isAfter(now)) continue;
            record = feature.ring(wake, record, context(0)).next();
            assertThat(feature.wakes(record)).as("at %s, seed %d", now, seed).doesNotContain(wake);
        }
    }

    private void command(int topic) {
        var command = features.command(Place.GROUP, "pair").orElseThrow().command();
        record = command.handler()
                .handle(new Incoming.Command(from(42), "pair", ""), record, context(topic))
                .next();
    }

    private Step<ChatRecord> press(long who, String data) {
        var step = feature.press(
                new Incoming.Press(from(who), "p", 7, data), Data.read(data).orElseThrow(), record, context(0));
        record = step.next();
        assertThat(step.effects()).hasSize(1).first().isInstanceOf(Effect.AnswerPress.class);
        return step;
    }

    private static LocalTime clock(Step<ChatRecord> step) {
        var answer = (Effect.AnswerPress) step.effects().getFirst();
        var said = (Text.Said) java.util.Objects.requireNonNull(answer.toast());
        return (LocalTime) said.arguments().get(2);
    }

    private Partner partner(long id) {
        return record.get(Pairs.SLICE).partner(id).orElseThrow();
    }

    private static ChatRecord in(ZoneId zone) {
        return ChatRecord.EMPTY.with(Profile.SLICE, Profile.met(Language.RU).withZone(zone));
    }

    private static From from(long id) {
        return new From(id, "P" + id, "ru");
    }

    private Context context(int topic) {
        return new Context(
                new ChatId(-1001),
                topic,
                now,
                new Context.World(EMPTY, new Random(1), "sobesednik_bot", words -> Optional.empty(), Duration.ZERO),
                features);
    }
}
