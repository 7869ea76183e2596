package dev.sobesednik.quiz;

import static dev.sobesednik.chat.Keyboard.keyboard;
import static dev.sobesednik.chat.Text.said;

import dev.sobesednik.bank.Bank;
import dev.sobesednik.bank.Question;
import dev.sobesednik.chat.Data;
import dev.sobesednik.chat.Effect;
import dev.sobesednik.chat.Incoming;
import dev.sobesednik.chat.Keyboard;
import dev.sobesednik.chat.Message;
import dev.sobesednik.chat.Step;
import dev.sobesednik.chat.Text;
import dev.sobesednik.daily.Daily;
import dev.sobesednik.picking.Picking;
import dev.sobesednik.profile.Person;
import dev.sobesednik.quiz.QuestionCard.Side;
import dev.sobesednik.quiz.QuestionCard.Viewer;
import dev.sobesednik.review.Card;
import dev.sobesednik.review.Rating;
import dev.sobesednik.streak.LocalDay;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// A person alone with the questions.
public final class Practice {

    private final Bank bank;
    private final Instant now;
    private final RandomGenerator random;

    public Practice(Bank bank, Instant now, RandomGenerator random) {
        this.bank = bank;
        this.now = now;
        this.random = random;
    }

    /// The next question of a level, 0 for all.
    public Step<Person> ask(Person person, int level) {
        return pick(person, level)
                .map(pick -> put(person, pick.question(), level, why(pick, level), false))
                .orElseGet(() -> Step.to(person, Effect.say("quiz.nothing-here")));
    }

    /// The daily question: nobody asked for it just now.
    public Step<Person> push(Person person) {
        return pick(person, person.level())
                .map(pick -> put(person, pick.question(), person.level(), said("daily.lead"), true))
                .orElseGet(() -> Step.to(person));
    }

    /// One question by name, as a deep link asks for it.
    public Step<Person> open(Person person, Question question) {
        return put(person, question, person.level(), null, false);
    }

    /// A tap on one of a card's buttons: `side`, `id`, `showing`.
    public Step<Person> turn(Person person, Incoming.Press press, List<String> words) {
        var side = words.size() == 3 ? Side.of(words.getFirst()) : Optional.<Side>empty();
        var question = words.size() == 3 ? bank.find(new Question.Id(words.get(1))) : Optional.<Question>empty();
        var showing = words.size() == 3 ? number(words.get(2)) : 0;
        if (side.isEmpty() || showing == 0 || press.messageId() == 0) return Step.to(person, old(press));
        if (question.isEmpty()) return Step.to(person, Effect.toast(press, "button.question-gone"));
        if (!wasShown(person, question.get(), showing)) return Step.to(person, Effect.toast(press, "button.not-yours"));

        var seen = isOnScreen(person, showing) && side.get() != Side.QUESTION ? person.revealed() : person;
        var card = new QuestionCard(
                bank, question.get(), showing, viewer(person.card(question.get().id()), showing));
        return Step.to(seen, Effect.answered(press), new Effect.Show(press.messageId(), card.show(side.get())));
    }

    /// A tap on a grade: `rating`, `id`, `showing`.
    public Step<Person> grade(Person person, Incoming.Press press, List<String> words) {
        var rating = words.size() == 3 ? Rating.ofNumber(number(words.getFirst())) : Optional.<Rating>empty();
        var question = words.size() == 3 ? bank.find(new Question.Id(words.get(1))) : Optional.<Question>empty();
        var showing = words.size() == 3 ? number(words.get(2)) : 0;
        if (rating.isEmpty() || showing == 0) return Step.to(person, old(press));
        if (question.isEmpty()) return Step.to(person, Effect.toast(press, "button.question-gone"));
        if (!wasShown(person, question.get(), showing)) return Step.to(person, Effect.toast(press, "button.not-yours"));
        var id = question.get().id();
        if (person.card(id).isGraded(showing)) return Step.to(person, Effect.toast(press, "grade.already"));

        var zone = person.likelyZone();
        var streak = person.streak().answered(now, zone);
        var isFirstToday = !person.streak().countedToday(now, zone);
        var rated = person.card(id).rated(rating.get(), showing, now);
        var after = person.withCard(id, rated).withStreak(streak);
        if (isOnScreen(after, showing)) after = after.revealed();

        var toast = isFirstToday ? Effect.toast(press, "grade.first-today", streak.length()) : Effect.answered(press);
        var step = Step.to(after, toast);
        if (press.messageId() != 0) {
            var side = question.get().answer() == null ? Side.QUESTION : Side.ANSWER;
            var card = new QuestionCard(bank, question.get(), showing, viewer(rated, showing));
            step = step.and(new Effect.Show(press.messageId(), card.show(side)));
        }
        return after.daily().mode() == Daily.Mode.UNASKED ? offerDaily(step) : step;
    }

