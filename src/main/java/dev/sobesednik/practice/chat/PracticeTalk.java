package dev.sobesednik.practice.chat;

import static dev.sobesednik.chat.Keyboard.keyboard;
import static dev.sobesednik.chat.Text.said;

import dev.sobesednik.bank.Bank;
import dev.sobesednik.bank.Question;
import dev.sobesednik.chat.Data;
import dev.sobesednik.chat.Effect;
import dev.sobesednik.chat.Incoming.Press;
import dev.sobesednik.chat.Keyboard;
import dev.sobesednik.chat.Message;
import dev.sobesednik.chat.Step;
import dev.sobesednik.chat.Text;
import dev.sobesednik.feature.Context;
import dev.sobesednik.feature.Events;
import dev.sobesednik.goal.Goal;
import dev.sobesednik.matching.Match;
import dev.sobesednik.memory.Card;
import dev.sobesednik.memory.QuestionHistory;
import dev.sobesednik.memory.Rating;
import dev.sobesednik.picking.NextQuestion;
import dev.sobesednik.picking.NextQuestion.Pick;
import dev.sobesednik.practice.Screen;
import dev.sobesednik.practice.Screen.Shown;
import dev.sobesednik.practice.Wanted;
import dev.sobesednik.practice.chat.Viewer.Grades;
import dev.sobesednik.profile.Profile;
import dev.sobesednik.record.ChatRecord;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What one person is asked, shown and told.
final class PracticeTalk {

    private static final int PERCENT = 100;

    private final Context context;
    private final Bank bank;

    PracticeTalk(Context context) {
        this.context = context;
        this.bank = context.bank();
    }

    /// The next question of what is wanted.
    Step<ChatRecord> ask(ChatRecord record, String wanted) {
        var pick = switch (wanted) {
            case Wanted.DUE -> next(record).due(question -> true, 1).stream().findFirst();
            case Wanted.WEAK ->
                next(record).weakest(question -> true, 1).stream().findFirst();
            default -> next(record).pick(Wanted.questions(wanted));
        };
        return pick.map(found -> put(record, found, wanted, null, false))
                .orElseGet(() -> Step.to(record, nothingLeft(record, wanted)));
    }

    private Effect nothingLeft(ChatRecord record, String wanted) {
        return switch (wanted) {
            case Wanted.DUE ->
                next(record)
                        .nextReturn()
                        .map(day -> Effect.say("review.done", day))
                        .orElseGet(() -> Effect.say(hasGrades(record) ? "review.done-today" : "review.none"));
            case Wanted.WEAK -> Effect.say("review.none");
            default -> Effect.say("quiz.nothing-here");
        };
    }

    private static boolean hasGrades(ChatRecord record) {
        return record.get(QuestionHistory.SLICE).cards().values().stream().anyMatch(card -> card.learned() != null);
    }

    /// What has come back today, begun with a word how much it is.
    Step<ChatRecord> review(ChatRecord record) {
        var due = next(record).due(question -> true, Integer.MAX_VALUE).size();
        var most = Math.min(due, Goal.of(record).reviewsADay());
        return due == 0
                ? ask(record, Wanted.DUE)
                : Step.to(record, Effect.say("review.begin", most)).then(here -> ask(here, Wanted.DUE));
    }

    /// The daily question: nobody asked for it just now.
    Step<ChatRecord> push(ChatRecord record) {
        var wanted = Wanted.level(record.get(Screen.SLICE).level());
        return next(record)
                .pick(Wanted.questions(wanted))
                .map(pick -> put(record, pick, wanted, said("daily.lead"), true))
                .orElseGet(() -> Step.to(record));
    }

    /// One question by name, as a deep link asks for it.
    Step<ChatRecord> open(ChatRecord record, Question question) {
        var wanted = Wanted.level(record.get(Screen.SLICE).level());
        return put(record, new Pick(question, NextQuestion.Reason.NEW, 0), wanted, null, false);
    }

