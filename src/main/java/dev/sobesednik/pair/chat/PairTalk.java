package dev.sobesednik.pair.chat;

import dev.sobesednik.chat.Effect;
import dev.sobesednik.chat.Incoming.From;
import dev.sobesednik.chat.Incoming.Press;
import dev.sobesednik.chat.Message;
import dev.sobesednik.chat.Step;
import dev.sobesednik.feature.Context;
import dev.sobesednik.memory.QuestionHistory;
import dev.sobesednik.pair.Pairs;
import dev.sobesednik.pair.Partner;
import dev.sobesednik.pair.Slot;
import dev.sobesednik.profile.Profile;
import dev.sobesednik.record.ChatRecord;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/// The weekly pairs as their group sees them. What somebody sets is answered in a toast, which nobody else sees.
final class PairTalk {

    /// Sixty longer names would not fit one message.
    private static final int NAME = 24;

    private static final int SECONDS = 60;

    private final ChatRecord record;
    private final Context context;
    private final Pairs pairs;
    private final ZoneId zone;
    private final LocalDate today;
    private final PairBoard board;

    PairTalk(ChatRecord record, Context context) {
        this.record = record;
        this.context = context;
        this.pairs = record.get(Pairs.SLICE);
        var profile = Profile.of(record);
        this.zone = profile.zone();
        this.today = profile.date(context.now());
        this.board = new PairBoard(context);
    }

    /// The pairs will be told where somebody looked for them last.
    Step<ChatRecord> command() {
        var here = pairs.in(context.topic());
        return kept(here).and(new Effect.Say(board.invitation(here, zone)));
    }

    /// @param words `ACTION`, or `ACTION:WHAT`
    Step<ChatRecord> press(Press press, List<String> words) {
        var partner = pairs.partner(press.from().id());
        var action = String.join(":", words);
        if (action.matches("(met|missed):\\d{1,9}")) return said(press, words);
        if (action.equals("join")) return join(press);
        if (partner.isEmpty()) return toast(press, "pair.join-first");
        if (action.equals("leave"))
            return kept(pairs.without(press.from().id())).and(Effect.toast(press, "pair.left"));
        var told = partner.get().paused() ? "pair.back" : "pair.mine";
        return set(partner.get().present(name(press.from()), today), action)
                .map(changed -> kept(pairs.with(changed)).and(settings(press, told, changed)))
                .orElseGet(() -> toast(press, "button.old"));
    }

    private Optional<Partner> set(Partner partner, String action) {
        return switch (action) {
            case "level" ->
                Optional.of(partner.nextLevel(context.bank().levels().size()));
            case "morning" -> Optional.of(partner.toggled(Slot.MORNING));
            case "evening" -> Optional.of(partner.toggled(Slot.EVENING));
            case "weekend" -> Optional.of(partner.toggled(Slot.WEEKEND));
            case "earlier" -> Optional.of(partner.shifted(-1));
            case "later" -> Optional.of(partner.shifted(1));
            default -> Optional.empty();
        };
    }

    private Step<ChatRecord> join(Press press) {
        var from = press.from();
        var known = pairs.partner(from.id());
        if (known.isEmpty() && pairs.isFull()) return toast(press, "pair.full", Pairs.MOST);
        var here = known.map(partner -> partner.present(name(from), today)).orElseGet(() -> newcomer(from));
        var isBack = known.filter(Partner::paused).isPresent();
        return kept(pairs.with(here)).and(settings(press, isBack ? "pair.back" : "pair.joined", here));
    }

    /// Begins with the level that the group was asked at last, and with the group's clock.
    private Partner newcomer(From from) {
        var level = record.get(QuestionHistory.SLICE).filter();
        var offset = zone.getRules().getOffset(context.now()).getTotalSeconds() / SECONDS;
        return Partner.joined(from.id(), name(from), level, offset, today);
    }

    private Step<ChatRecord> said(Press press, List<String> words) {
        var from = press.from();
        var week = pairs.week();
        // A Monday without new pairs ends the week, too.
        if (week == null || pairs.couples().isEmpty() || !words.get(1).equals(Long.toString(week.toEpochDay())))
            return toast(press, "pair.week-over");
        if (pairs.couple(from.id()).isEmpty()) return toast(press, "pair.without");
        var met = words.getFirst().equals("met");
        var told = pairs.said(from.id(), met);
        var after = told.partner(from.id())
                .map(partner -> told.with(partner.present(name(from), today)))
                .orElse(told);
        return kept(after).and(Effect.toast(press, met ? "pair.met" : "pair.missed"));
    }

    Step<ChatRecord> ring() {
        var rung = pairs.ring(zone, context.now());
        var step = Step.to(record.with(Pairs.SLICE, rung.next()));
        return switch (rung) {
            case Pairs.Rung.Nothing _ -> step;
            case Pairs.Rung.Ask(Pairs next, LocalDate week) -> step.and(pushed(next, board.question(week)));
            case Pairs.Rung.Tell(Pairs next, var leftOut) -> step.and(pushed(next, board.week(next, leftOut)));
        };
    }

    Step<ChatRecord> rearmed() {
        return kept(pairs);
    }

    private static Effect pushed(Pairs pairs, Message message) {
        return new Effect.InTopic(pairs.topic(), new Effect.Push(message));
    }

    private Step<ChatRecord> kept(Pairs changed) {
        return Step.to(record.with(Pairs.SLICE, changed.armed(zone, context.now())));
    }

    private Step<ChatRecord> toast(Press press, String key, Object... arguments) {
        return Step.to(record, Effect.toast(press, key, arguments));
    }

    private Effect settings(Press press, String key, Partner partner) {
        return Effect.toast(press, key, PairBoard.level(partner), PairBoard.times(partner), clock(partner));
    }

    private LocalTime clock(Partner partner) {
        return context.now()
                .atOffset(ZoneOffset.ofTotalSeconds(partner.offset() * SECONDS))
                .toLocalTime();
    }

    private static String name(From from) {
        var name = from.firstName();
        return name.codePointCount(0, name.length()) <= NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, NAME - 1)) + "\u2026";
    }
}
