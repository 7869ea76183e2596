package dev.sobesednik.interview.chat;

import dev.sobesednik.bank.Question;
import dev.sobesednik.chat.ChatId;
import dev.sobesednik.chat.Effect;
import dev.sobesednik.interview.InterviewSession;
import dev.sobesednik.interview.InterviewTable;
import dev.sobesednik.interview.Member;
import dev.sobesednik.interview.Note;
import dev.sobesednik.interview.Outcome;
import dev.sobesednik.interview.Round;
import dev.sobesednik.interview.chat.MockLetter.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/// The letters to people's records that a note of the group's decision asks for.
final class NoteLetters {

    private NoteLetters() {}

    static List<Effect> of(InterviewSession session, Note note) {
        return switch (note) {
            case Note.Greet(Member member) -> List.of(MockLetter.to(home(member), Kind.HELLO, session));
            case Note.Brief(Member member, Round round) ->
                List.of(MockLetter.to(
                        home(member),
                        Kind.BRIEF,
                        session,
                        round.number(),
                        round.question().id(),
                        round.candidate().name()));
            case Note.Ask(Member member, Round round) ->
                List.of(MockLetter.to(
                        home(member),
                        Kind.FORM,
                        session,
                        round.number(),
                        round.isCandidate(member.id()) ? "own" : "theirs",
                        round.question().id(),
                        round.candidate().name()));
            case Note.Graded(Member member, Question.Id question, var rating) ->
                List.of(MockLetter.to(home(member), Kind.GRADED, session, question, rating.number()));
            case Note.Interviewed(Member member) -> List.of(MockLetter.to(home(member), Kind.ASKED, session));
            case Note.Finished(InterviewTable table) -> weak(session, table);
            case Note.Told _, Note.Due _ -> throw new IllegalArgumentException("no letter: " + note);
        };
    }

    /// To everybody who sits or answered, also to those without a weak answer: it ends the interview for them.
    private static List<Effect> weak(InterviewSession session, InterviewTable table) {
        var people = new LinkedHashSet<Member>();
        for (var seat : table.seats()) people.add(seat.member());
        for (var outcome : table.outcomes()) people.add(outcome.candidate());
        var letters = new ArrayList<Effect>();
        for (var member : people) {
            var answers = table.outcomes().stream()
                    .filter(outcome -> outcome.candidate().id() == member.id())
                    .toList();
            var words = new ArrayList<Object>();
            words.add(answers.size());
            answers.stream()
                    .filter(Outcome::isWeak)
                    .forEach(outcome -> words.add(outcome.question() + "=" + missed(outcome)));
            letters.add(MockLetter.to(home(member), Kind.WEAK, session, words.toArray()));
        }
        return letters;
    }

    private static int missed(Outcome outcome) {
        var all = (1 << outcome.points()) - 1;
        return outcome.counting().map(sheet -> all & ~sheet.ticks()).orElse(all);
    }

    private static ChatId home(Member member) {
        return new ChatId(member.id());
    }
}
