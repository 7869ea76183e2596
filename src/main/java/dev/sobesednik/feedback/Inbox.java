package dev.sobesednik.feedback;

import dev.sobesednik.bank.Question;
import dev.sobesednik.chat.ChatId;
import dev.sobesednik.record.Slice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The reports that one administrator can answer.
///
/// @param last the newest item's number
/// @param kept oldest first, at most [#KEPT], none older than [Reports#KEPT_FOR]
/// @param answering the item whose answer is waited for
public record Inbox(int last, List<Item> kept, @Nullable Answering answering) {

    public static final int KEPT = 50;

    public static final Slice<Inbox> SLICE = new Slice<>("feedback-inbox", new Inbox(0, List.of(), null));

    /// @param id its number here: buttons carry it, so that they name nobody
    /// @param number the report's number in the record of the person
    public record Item(int id, ChatId person, int number, Question.Id question, Instant at) {}

    /// @param showing as in [Reports.Asking]
    public record Answering(int id, int showing, Instant until) {}

    /// With one more, which gets the number of [#last]; the oldest makes room.
    public Inbox with(ChatId person, int number, Question.Id question, Instant now) {
        var all = new ArrayList<>(kept);
        all.add(new Item(last + 1, person, number, question, now));
        return new Inbox(last + 1, List.copyOf(all.subList(Math.max(0, all.size() - KEPT), all.size())), answering);
    }

    public Optional<Item> find(int id) {
        return kept.stream().filter(item -> item.id == id).findFirst();
    }

    public Inbox without(ChatId person, int number) {
        return new Inbox(
                last,
                kept.stream()
                        .filter(item -> item.number != number || !item.person.equals(person))
                        .toList(),
                answering);
    }

    public Inbox answers(int id, int showing, Instant now) {
        return new Inbox(last, kept, new Answering(id, showing, now.plus(Reports.ASKED_FOR)));
    }

    public Inbox answersNothing() {
        return new Inbox(last, kept, null);
    }

    /// What the next words answer.
    public Optional<Item> waiting(int showing, Instant now) {
        return answering != null && answering.showing == showing && answering.until.isAfter(now)
                ? find(answering.id)
                : Optional.empty();
    }

    /// When the oldest is to be forgotten.
    public Optional<Instant> stale() {
        return kept.isEmpty()
                ? Optional.empty()
                : Optional.of(kept.getFirst().at.plus(Reports.KEPT_FOR));
    }

    public Inbox pruned(Instant now) {
        return new Inbox(
                last,
                kept.stream()
                        .filter(item -> item.at.plus(Reports.KEPT_FOR).isAfter(now))
                        .toList(),
                answering);
    }
}
