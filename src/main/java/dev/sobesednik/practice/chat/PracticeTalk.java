package dev.sobesednik.practice.chat;

import static dev.sobesednik.chat.Text.said;

import dev.sobesednik.bank.Bank;
import dev.sobesednik.bank.Question;
import dev.sobesednik.chat.Effect;
import dev.sobesednik.chat.Incoming.Press;
import dev.sobesednik.chat.Step;
import dev.sobesednik.chat.Text;
import dev.sobesednik.feature.Context;
import dev.sobesednik.feature.Events;
import dev.sobesednik.memory.Card;
import dev.sobesednik.memory.QuestionHistory;
import dev.sobesednik.memory.Rating;
import dev.sobesednik.picking.Picking;
import dev.sobesednik.practice.Screen;
import dev.sobesednik.practice.chat.QuestionCard.Side;
import dev.sobesednik.practice.chat.QuestionCard.Viewer;
import dev.sobesednik.profile.Profile;
import dev.sobesednik.record.ChatRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What one person is asked, shown and told.
final class PracticeTalk {

    private final Context context;
    private final Bank bank;

    PracticeTalk(Context context) {
        this.context = context;
        this.bank = context.bank();
    }

    /// The next question of a level, 0 for all.
    Step<ChatRecord> ask(ChatRecord record, int level) {
        return pick(record, level)
                .map(pick -> put(record, pick.question(), level, why(pick, level), false))
                .orElseGet(() -> Step.to(record, Effect.say("quiz.nothing-here")));
    }

    /// The daily question: nobody asked for it just now.
    Step<ChatRecord> push(ChatRecord record) {
        var level = record.get(Screen.SLICE).level();
        return pick(record, level)
                .map(pick -> put(record, pick.question(), level, said("daily.lead"), true))
                .orElseGet(() -> Step.to(record));
    }

    /// One question by name, as a deep link asks for it.
    Step<ChatRecord> open(ChatRecord record, Question question) {
        return put(record, question, record.get(Screen.SLICE).level(), null, false);
    }

    /// A tap on one of a card's buttons: `side`, `id`, `showing`.
    Step<ChatRecord> turn(ChatRecord record, Press press, List<String> words) {
        var side = words.size() == 3 ? Side.of(words.getFirst()) : Optional.<Side>empty();
        var question = words.size() == 3 ? bank.find(new Question.Id(words.get(1))) : Optional.<Question>empty();
        var showing = words.size() == 3 ? number(words.get(2)) : 0;
        if (side.isEmpty() || showing == 0 || press.messageId() == 0) return Step.to(record, old(press));
        if (question.isEmpty()) return Step.to(record, Effect.toast(press, "button.question-gone"));
        if (!wasShown(record, question.get(), showing)) return Step.to(record, Effect.toast(press, "button.not-yours"));

        var seen = side.get() == Side.QUESTION ? record : revealed(record, showing);
        var card = card(seen, question.get(), showing);
        return Step.to(seen, Effect.answered(press), new Effect.Show(press.messageId(), card.show(side.get())));
    }

    /// A tap on a grade: `rating`, `id`, `showing`.
    Step<ChatRecord> grade(ChatRecord record, Press press, List<String> words) {
        var rating = words.size() == 3 ? Rating.ofNumber(number(words.getFirst())) : Optional.<Rating>empty();
        var question = words.size() == 3 ? bank.find(new Question.Id(words.get(1))) : Optional.<Question>empty();
        var showing = words.size() == 3 ? number(words.get(2)) : 0;
        if (rating.isEmpty() || showing == 0) return Step.to(record, old(press));
        if (question.isEmpty()) return Step.to(record, Effect.toast(press, "button.question-gone"));
        if (!wasShown(record, question.get(), showing)) return Step.to(record, Effect.toast(press, "button.not-yours"));
        var id = question.get().id();
        var history = record.get(QuestionHistory.SLICE);
        if (history.card(id).isGraded(showing)) return Step.to(record, Effect.toast(press, "grade.already"));

        var rated = history.card(id).rated(rating.get(), showing, context.now());
        var after = revealed(record.with(QuestionHistory.SLICE, history.withCard(id, rated)), showing);
        var effects = new ArrayList<Effect>();
        effects.add(Effect.answered(press));
        if (press.messageId() != 0) {
            var side = question.get().answer() == null ? Side.QUESTION : Side.ANSWER;
            effects.add(new Effect.Show(
                    press.messageId(), card(after, question.get(), showing).show(side)));
        }
        effects.add(new Effect.Raise(new Events.Graded(id, rating.get())));
        return new Step<>(after, List.copyOf(effects));
    }

