package dev.sobesednik.conversation;

import dev.sobesednik.chat.Effect;
import dev.sobesednik.chat.Incoming.From;
import dev.sobesednik.chat.Incoming.Press;
import dev.sobesednik.chat.Message;
import dev.sobesednik.chat.Step;
import dev.sobesednik.group.Group;
import dev.sobesednik.interview.Member;
import dev.sobesednik.pair.Pairs;
import dev.sobesednik.pair.Partner;
import dev.sobesednik.pair.Slot;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/// The weekly pairs as their group sees them. What somebody sets is answered in a toast, which nobody else sees.
final class PairTalk {

    static final String WAKE = "pair";

    /// Sixty longer names would not fit one message.
    private static final int NAME = 24;

    private final Surroundings around;
    private final int topic;

    /// @param topic the forum topic of what happened, 0 outside of topics
    PairTalk(Surroundings around, int topic) {
        this.around = around;
        this.topic = topic;
    }

    /// The pairs will be told where somebody looked for them last.
    Step<Group> command(Group group) {
        var pairs = group.pairs().in(topic);
        var board = new PairBoard(around).invitation(pairs, GroupDailyRound.zone(group));
        return kept(group, pairs).and(new Effect.Say(board));
    }

    /// `ACTION`, or `ACTION:WHAT`.
    Step<Group> press(Group group, Press press, List<String> words) {
        var pairs = group.pairs();
        var partner = pairs.partner(press.from().id());
        var action = String.join(":", words);
        if (action.matches("(met|missed):\\d{1,9}")) return said(group, press, words);
        if (action.equals("join")) return join(group, press);
        if (partner.isEmpty()) return Step.to(group, Effect.toast(press, "pair.join-first"));
        if (action.equals("leave"))
            return kept(group, pairs.without(press.from().id())).and(Effect.toast(press, "pair.left"));
        var told = partner.get().paused() ? "pair.back" : "pair.mine";
        return set(partner.get().present(member(press.from()), today(group)), action)
                .map(changed -> kept(group, pairs.with(changed)).and(toast(press, told, changed)))
                .orElseGet(() -> Step.to(group, Effect.toast(press, "button.old")));
    }

    private Optional<Partner> set(Partner partner, String action) {
        return switch (action) {
            case "level" -> Optional.of(partner.nextLevel(around.bank().levels().size()));
            case "morning" -> Optional.of(partner.toggled(Slot.MORNING));
            case "evening" -> Optional.of(partner.toggled(Slot.EVENING));
            case "weekend" -> Optional.of(partner.toggled(Slot.WEEKEND));
            case "earlier" -> Optional.of(partner.shifted(-1));
            case "later" -> Optional.of(partner.shifted(1));
            default -> Optional.empty();
        };
    }

    private Step<Group> join(Group group, Press press) {
        var from = press.from();
        var pairs = group.pairs();
        var known = pairs.partner(from.id());
        if (known.isEmpty() && pairs.isFull()) return Step.to(group, Effect.toast(press, "pair.full", Pairs.MOST));
        var offset =
                GroupDailyRound.zone(group).getRules().getOffset(around.now()).getTotalSeconds() / 3_600;
        var here = known.map(partner -> partner.present(member(from), today(group)))
                .orElseGet(() -> Partner.joined(member(from), group.filter(), offset, today(group)));
        var isBack = known.filter(Partner::paused).isPresent();
        return kept(group, pairs.with(here)).and(toast(press, isBack ? "pair.back" : "pair.joined", here));
    }

    private Step<Group> said(Group group, Press press, List<String> words) {
        var from = press.from();
        var pairs = group.pairs();
        var week = pairs.week();
        // A Monday without new pairs ends the week, too.
        if (week == null || pairs.couples().isEmpty() || !words.get(1).equals(Long.toString(week.toEpochDay())))
            return Step.to(group, Effect.toast(press, "pair.week-over"));
        if (pairs.couple(from.id()).isEmpty()) return Step.to(group, Effect.toast(press, "pair.without"));
        var met = words.getFirst().equals("met");
        var told = pairs.said(from.id(), met);
        var after = told.partner(from.id())
                .map(partner -> told.with(partner.present(member(from), today(group))))
                .orElse(told);
        return kept(group, after).and(Effect.toast(press, met ? "pair.met" : "pair.missed"));
    }

    Step<Group> ring(Group group, Instant due) {
        var rung = group.pairs().ring(due, GroupDailyRound.zone(group), around.now());
        var board = new PairBoard(around);
        var step = stored(group, rung.next());
        return switch (rung) {
            case Pairs.Rung.Nothing _ -> step;
            case Pairs.Rung.Ask(Pairs next, LocalDate week) -> step.and(pushed(next, board.question(week)));
            case Pairs.Rung.Tell(Pairs next, var leftOut) -> step.and(pushed(next, board.week(next, leftOut)));
        };
    }

    Step<Group> movedIn(Group group) {
        return kept(group, group.pairs());
    }

    private static Effect pushed(Pairs pairs, Message message) {
        return new Effect.InTopic(pairs.topic(), new Effect.Push(message));
    }

    private Step<Group> kept(Group group, Pairs pairs) {
        return stored(group, pairs.armed(GroupDailyRound.zone(group), around.now()));
    }

    private static Step<Group> stored(Group group, Pairs pairs) {
        var wake = pairs.wake();
        return Step.to(group.withPairs(pairs), wake == null ? new Effect.NoWake(WAKE) : new Effect.WakeAt(WAKE, wake));
    }

    private Effect toast(Press press, String key, Partner partner) {
        return Effect.toast(press, key, PairBoard.level(partner), PairBoard.times(partner), clock(partner));
    }

    private LocalTime clock(Partner partner) {
        return around.now().atOffset(ZoneOffset.ofHours(partner.offset())).toLocalTime();
    }

    private LocalDate today(Group group) {
        return LocalDate.ofInstant(around.now(), GroupDailyRound.zone(group));
    }

    private static Member member(From from) {
        var name = from.firstName();
        return new Member(
                from.id(),
                name.codePointCount(0, name.length()) <= NAME
                        ? name
                        : name.substring(0, name.offsetByCodePoints(0, NAME - 1)) + "\u2026");
    }
}
