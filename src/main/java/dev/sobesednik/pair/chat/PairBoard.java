package dev.sobesednik.pair.chat;

import static dev.sobesednik.chat.Keyboard.keyboard;
import static dev.sobesednik.chat.Text.said;

import dev.sobesednik.chat.Data;
import dev.sobesednik.chat.Keyboard;
import dev.sobesednik.chat.Message;
import dev.sobesednik.chat.Text;
import dev.sobesednik.feature.Context;
import dev.sobesednik.pair.Couple;
import dev.sobesednik.pair.Pairs;
import dev.sobesednik.pair.Partner;
import dev.sobesednik.pair.Slot;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Draws the messages of the weekly pairs.
final class PairBoard {

    private final Context context;

    PairBoard(Context context) {
        this.context = context;
    }

    Message invitation(Pairs pairs, ZoneId zone) {
        var active = pairs.active().size();
        var count = active == 1 ? said("pair.alone") : said("pair.count", active);
        var buttons = keyboard()
                .row(press("pair.button.join", "join"), press("pair.button.leave", "leave"))
                .row(press("pair.button.level", "level"))
                .row(press("pair.slot.morning", "morning"), press("pair.slot.evening", "evening"))
                .row(press("pair.slot.weekend", "weekend"))
                .row(press("pair.button.earlier", "earlier"), press("pair.button.later", "later"));
        return Message.of(
                Text.paragraphs(
                        said("pair.title"),
                        said("pair.how", Pairs.MATCHED_AT, zone),
                        Text.lines(count, said("pair.next", pairs.nextMonday(zone, context.now()))),
                        said("pair.settings", Partner.WEEKS)),
                buttons.build());
    }

    Message week(Pairs pairs, Optional<Partner> leftOut) {
        var parts = new ArrayList<Text>();
        parts.add(said("pair.week"));
        var lines = new ArrayList<Text>();
        for (var couple : pairs.couples()) line(pairs, couple, lines.size() + 1).ifPresent(lines::add);
        parts.add(new Text.Joined("\n", lines));
        leftOut.ifPresent(partner -> parts.add(said("pair.left-out", called(partner))));
        parts.add(said("pair.agree"));
        return Message.of(Text.paragraphs(parts));
    }

    private static Optional<Text> line(Pairs pairs, Couple couple, int number) {
        return pairs.partner(couple.one())
                .flatMap(one -> pairs.partner(couple.two())
                        .map(two -> said("pair.line", number, called(one), called(two), common(one, two))));
    }

    private static Text common(Partner one, Partner two) {
        var common = one.common(two);
        return common.isEmpty() ? said("pair.no-common-time") : times(common);
    }

    Message question(LocalDate week) {
        var buttons = keyboard()
                .row(
                        press("pair.button.met", "met:" + week.toEpochDay()),
                        press("pair.button.missed", "missed:" + week.toEpochDay()));
        return Message.of(said("pair.question"), buttons.build());
    }

    static Text level(Partner partner) {
        return partner.level() == 0 ? said("pair.any-level") : new Text.Plain(Integer.toString(partner.level()));
    }

    static Text times(Partner partner) {
        return partner.slots().isEmpty() ? said("pair.any-time") : times(partner.slots());
    }

    private static Text times(Set<Slot> slots) {
        if (slots.size() == Slot.values().length) return said("pair.any-time");
        List<Text> words = Arrays.stream(Slot.values())
                .filter(slots::contains)
                .<Text>map(slot -> said("pair.when." + slot.name().toLowerCase(Locale.ROOT)))
                .toList();
        return new Text.Joined(", ", words);
    }

    /// So that Telegram tells them.
    private static Text called(Partner partner) {
        return new Text.Link(new Text.Plain(partner.name()), "tg://user?id=" + partner.id());
    }

    private static Keyboard.Press press(String label, String action) {
        return new Keyboard.Press(said(label), Data.of(PairFeature.NAME, action));
    }
}