    /// A tap on "next": `showing`. Only the newest card has a next one, so that two taps ask one question.
    public Step<Person> next(Person person, Incoming.Press press, List<String> words) {
        var showing = words.size() == 1 ? number(words.getFirst()) : 0;
        var onScreen = person.onScreen();
        if (showing == 0 || onScreen == null) return Step.to(person, old(press));
        if (showing != onScreen.showing()) return Step.to(person, Effect.toast(press, "button.next-is-below"));
        var asked = ask(person, onScreen.filter());
        return new Step<>(asked.next(), concat(Effect.answered(press), asked.effects()));
    }

    /// Words that are no command: an attempt at the question on the screen, which earns its answer.
    ///
    /// @return nothing when no question waits for an attempt
    public Optional<Step<Person>> attempt(Person person) {
        var onScreen = person.onScreen();
        if (onScreen == null || onScreen.revealed()) return Optional.empty();
        return bank.find(onScreen.question()).map(question -> {
            var viewer = viewer(person.card(question.id()), onScreen.showing());
            var side = question.answer() == null ? Side.QUESTION : Side.ANSWER;
            var card = new QuestionCard(bank, question, onScreen.showing(), viewer);
            return Step.to(person.revealed(), new Effect.Say(card.show(side, said("quiz.compare"))));
        });
    }

    /// Once, after the first grade: by now the person knows what would come every day.
    private Step<Person> offerDaily(Step<Person> step) {
        var buttons = List.of(time("08:00"), time("09:00"), time("12:00"), time("19:00"), time("21:00"));
        Keyboard choice = keyboard()
                .grid(3, buttons)
                .row(new Keyboard.Press(said("daily.button.no"), Data.of("daily", "off")))
                .build();
        return new Step<>(
                step.next().withDaily(step.next().daily().off()),
                concat(step.effects(), new Effect.Say(Message.of(said("daily.offer"), choice))));
    }

    public static Keyboard.Press time(String time) {
        return new Keyboard.Press(new Text.Plain(time), Data.of("time", time.replace(":", "")));
    }

    private Optional<Picking.Pick> pick(Person person, int level) {
        var today = LocalDay.of(now, person.likelyZone());
        return new Picking(bank, person.cards(), person.askedOn(today), random).pick(level, today, person.likelyZone());
    }

    private Step<Person> put(Person person, Question question, int level, @Nullable Text lead, boolean pushed) {
        var after = person.shown(question.id(), level, now);
        var card = new QuestionCard(bank, question, after.showings(), new Viewer.One(null));
        var message = card.show(Side.QUESTION, lead);
        return Step.to(after, pushed ? new Effect.Push(message) : new Effect.Say(message));
    }

    private @Nullable Text why(Picking.Pick pick, int level) {
        return switch (pick.why()) {
            case NEW -> null;
            case COMES_BACK -> said("quiz.comes-back");
            case ANOTHER_ROUND -> level == 0 ? said("quiz.another-round") : said("quiz.another-round-level", level);
        };
    }

    private static Viewer viewer(Card card, int showing) {
        return new Viewer.One(
                card.isGraded(showing)
                        ? card.lastReview().map(Card.Review::rating).orElse(null)
                        : null);
    }

    private static boolean wasShown(Person person, Question question, int showing) {
        return showing <= person.showings() && person.card(question.id()).showings() > 0;
    }

    private static boolean isOnScreen(Person person, int showing) {
        return person.onScreen() != null && person.onScreen().showing() == showing;
    }

    private static Effect old(Incoming.Press press) {
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

    private static List<Effect> concat(Effect first, List<Effect> rest) {
        return java.util.stream.Stream.concat(java.util.stream.Stream.of(first), rest.stream())
                .toList();
    }

    private static List<Effect> concat(List<Effect> first, Effect last) {
        return java.util.stream.Stream.concat(first.stream(), java.util.stream.Stream.of(last))
                .toList();
    }
}
