package dev.sobesednik.conversation;

import static dev.sobesednik.chat.Keyboard.keyboard;
import static dev.sobesednik.chat.Text.said;

import dev.sobesednik.bank.Question;
import dev.sobesednik.chat.ChatId;
import dev.sobesednik.chat.Data;
import dev.sobesednik.chat.Effect;
import dev.sobesednik.chat.Incoming.Press;
import dev.sobesednik.chat.Keyboard;
import dev.sobesednik.chat.Message;
import dev.sobesednik.chat.Step;
import dev.sobesednik.chat.Text;
import dev.sobesednik.conversation.MockLetter.Kind;
import dev.sobesednik.interview.Form;
import dev.sobesednik.interview.Form.Page;
import dev.sobesednik.interview.Sheet;
import dev.sobesednik.interview.Sheet.Scale;
import dev.sobesednik.interview.Ticket;
import dev.sobesednik.profile.Person;
import dev.sobesednik.quiz.Practice;
import dev.sobesednik.review.Rating;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a person of an interview gets and says privately: the interviewer's sheet, the forms, the weak points.
final class MockForms {

    private static final Pattern LINK = Pattern.compile("mock_(-\\d{1,18})_(\\d{1,9})_(\\d{1,9})");
    private static final int IN_A_ROW = 4;

    private final Surroundings around;

    MockForms(Surroundings around) {
        this.around = around;
    }

    /// A letter to somebody of whom nothing is kept: the group learns that it cannot be delivered.
    static List<Effect> undeliverable(ChatId from, String text) {
        return MockLetter.read(from, text)
                .map(MockLetter.Received::letter)
                .filter(letter -> letter.kind() != Kind.WEAK)
                .map(letter -> List.of(MockLetter.to(from, Kind.STRANGER, letter.topic(), letter.number())))
                .orElse(List.of());
    }

    Step<Person> letter(Person person, ChatId from, String text) {
        var received = MockLetter.read(from, text);
        if (received.isEmpty()) return Step.to(person);
        var letter = received.get().letter();
        try {
            return letter(person, from, letter);
        } catch (NumberFormatException | IndexOutOfBoundsException damaged) {
            return Step.to(person);
        }
    }

    /// Grades count for those, too, whom the bot cannot write to.
    private Step<Person> letter(Person person, ChatId from, MockLetter letter) {
        return switch (letter.kind()) {
            case HELLO -> hello(person, from, letter);
            case BRIEF -> person.reachable() ? brief(person, letter) : away(person, from, letter);
            case FORM -> person.reachable() ? form(person, from, letter) : away(person, from, letter);
            case GRADED -> graded(person, letter);
            case ASKED -> Step.to(person.withStreak(person.streak().answered(around.now(), person.likelyZone())));
            case WEAK -> weak(person, from, letter);
            case HERE, STRANGER, SHEET -> Step.to(person);
        };
    }

    private static Step<Person> hello(Person person, ChatId from, MockLetter letter) {
        var ticket = new Ticket(from, letter.topic(), letter.number(), null);
        var kind = person.reachable() ? Kind.HERE : Kind.STRANGER;
        return Step.to(holding(person, ticket), MockLetter.to(from, kind, letter.topic(), letter.number()));
    }

    /// A form of the same interview stays.
    private static Person holding(Person person, Ticket ticket) {
        var held = person.ticket();
        return held != null && held.isFor(ticket.group(), ticket.topic(), ticket.number())
                ? person
                : person.withTicket(ticket);
    }

    private static Step<Person> away(Person person, ChatId from, MockLetter letter) {
        return Step.to(person, MockLetter.to(from, Kind.STRANGER, letter.topic(), letter.number()));
    }

    /// `?start=mock_GROUP_TOPIC_NUMBER`, the way out of being a stranger.
    Optional<Step<Person>> start(Person person, String argument) {
        var link = LINK.matcher(argument);
        if (!link.matches()) return Optional.empty();
        var group = new ChatId(Long.parseLong(link.group(1)));
        var ticket = new Ticket(group, Integer.parseInt(link.group(2)), Integer.parseInt(link.group(3)), null);
        return Optional.of(Step.to(holding(person, ticket), here(ticket), Effect.say("mock.private.ready")));
    }

    static Effect here(Ticket ticket) {
        return MockLetter.to(ticket.group(), Kind.HERE, ticket.topic(), ticket.number());
    }

    static Effect gone(Ticket ticket) {
        return MockLetter.to(ticket.group(), Kind.STRANGER, ticket.topic(), ticket.number());
    }

    private Step<Person> brief(Person person, MockLetter letter) {
        var question = around.bank().find(new Question.Id(letter.word(1)));
        if (question.isEmpty()) return Step.to(person);
        return Step.to(person, new Effect.Say(Message.of(sheet(question.get(), letter.number(0), letter.word(2)))));
    }