    /// A tap on one of a card's buttons: `side`, `id`, `showing`.
    Step<ChatRecord> turn(ChatRecord record, Press press, List<String> words) {
        var side = words.size() == 3 ? Side.of(words.getFirst()) : Optional.<Side>empty();
        var card = Pressed.of(record, words, bank);
        if (side.isEmpty() || press.messageId() == 0) return Step.to(record, old(press));
        if (card.refusal() != null) return Step.to(record, Effect.toast(press, card.refusal()));
        var after = looked(record, card, side.get());
        return Step.to(
                after,
                Effect.answered(press),
                new Effect.Show(
                        press.messageId(),
                        card(after, card.question(), card.showing()).show(side.get())));
    }

    /// A look at the answer ends the attempt; a look at a follow-up begins the next.
    private ChatRecord looked(ChatRecord record, Pressed card, Side side) {
        var shown = record.get(Screen.SLICE).shown();
        if (shown == null || shown.showing() != card.showing() || side == Side.QUESTION || side == Side.MENU)
            return record;
        var here = switch (side) {
            case FIRST, SECOND -> shown.at(side.followUp() + 1);
            case FIRST_ANSWER, SECOND_ANSWER -> shown.at(0);
            default -> shown.open();
        };
        var seen = record.with(Screen.SLICE, record.get(Screen.SLICE).with(here));
        var depth = side == Side.FIRST_ANSWER || side == Side.SECOND_ANSWER ? side.followUp() + 2 : 1;
        return followed(seen, card.question(), depth);
    }

    private static ChatRecord followed(ChatRecord record, Question question, int depth) {
        var history = record.get(QuestionHistory.SLICE);
        var card = history.card(question.id());
        return depth == 1
                ? record
                : record.with(QuestionHistory.SLICE, history.withCard(question.id(), card.followed(depth)));
    }

    /// A tap on a grade: `rating`, `id`, `showing`.
    Step<ChatRecord> grade(ChatRecord record, Press press, List<String> words) {
        var rating = words.size() == 3 ? Rating.ofNumber(Pressed.number(words.getFirst())) : Optional.<Rating>empty();
        var pressed = Pressed.of(record, words, bank);
        if (rating.isEmpty()) return Step.to(record, old(press));
        if (pressed.refusal() != null) return Step.to(record, Effect.toast(press, pressed.refusal()));
        var question = pressed.question();
        var history = record.get(QuestionHistory.SLICE);
        var card = history.card(question.id());
        if (card.isGraded(pressed.showing())) return Step.to(record, Effect.toast(press, "grade.already"));

        var rated = card.rated(
                rating.get(), pressed.showing(), context.now(), profile(record).zone(), deadline(record));
        var after =
                revealed(record.with(QuestionHistory.SLICE, history.withCard(question.id(), rated)), pressed.showing());
        var effects = new ArrayList<Effect>();
        effects.add(Effect.answered(press));
        if (press.messageId() != 0)
            effects.add(new Effect.Show(press.messageId(), graded(after, question, pressed.showing(), rated)));
        effects.add(new Effect.Raise(new Events.Graded(question.id(), rating.get())));
        return new Step<>(after, List.copyOf(effects));
    }

    /// What is forgotten again and again is shown from another side.
    private Message graded(ChatRecord record, Question question, int showing, Card rated) {
        var card = card(record, question, showing);
        var isLeech = rated.isLeech()
                && rated.lastReview()
                        .filter(review -> review.rating() == Rating.AGAIN)
                        .isPresent();
        var answer = question.answer();
        if (answer == null) return card.show(Side.QUESTION);
        if (!isLeech) return card.show(Side.ANSWER);
        var lapses = rated.learned() == null ? 0 : rated.learned().lapses();
        return card.show(answer.code() == null ? Side.PITFALLS : Side.CODE, said("card.leech", lapses));
    }

    /// A tap on a key point's number: `place`, `id`, `showing`.
    Step<ChatRecord> tick(ChatRecord record, Press press, List<String> words) {
        var pressed = Pressed.of(record, words, bank);
        if (pressed.refusal() != null) return Step.to(record, Effect.toast(press, pressed.refusal()));
        var screen = record.get(Screen.SLICE);
        var shown = screen.shown();
        var place = words.getFirst().matches("\\d") ? Integer.parseInt(words.getFirst()) : -1;
        if (shown == null || shown.showing() != pressed.showing() || place < 0 || press.messageId() == 0)
            return Step.to(record, old(press));
        var after = record.with(Screen.SLICE, screen.with(shown.toggled(place)));
        return Step.to(
                after,
                Effect.answered(press),
                new Effect.Show(press.messageId(), compared(after, pressed.question(), shown.toggled(place))));
    }

