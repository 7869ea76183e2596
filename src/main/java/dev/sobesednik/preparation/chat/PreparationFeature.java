package dev.sobesednik.preparation.chat;

import static dev.sobesednik.chat.Keyboard.keyboard;
import static dev.sobesednik.chat.Text.said;

import dev.sobesednik.bank.Bank;
import dev.sobesednik.chat.Data;
import dev.sobesednik.chat.Effect;
import dev.sobesednik.chat.Incoming;
import dev.sobesednik.chat.Incoming.Press;
import dev.sobesednik.chat.Keyboard;
import dev.sobesednik.chat.Message;
import dev.sobesednik.chat.Step;
import dev.sobesednik.chat.Text;
import dev.sobesednik.feature.Command;
import dev.sobesednik.feature.Context;
import dev.sobesednik.feature.Feature;
import dev.sobesednik.feature.Place;
import dev.sobesednik.feature.SettingsPage;
import dev.sobesednik.feature.Shown;
import dev.sobesednik.goal.Goal;
import dev.sobesednik.preparation.InterviewDay;
import dev.sobesednik.profile.Profile;
import dev.sobesednik.record.ChatRecord;
import dev.sobesednik.record.Slice;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a person prepares for: `/interview_date`, `/track`, how much a day.
public final class PreparationFeature implements Feature {

    private static final List<Integer> REVIEWS = List.of(10, 20, 40, 80);
    private static final int WEEK = 7;

    @Override
    public String name() {
        return "prep";
    }

    @Override
    public Place place() {
        return Place.PRIVATE;
    }

    @Override
    public Set<String> otherNames() {
        return Set.of("track");
    }

    @Override
    public List<Slice<?>> slices() {
        return List.of(Goal.SLICE);
    }

    @Override
    public List<Command> commands() {
        return List.of(
                Command.of("interview_date", this::date),
                Command.of(
                        "track",
                        (command, record, context) -> Step.to(record, new Effect.Say(tracks(record, context)))));
    }

    private Step<ChatRecord> date(Incoming.Command command, ChatRecord record, Context context) {
        if (command.argument().isEmpty()) return Step.to(record, new Effect.Say(page(record, context)));
        return switch (InterviewDay.read(command.argument(), today(record, context))) {
            case InterviewDay.On(LocalDate day) -> {
                var after = set(record, Goal.of(record).on(day));
                yield Step.to(after, new Effect.Say(page(after, context)));
            }
            case InterviewDay.Past(LocalDate day) -> Step.to(record, Effect.say("prep.past", day));
            case InterviewDay.TooFar(LocalDate day) -> Step.to(record, Effect.say("prep.too-far", day));
            case InterviewDay.Unknown _ -> Step.to(record, Effect.say("prep.no-such-day", command.argument()));
        };
    }

    /// `prep:page`, `prep:in:DAYS`, `prep:none`, `prep:reviews`, `track:page`, `track:ID`.
    @Override
    public Step<ChatRecord> press(Press press, List<String> words, ChatRecord record, Context context) {
        var action = String.join(":", words);
        var goal = Goal.of(record);
        if (action.equals("prep:page")) return shown(press, record, context);
        if (action.equals("prep:none")) return shown(press, set(record, goal.on(null)), context);
        if (action.matches("prep:in:\\d{1,3}"))
            return shown(
                    press,
                    set(record, goal.on(today(record, context).plusDays(Integer.parseInt(words.get(2))))),
                    context);
        if (action.equals("prep:reviews"))
            return shown(press, set(record, goal.withReviews(next(goal.reviewsADay()))), context);
        if (action.equals("track:page")) return Shown.on(press, Step.to(record), here -> tracks(here, context));
        if (words.getFirst().equals("track") && words.size() == 2) return track(press, words.get(1), record, context);
        return Step.to(record, Effect.toast(press, "button.old"));
    }