    private static Text sheet(Question question, int round, String candidate) {
        var parts = new ArrayList<Text>();
        parts.add(said("mock.brief", round, candidate));
        parts.add(new Text.Bold(new Text.Lite(question.text())));
        var answer = question.answer();
        if (answer == null) {
            parts.add(said("card.no-answer"));
        } else {
            parts.add(Text.lines(said("card.key-points"), list(answer.keyPoints())));
            var pitfalls = new ArrayList<Text>();
            pitfalls.add(said("card.pitfalls"));
            for (var pitfall : answer.pitfalls()) {
                pitfalls.add(said("card.wrong", new Text.Lite(pitfall.wrong())));
                pitfalls.add(said("card.right", new Text.Lite(pitfall.right())));
            }
            parts.add(new Text.Joined("\n", pitfalls));
        }
        for (int number = 0; number < question.followUps().size(); number++) {
            var followUp = question.followUps().get(number);
            parts.add(said("card.follow-up", number + 1, new Text.Lite(followUp.text())));
            if (!followUp.keyPoints().isEmpty()) parts.add(list(followUp.keyPoints()));
        }
        parts.add(said("mock.brief.how"));
        return Text.paragraphs(parts);
    }

    private static Text list(List<String> points) {
        return new Text.Joined(
                "\n",
                points.stream().<Text>map(point -> new Text.Lite("- " + point)).toList());
    }

    private Step<Person> form(Person person, ChatId from, MockLetter letter) {
        var question = new Question.Id(letter.word(2));
        var form = Form.blank(
                letter.number(0),
                letter.word(1).equals("own"),
                question,
                letter.word(3),
                MockBoard.keyPoints(around.bank(), question).size());
        var ticket = new Ticket(from, letter.topic(), letter.number(), form);
        return Step.to(person.withTicket(ticket), new Effect.Say(page(ticket, form)));
    }

    private Step<Person> graded(Person person, MockLetter letter) {
        var question = new Question.Id(letter.word(0));
        var rating = Rating.ofNumber(letter.number(1));
        if (rating.isEmpty()) return Step.to(person);
        var card = person.card(question).shown();
        return Step.to(person.withCard(question, card.rated(rating.get(), card.graded(), around.now()))
                .withStreak(person.streak().answered(around.now(), person.likelyZone())));
    }

    private Step<Person> weak(Person person, ChatId from, MockLetter letter) {
        var ticket = person.ticket();
        var left = ticket != null && ticket.isFor(from, letter.topic(), letter.number())
                ? person.withTicket(null)
                : person;
        if (letter.number(0) == 0 || !person.reachable()) return Step.to(left);
        if (letter.words().size() == 1) return Step.to(left, Effect.say("mock.private.strong"));
        var parts = new ArrayList<Text>();
        var buttons = new ArrayList<Keyboard.Press>();
        parts.add(said("mock.private.weak"));
        for (var word : letter.words().subList(1, letter.words().size())) {
            var cut = word.split("=", 2);
            around.bank().find(new Question.Id(cut[0])).ifPresent(question -> {
                var number = buttons.size() + 1;
                parts.add(weak(question, number, Integer.parseInt(cut[1])));
                buttons.add(new Keyboard.Press(
                        said("mock.button.practise", number), Data.of("mock", "practise", question.id())));
            });
        }
        return Step.to(
                left,
                new Effect.Say(Message.of(
                        Text.paragraphs(parts), keyboard().grid(2, buttons).build())));
    }

    private static Text weak(Question question, int number, int missed) {
        var lines = new ArrayList<Text>();
        lines.add(said("mock.private.question", number, new Text.Lite(question.text())));
        var answer = question.answer();
        if (answer != null)
            for (int point = 0; point < answer.keyPoints().size(); point++)
                if ((missed & 1 << point) != 0)
                    lines.add(said(
                            "mock.point.missed",
                            new Text.Lite(answer.keyPoints().get(point))));
        return new Text.Joined("\n", lines);
    }

    /// `practise:QUESTION`, or `ACTION:GROUP:TOPIC:NUMBER:ROUND` and what the action needs.
    Step<Person> press(Person person, Press press, List<String> words) {
        if (words.size() == 2 && words.getFirst().equals("practise")) return practise(person, press, words.get(1));
        var ticket = person.ticket();
        var form = ticket == null ? null : ticket.form();
        if (ticket == null || form == null || words.size() < 2 || !words.get(1).equals(key(ticket, form)))
            return Step.to(person, Effect.toast(press, "mock.stale"));
        var points = MockBoard.keyPoints(around.bank(), form.question()).size();
        var changed = switch (words.getFirst()) {
            case "tick" -> form.ticked(digit(words, 2), points);
            case "counted" -> form.withPointsDone();
            case "rate" -> form.rated(digit(words, 2), digit(words, 3));
            case "again" -> form.again(points);
            case "send" -> form.asSent();
            default -> Optional.<Form>empty();
        };
        if (changed.isEmpty()) return Step.to(person, Effect.answered(press));
        var next = ticket.with(changed.get());
        var step =
                Step.to(person.withTicket(next), Effect.answered(press)).and(shown(press, page(next, changed.get())));
        return changed.get().sent() ? step.and(sent(next, changed.get())) : step;
    }