    /// A tap on "next": `showing`. Only the newest card has a next one, so that two taps ask one question.
    Step<ChatRecord> next(ChatRecord record, Press press, List<String> words) {
        var showing = words.size() == 1 ? Pressed.number(words.getFirst()) : 0;
        var shown = record.get(Screen.SLICE).shown();
        if (showing == 0 || shown == null) return Step.to(record, old(press));
        if (showing != shown.showing()) return Step.to(record, Effect.toast(press, "button.next-is-below"));
        return Step.to(record, Effect.answered(press)).then(here -> ask(here, shown.wanted()));
    }

    /// Words that are no command: an attempt at what waits on the screen, which earns its answer.
    ///
    /// @return nothing when no question waits for an attempt
    Optional<Step<ChatRecord>> attempt(ChatRecord record, String words) {
        var shown = record.get(Screen.SLICE).shown();
        if (shown == null || (shown.revealed() && shown.part() == 0)) return Optional.empty();
        return bank.find(shown.question()).map(question -> attempt(record, question, shown, words));
    }

    private Step<ChatRecord> attempt(ChatRecord record, Question question, Shown shown, String words) {
        var part = shown.part() == 0 || !shown.swapped() ? shown.part() : 3 - shown.part();
        var match = context.matching().match(question, part, words);
        if (match.verdict() == Match.Verdict.UNRELATED) return Step.to(record, asked(question, shown));
        return shown.part() == 0 ? answered(record, question, shown, match) : dug(record, question, shown, match);
    }

    /// One line asks back: a greeting is no answer, and shows none.
    private static Effect asked(Question question, Shown shown) {
        var side = switch (shown.part()) {
            case 1 -> Side.FIRST_ANSWER;
            case 2 -> Side.SECOND_ANSWER;
            default -> Side.ANSWER;
        };
        return new Effect.Say(Message.of(
                said("quiz.no-attempt"),
                keyboard()
                        .row(new Keyboard.Press(
                                said("button.answer"), Data.of("card", side.word(), question.id(), shown.showing())))
                        .build()));
    }

    private Step<ChatRecord> answered(ChatRecord record, Question question, Shown shown, Match match) {
        if (question.answer() == null) {
            var open = record.with(Screen.SLICE, record.get(Screen.SLICE).revealed());
            return Step.to(
                    open, new Effect.Say(card(open, question, shown.showing()).show(Side.QUESTION)));
        }
        var ticks = match.verdict() == Match.Verdict.GAVE_UP ? 0 : bits(match.named());
        var compared = shown.ticked(ticks, secondFirst(question, ticks));
        var after = record.with(Screen.SLICE, record.get(Screen.SLICE).with(compared));
        return Step.to(after, new Effect.Say(compared(after, question, compared)));
    }

    /// The answer beside the person's own, key point by key point, and the grade that it seems to deserve.
    private Message compared(ChatRecord record, Question question, Shown shown) {
        var points =
                question.answer() == null ? 0 : question.answer().keyPoints().size();
        var named = Integer.bitCount(shown.bits());
        var grade = Match.proposed(named, points)
                .map(rating -> said("quiz.compare", named, points, said(QuestionCard.label(rating))))
                .orElse(null);
        return card(record, question, shown.showing()).show(Side.ANSWER, grade);
    }

    /// The follow-up that asks about what was left out comes first, as an interviewer would dig.
    private boolean secondFirst(Question question, int ticks) {
        var answer = question.answer();
        if (answer == null || question.followUps().size() < 2) return false;
        var missed = new ArrayList<String>();
        for (int place = 0; place < answer.keyPoints().size(); place++)
            if ((ticks & 1 << place) == 0) missed.add(answer.keyPoints().get(place));
        var left = String.join(". ", missed);
        return named(question, 2, left) > named(question, 1, left);
    }

    private int named(Question question, int part, String words) {
        return context.matching().match(question, part, words).named().size();
    }

