package dev.sobesednik.interview.chat;

import static dev.sobesednik.chat.Keyboard.keyboard;
import static dev.sobesednik.chat.Text.said;

import dev.sobesednik.bank.Bank;
import dev.sobesednik.bank.Question;
import dev.sobesednik.chat.Data;
import dev.sobesednik.chat.Keyboard;
import dev.sobesednik.chat.Message;
import dev.sobesednik.chat.Text;
import java.util.ArrayList;
import java.util.List;

/// The interviewer's sheet before a round, and everybody's weak points after the interview.
final class PrivateTexts {

    private PrivateTexts() {}

    /// What the interviewer has to know about the question.
    static Text brief(Question question, int round, String candidate) {
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

    /// @param answers of one person: the question and the bits of the points that were missing, `q001=5`
    static Message weak(Bank bank, List<String> answers) {
        var parts = new ArrayList<Text>();
        var buttons = new ArrayList<Keyboard.Press>();
        parts.add(said("mock.private.weak"));
        for (var answer : answers) {
            var cut = answer.split("=", 2);
            bank.find(new Question.Id(cut[0])).ifPresent(question -> {
                var number = buttons.size() + 1;
                parts.add(weak(question, number, Integer.parseInt(cut[1])));
                buttons.add(new Keyboard.Press(
                        said("mock.button.practise", number), Data.of(MockLetter.NAME, "practise", question.id())));
            });
        }
        return Message.of(Text.paragraphs(parts), keyboard().grid(2, buttons).build());
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
}