    private static Effect shown(Press press, Message page) {
        // Telegram hides the id of a message that is too old to edit.
        return press.messageId() == 0 ? new Effect.Say(page) : new Effect.Show(press.messageId(), page);
    }

    private Step<Person> practise(Person person, Press press, String id) {
        return around.bank()
                .find(new Question.Id(id))
                .map(question -> Step.to(person, Effect.answered(press))
                        .then(here -> new Practice(around.bank(), around.now(), around.random()).open(here, question)))
                .orElseGet(() -> Step.to(person, Effect.toast(press, "button.question-gone")));
    }

    private static Effect sent(Ticket ticket, Form form) {
        var scales = new StringBuilder();
        form.scales().forEach(scales::append);
        return MockLetter.to(
                ticket.group(), Kind.SHEET, ticket.topic(), ticket.number(), form.round(), form.ticks(), scales);
    }

    private Message page(Ticket ticket, Form form) {
        var parts = new ArrayList<Text>();
        parts.add(
                form.own()
                        ? said("mock.form.own", form.round())
                        : said("mock.form.theirs", form.round(), form.candidate()));
        around.bank()
                .find(form.question())
                .ifPresent(question -> parts.add(new Text.Bold(new Text.Lite(question.text()))));
        var rows = keyboard();
        switch (form.page()) {
            case Page.Points _ -> {
                parts.add(said("mock.form.points"));
                parts.add(points(form));
                rows.grid(IN_A_ROW, ticks(ticket, form));
                rows.row(press(said("mock.button.counted"), ticket, form, "counted"));
            }
            case Page.Rate(Scale scale) -> {
                parts.add(said("mock.form.scale", said("mock.scale." + word(scale)), scale.place() + 1));
                var grades = new ArrayList<Text>();
                var buttons = new ArrayList<Keyboard.Press>();
                for (int value = Sheet.LOWEST; value <= Sheet.HIGHEST; value++) {
                    grades.add(said("mock.scale." + word(scale) + "." + value));
                    buttons.add(
                            press(new Text.Plain(Integer.toString(value)), ticket, form, "rate", scale.place(), value));
                }
                parts.add(new Text.Joined("\n", grades));
                rows.row(buttons);
            }
            case Page.Look _ -> {
                parts.add(summary(form));
                rows.row(
                        press(said("mock.button.send"), ticket, form, "send"),
                        press(said("mock.button.afresh"), ticket, form, "again"));
            }
            case Page.Sent _ -> {
                parts.add(summary(form));
                parts.add(said("mock.form.sent"));
            }
        }
        return Message.of(Text.paragraphs(parts), rows.build());
    }

    private Text points(Form form) {
        var lines = new ArrayList<Text>();
        var points = MockBoard.keyPoints(around.bank(), form.question());
        for (int point = 0; point < points.size(); point++)
            lines.add(said(
                    form.sheet().ticked(point) ? "mock.form.ticked" : "mock.form.unticked",
                    point + 1,
                    new Text.Lite(points.get(point))));
        return new Text.Joined("\n", lines);
    }

    private List<Keyboard.Press> ticks(Ticket ticket, Form form) {
        var buttons = new ArrayList<Keyboard.Press>();
        for (int point = 0;
                point < MockBoard.keyPoints(around.bank(), form.question()).size();
                point++)
            buttons.add(press(
                    said(form.sheet().ticked(point) ? "mock.button.ticked" : "mock.button.unticked", point + 1),
                    ticket,
                    form,
                    "tick",
                    point));
        return buttons;
    }

    private Text summary(Form form) {
        var lines = new ArrayList<Text>();
        var points = MockBoard.keyPoints(around.bank(), form.question()).size();
        if (points > 0) lines.add(said("mock.report.points", form.sheet().count(), points));
        for (var scale : Scale.values())
            lines.add(said(
                    "mock.scale.one",
                    said("mock.scale." + word(scale)),
                    form.sheet().on(scale)));
        return new Text.Joined("\n", lines);
    }

    private static Keyboard.Press press(Text label, Ticket ticket, Form form, String action, Object... more) {
        var words = new ArrayList<Object>(List.of("mock", action, key(ticket, form)));
        words.addAll(List.of(more));
        return new Keyboard.Press(label, Data.of(words.toArray()));
    }

    /// Which form a button belongs to, short enough for 64 bytes.
    private static String key(Ticket ticket, Form form) {
        return Long.toString(ticket.group().value(), Character.MAX_RADIX)
                + "."
                + Integer.toString(ticket.topic(), Character.MAX_RADIX)
                + "."
                + ticket.number()
                + "."
                + form.round();
    }

    private static int digit(List<String> words, int index) {
        return words.size() > index && words.get(index).matches("\\d{1,2}") ? Integer.parseInt(words.get(index)) : -1;
    }

    private static String word(Scale scale) {
        return scale.name().toLowerCase(Locale.ROOT);
    }
}
