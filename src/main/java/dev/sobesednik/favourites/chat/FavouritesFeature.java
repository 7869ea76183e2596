package dev.sobesednik.favourites.chat;

import static dev.sobesednik.chat.Keyboard.keyboard;
import static dev.sobesednik.chat.Text.said;

import dev.sobesednik.bank.Question;
import dev.sobesednik.chat.Data;
import dev.sobesednik.chat.Effect;
import dev.sobesednik.chat.Incoming.Press;
import dev.sobesednik.chat.Keyboard;
import dev.sobesednik.chat.Message;
import dev.sobesednik.chat.Step;
import dev.sobesednik.chat.Text;
import dev.sobesednik.favourites.Favourites;
import dev.sobesednik.feature.Command;
import dev.sobesednik.feature.Context;
import dev.sobesednik.feature.Feature;
import dev.sobesednik.feature.Place;
import dev.sobesednik.feature.Shown;
import dev.sobesednik.record.ChatRecord;
import dev.sobesednik.record.Slice;
import java.util.ArrayList;
import java.util.List;

/// A button on each private card keeps the question; `/favourites` lists what was kept.
public final class FavouritesFeature implements Feature {

    private static final String NAME = "fav";
    private static final int PAGE = 10;
    private static final int IN_A_ROW = 5;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Place place() {
        return Place.PRIVATE;
    }

    @Override
    public List<Slice<?>> slices() {
        return List.of(Favourites.SLICE);
    }

    @Override
    public List<Command> commands() {
        return List.of(Command.of(
                "favourites", (command, record, context) -> Step.to(record, new Effect.Say(page(record, 0, context)))));
    }

    /// One label for both states: the card stays as it is, and the toast says which it is now.
    @Override
    public List<Keyboard.Press> cardButtons(Question.Id question, ChatRecord record) {
        return List.of(new Keyboard.Press(said("favourites.button.card"), Data.of(NAME, "card", question)));
    }

    /// `card:QUESTION` keeps it or lets it go; `drop:QUESTION:PAGE` is the list's; `page:PAGE` turns it.
    @Override
    public Step<ChatRecord> press(Press press, List<String> words, ChatRecord record, Context context) {
        var action = words.size() > 1 ? words.get(1) : "";
        if (action.equals("card") && words.size() == 3)
            return toggled(record, press, new Question.Id(words.get(2)), context);
        if (action.equals("page") && words.size() == 3) return turned(record, press, words.get(2), context);
        if (action.equals("drop") && words.size() == 4) {
            var kept = record.get(Favourites.SLICE).without(new Question.Id(words.get(2)));
            return turned(record.with(Favourites.SLICE, kept), press, words.get(3), context);
        }
        return Step.to(record, Effect.toast(press, "button.old"));
    }

    private static Step<ChatRecord> toggled(ChatRecord record, Press press, Question.Id question, Context context) {
        var favourites = record.get(Favourites.SLICE);
        if (favourites.has(question))
            return Step.to(
                    record.with(Favourites.SLICE, favourites.without(question)),
                    Effect.toast(press, "favourites.removed"));
        if (context.bank().find(question).isEmpty())
            return Step.to(record, Effect.toast(press, "button.question-gone"));
        if (favourites.isFull()) return Step.to(record, Effect.toast(press, "favourites.full", Favourites.MOST));
        return Step.to(
                record.with(Favourites.SLICE, favourites.with(question)), Effect.toast(press, "favourites.added"));
    }

    private static Step<ChatRecord> turned(ChatRecord record, Press press, String page, Context context) {
        if (!page.matches("\\d{1,2}")) return Step.to(record, Effect.toast(press, "button.old"));
        return Shown.on(press, Step.to(record), here -> page(here, Integer.parseInt(page), context));
    }

    private static Message page(ChatRecord record, int wanted, Context context) {
        var all = record.get(Favourites.SLICE).questions();
        if (all.isEmpty()) return Message.of(said("favourites.none"));
        var page = Math.min(wanted, (all.size() - 1) / PAGE);
        var from = page * PAGE;
        var shown = all.subList(from, Math.min(all.size(), from + PAGE));
        var lines = new ArrayList<Text>();
        var drops = new ArrayList<Keyboard.Press>();
        for (int place = 0; place < shown.size(); place++) {
            var number = from + place + 1;
            lines.add(said("favourites.line", number, title(shown.get(place), context)));
            drops.add(new Keyboard.Press(
                    said("favourites.button.drop", number), Data.of(NAME, "drop", shown.get(place), page)));
        }
        return Message.of(
                Text.paragraphs(said("favourites.title", all.size()), new Text.Joined("\n", lines)),
                keyboard().grid(IN_A_ROW, drops).row(turns(page, all.size())).build());
    }

    /// A question may leave the bank while somebody keeps it.
    private static Text title(Question.Id id, Context context) {
        return context.bank()
                .find(id)
                .<Text>map(question -> new Text.Link(new Text.Lite(question.text()), context.startLink("q_" + id)))
                .orElseGet(() -> said("favourites.gone"));
    }

    private static List<Keyboard.Press> turns(int page, int all) {
        var turns = new ArrayList<Keyboard.Press>();
        if (page > 0) turns.add(new Keyboard.Press(said("favourites.button.newer"), Data.of(NAME, "page", page - 1)));
        if ((page + 1) * PAGE < all)
            turns.add(new Keyboard.Press(said("favourites.button.older"), Data.of(NAME, "page", page + 1)));
        return turns;
    }
}