    /// A tap on "next": `showing`. Only the newest card has a next one, so that two taps ask one question.
    Step<ChatRecord> next(ChatRecord record, Press press, List<String> words) {
        var showing = words.size() == 1 ? number(words.getFirst()) : 0;
        var shown = record.get(Screen.SLICE).shown();
        if (showing == 0 || shown == null) return Step.to(record, old(press));
        if (showing != shown.showing()) return Step.to(record, Effect.toast(press, "button.next-is-below"));
        return Step.to(record, Effect.answered(press)).then(here -> ask(here, shown.filter()));
    }

    /// Words that are no command: an attempt at the question on the screen, which earns its answer.
    ///
    /// @return nothing when no question waits for an attempt
    Optional<Step<ChatRecord>> attempt(ChatRecord record) {
        var screen = record.get(Screen.SLICE);
        var shown = screen.shown();
        if (shown == null || shown.revealed()) return Optional.empty();
        return bank.find(shown.question()).map(question -> {
            var side = question.answer() == null ? Side.QUESTION : Side.ANSWER;
            var card = card(record, question, shown.showing());
            return Step.to(
                    record.with(Screen.SLICE, screen.revealed()),
                    new Effect.Say(card.show(side, said("quiz.compare"))));
        });
    }

    private Optional<Picking.Pick> pick(ChatRecord record, int level) {
        var profile = Profile.of(record);
        var today = profile.day(context.now());
        var history = record.get(QuestionHistory.SLICE);
        return new Picking(bank, history.cards(), history.askedOn(today), context.random())
                .pick(level, today, profile.zone());
    }

    private Step<ChatRecord> put(ChatRecord record, Question question, int level, @Nullable Text lead, boolean pushed) {
        var today = Profile.of(record).day(context.now());
        var history = record.get(QuestionHistory.SLICE).shown(question.id(), level, today);
        var after = record.with(QuestionHistory.SLICE, history)
                .with(Screen.SLICE, record.get(Screen.SLICE).showing(question.id(), history.showings(), level));
        var message = card(after, question, history.showings()).show(Side.QUESTION, lead);
        return Step.to(after, pushed ? new Effect.Push(message) : new Effect.Say(message));
    }

    private QuestionCard card(ChatRecord record, Question question, int showing) {
        var card = record.get(QuestionHistory.SLICE).card(question.id());
        var rating = card.isGraded(showing)
                ? card.lastReview().map(Card.Review::rating).orElse(null)
                : null;
        var more = context.features().cardButtons(question.id(), record);
        return new QuestionCard(bank, question, showing, new Viewer.One(rating, more));
    }

    private @Nullable Text why(Picking.Pick pick, int level) {
        return switch (pick.why()) {
            case NEW -> null;
            case COMES_BACK -> said("quiz.comes-back");
            case ANOTHER_ROUND -> level == 0 ? said("quiz.another-round") : said("quiz.another-round-level", level);
        };
    }

    private static ChatRecord revealed(ChatRecord record, int showing) {
        var screen = record.get(Screen.SLICE);
        return screen.isShown(showing) ? record.with(Screen.SLICE, screen.revealed()) : record;
    }

    private static boolean wasShown(ChatRecord record, Question question, int showing) {
        var history = record.get(QuestionHistory.SLICE);
        return showing <= history.showings() && history.card(question.id()).showings() > 0;
    }

    private static Effect old(Press press) {
        return Effect.toast(press, "button.old");
    }

    /// Positive, or 0 for anything else.
    private static int number(String word) {
        try {
            return Math.max(0, Integer.parseInt(word));
        } catch (NumberFormatException forged) {
            return 0;
        }
    }
}
