package dev.sobesednik.groupquiz.chat;

import dev.sobesednik.chat.Effect;
import dev.sobesednik.chat.Event;
import dev.sobesednik.chat.Incoming;
import dev.sobesednik.chat.Step;
import dev.sobesednik.daily.Daily;
import dev.sobesednik.feature.Command;
import dev.sobesednik.feature.Context;
import dev.sobesednik.feature.Events;
import dev.sobesednik.feature.Feature;
import dev.sobesednik.feature.Place;
import dev.sobesednik.feature.Wake;
import dev.sobesednik.groupquiz.DailyQuiz;
import dev.sobesednik.profile.Profile;
import dev.sobesednik.record.ChatRecord;
import dev.sobesednik.record.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/// A group's question of the day: `/daily` sets it, `/top` shows who was right how often.
public final class GroupQuizFeature implements Feature {

    static final String NAME = "dailyquiz";

    private static final String ASK = "ask";
    private static final String CLOSE = "close";
    private static final String DIGEST = "digest";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> otherNames() {
        return Set.of(QuizSettings.BUTTON, TopTable.BUTTON);
    }

    @Override
    public Place place() {
        return Place.GROUP;
    }

    @Override
    public List<Slice<?>> slices() {
        return List.of(DailyQuiz.SLICE);
    }

    @Override
    public List<Command> commands() {
        return List.of(
                Command.of("daily", (command, record, context) -> new QuizSettings(context).command(record, command))
                        .in(Command.Menu.ADMINISTRATORS)
                        .askingForAdministrators(command -> !command.argument().isEmpty()),
                Command.of("top", (command, record, context) -> new TopTable(context).command(record, command)));
    }

    @Override
    public boolean isForAdministrators(List<String> words) {
        return words.getFirst().equals(QuizSettings.BUTTON);
    }

    @Override
    public Step<ChatRecord> press(Incoming.Press press, List<String> words, ChatRecord record, Context context) {
        var rest = words.subList(1, words.size());
        return switch (words.getFirst()) {
            case QuizSettings.BUTTON -> new QuizSettings(context).press(record, press, rest);
            case TopTable.BUTTON -> new TopTable(context).press(record, press, rest);
            default -> Step.to(record, Effect.toast(press, "button.old"));
        };
    }

    /// People wait for a result, and for nothing else of it.
    @Override
    public List<Wake> wakes(ChatRecord record) {
        var quiz = record.get(DailyQuiz.SLICE);
        var wakes = new ArrayList<Wake>();
        var question = quiz.daily().next();
        if (question != null) wakes.add(Wake.push(ASK, question));
        quiz.roundDue().ifPresent(due -> wakes.add(Wake.deadline(CLOSE, due)));
        var digest = quiz.digest().next();
        if (digest != null) wakes.add(Wake.push(DIGEST, digest));
        return wakes;
    }

    /// Of two wake-ups that are due together the first may have settled what the second is about.
    @Override
    public Step<ChatRecord> ring(Wake wake, ChatRecord record, Context context) {
        if (!wakes(record).contains(wake)) return Step.to(record);
        var rounds = new QuizRounds(context);
        var step = switch (wake.kind()) {
            case ASK -> rounds.ask(record, wake.due());
            case CLOSE -> rounds.close(record);
            default -> rounds.digest(record, wake.due());
        };
        // Where the bot was removed, a round ends and old votes go without a word.
        return Profile.of(record).reachable() ? step : Step.to(step.next());
    }

    @Override
    public Step<ChatRecord> posted(String tag, int messageId, ChatRecord record, Context context) {
        return new QuizRounds(context).posted(record, tag, messageId);
    }

    @Override
    public Step<ChatRecord> refused(String tag, ChatRecord record, Context context) {
        return new QuizRounds(context).refused(record, tag);
    }

    @Override
    public OptionalLong caretaker(ChatRecord record) {
        var quiz = record.get(DailyQuiz.SLICE);
        var by = quiz.upkeep().by();
        return quiz.daily().mode() == Daily.Mode.ON && by != 0 ? OptionalLong.of(by) : OptionalLong.empty();
    }

    @Override
    public Step<ChatRecord> voted(Incoming.Vote vote, ChatRecord record, Context context) {
        return new QuizRounds(context).voted(record, vote);
    }

    /// A vote that was under way when the group moved still counts.
    @Override
    public boolean followsItsPolls() {
        return true;
    }

    @Override
    public Step<ChatRecord> hear(Event event, ChatRecord record, Context context) {
        var quiz = record.get(DailyQuiz.SLICE);
        var zone = Profile.of(record).zone();
        return switch (event) {
            case Events.ZoneChanged _, Events.CameBack _ -> QuizRounds.kept(record, quiz.arm(zone, context.now()));
            case Events.WentAway _ -> QuizRounds.kept(record, quiz.disarm());
            case Events.MovedIn _ -> QuizRounds.kept(record, quiz.moved(zone, context.now()));
            default -> Step.to(record);
        };
    }
}