    /// An attempt at a follow-up.
    private Step<ChatRecord> dug(ChatRecord record, Question question, Shown shown, Match match) {
        var side = shown.part() == 1 ? Side.FIRST_ANSWER : Side.SECOND_ANSWER;
        var after = followed(
                record.with(
                        Screen.SLICE, record.get(Screen.SLICE).with(shown.at(0).open())),
                question,
                shown.part() + 1);
        var lead = match.verdict() == Match.Verdict.GAVE_UP
                ? null
                : said("quiz.compare-follow-up", match.named().size(), keyPoints(question, shown));
        return Step.to(
                after, new Effect.Say(card(after, question, shown.showing()).show(side, lead)));
    }

    private static int keyPoints(Question question, Shown shown) {
        var place = shown.swapped() ? 2 - shown.part() : shown.part() - 1;
        return question.followUps().get(place).keyPoints().size();
    }

    private static int bits(List<Integer> places) {
        var bits = 0;
        for (var place : places) bits |= 1 << place;
        return bits;
    }

    private NextQuestion next(ChatRecord record) {
        var profile = profile(record);
        return new NextQuestion(
                bank,
                record.get(QuestionHistory.SLICE),
                Goal.of(record),
                profile.day(context.now()),
                profile.zone(),
                context.random());
    }

    private Step<ChatRecord> put(ChatRecord record, Pick pick, String wanted, @Nullable Text lead, boolean pushed) {
        var today = profile(record).day(context.now());
        var question = pick.question();
        var history = record.get(QuestionHistory.SLICE).shown(question.id(), Wanted.level(wanted), today);
        var after = record.with(QuestionHistory.SLICE, history)
                .with(Screen.SLICE, record.get(Screen.SLICE).showing(question.id(), history.showings(), wanted));
        var message = card(after, question, history.showings()).show(Side.QUESTION, lead, why(record, pick));
        return Step.to(after, pushed ? new Effect.Push(message) : new Effect.Say(message));
    }

    private @Nullable Text why(ChatRecord record, Pick pick) {
        var known = (int) Math.round(pick.known() * PERCENT);
        return switch (pick.reason()) {
            case NEW -> null;
            case NEW_AND_OFTEN -> said("why.new-and-often");
            case DUE -> said("why.due", known);
            case BEFORE_THE_DAY -> said("why.before-the-day", known, daysLeft(record));
            case AGAIN -> said("why.again");
        };
    }

    private int daysLeft(ChatRecord record) {
        var today = profile(record).day(context.now());
        return (int) ChronoUnit.DAYS.between(today, Goal.of(record).horizon(today));
    }

    private QuestionCard card(ChatRecord record, Question question, int showing) {
        var card = record.get(QuestionHistory.SLICE).card(question.id());
        var shown = record.get(Screen.SLICE).shown();
        var here = shown != null && shown.showing() == showing ? shown : null;
        var grades = grades(record, card, showing);
        return new QuestionCard(
                bank,
                question,
                showing,
                new Viewer.One(
                        grades,
                        here == null || here.revealed(),
                        here != null && here.swapped(),
                        here == null ? null : here.ticks(),
                        context.features().cardButtons(question.id(), record)));
    }

    private Grades grades(ChatRecord record, Card card, int showing) {
        var profile = profile(record);
        var today = profile.day(context.now());
        if (card.isGraded(showing) && card.lastReview().isPresent())
            return new Grades.Given(
                    card.lastReview().get().rating(), card.due(profile.zone()).orElse(today));
        var days = new EnumMap<Rating, Integer>(Rating.class);
        for (var rating : Rating.values())
            days.put(rating, card.intervalAfter(rating, today, profile.zone(), deadline(record)));
        return new Grades.Open(days);
    }

    private @Nullable LocalDate deadline(ChatRecord record) {
        return Goal.of(record).deadline(profile(record).day(context.now()));
    }

    private static Profile profile(ChatRecord record) {
        return Profile.of(record);
    }

    private static ChatRecord revealed(ChatRecord record, int showing) {
        var screen = record.get(Screen.SLICE);
        return screen.isShown(showing) ? record.with(Screen.SLICE, screen.revealed()) : record;
    }

    private static Effect old(Press press) {
        return Effect.toast(press, "button.old");
    }
}