    private static Step<ChatRecord> track(Press press, String id, ChatRecord record, Context context) {
        if (!id.equals("any") && known(context.bank(), id).isEmpty())
            return Step.to(record, Effect.toast(press, "button.old"));
        var after = set(record, Goal.of(record).forTrack(id.equals("any") ? "" : id));
        return Shown.on(press, Step.to(after), here -> tracks(here, context));
    }

    private static int next(int reviews) {
        return REVIEWS.get((REVIEWS.indexOf(reviews) + 1) % REVIEWS.size());
    }

    private static Step<ChatRecord> shown(Press press, ChatRecord record, Context context) {
        return Shown.on(press, Step.to(record), here -> page(here, context));
    }

    private static ChatRecord set(ChatRecord record, Goal goal) {
        return record.with(Goal.SLICE, goal);
    }

    private static LocalDate today(ChatRecord record, Context context) {
        return Profile.of(record).date(context.now());
    }

    @Override
    public Optional<Keyboard.Press> setting(ChatRecord record, Context context) {
        var goal = Goal.of(record);
        var label = goal.isAhead(today(record, context)) && goal.interview() != null
                ? said("prep.setting", goal.interview())
                : said("prep.setting-none");
        return Optional.of(new Keyboard.Press(label, Data.of("prep", "page")));
    }

    @Override
    public Optional<Text> greeting(ChatRecord record, Context context) {
        var goal = Goal.of(record);
        var today = today(record, context);
        return Optional.of(
                goal.isAhead(today) && goal.interview() != null
                        ? said("prep.days-left", goal.interview(), days(today, goal.interview()))
                        : said("prep.ask"));
    }

    private static int days(LocalDate from, LocalDate to) {
        return (int) ChronoUnit.DAYS.between(from, to);
    }

    private static Message page(ChatRecord record, Context context) {
        var goal = Goal.of(record);
        var today = today(record, context);
        var parts = new ArrayList<Text>();
        parts.add(
                goal.isAhead(today) && goal.interview() != null
                        ? said("prep.on", goal.interview(), days(today, goal.interview()))
                        : said("prep.unset"));
        parts.add(said("prep.how"));
        return Message.of(
                Text.paragraphs(parts),
                keyboard()
                        .row(in("prep.button.week", WEEK), in("prep.button.fortnight", 2 * WEEK))
                        .row(
                                in("prep.button.month", Goal.AHEAD),
                                new Keyboard.Press(said("prep.button.unknown"), Data.of("prep", "none")))
                        .row(
                                new Keyboard.Press(
                                        said("prep.button.reviews", goal.reviewsADay()), Data.of("prep", "reviews")),
                                new Keyboard.Press(said("prep.button.track"), Data.of("track", "page")))
                        .row(SettingsPage.back())
                        .build());
    }

    private static Keyboard.Press in(String label, int days) {
        return new Keyboard.Press(said(label), Data.of("prep", "in", days));
    }

    private static Message tracks(ChatRecord record, Context context) {
        var language = Profile.of(record).language().code();
        var chosen = known(context.bank(), Goal.of(record).track());
        var parts = new ArrayList<Text>();
        parts.add(chosen.isPresent() ? said("track.chosen", title(chosen.get(), language)) : said("track.none"));
        chosen.map(Bank.Track::note).filter(note -> !note.isEmpty()).ifPresent(note -> parts.add(new Text.Lite(note)));
        var buttons = new ArrayList<Keyboard.Press>();
        for (var track : context.bank().tracks())
            buttons.add(new Keyboard.Press(new Text.Plain(title(track, language)), Data.of("track", track.id())));
        buttons.add(new Keyboard.Press(said("track.button.any"), Data.of("track", "any")));
        return Message.of(
                Text.paragraphs(parts),
                keyboard()
                        .grid(2, buttons)
                        .row(new Keyboard.Press(said("button.back"), Data.of("prep", "page")))
                        .build());
    }

    private static Optional<Bank.Track> known(Bank bank, String id) {
        return bank.tracks().stream().filter(track -> track.id().equals(id)).findFirst();
    }

    private static String title(Bank.Track track, String language) {
        return track.title().getOrDefault(language, track.id());
    }
}
