package dev.sobesednik.chaos;

import dev.sobesednik.playground.EmulatedTelegram;
import dev.sobesednik.playground.call.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/// Every message that reached a person, in the order in which it did, whether the bot learned of it or not.
final class Deliveries {

    private static final Pattern CARD = Pattern.compile("\\d+:(?:card|grade):[a-z0-9-]+:(\\w+):(\\d+)");

    /// @param showing of the question on the message, 0 for none
    /// @param lost the bot was given no answer: it cannot know
    record Delivery(long chat, int message, String text, String question, int showing, long nanos, boolean lost) {

        boolean isDaily() {
            return text.contains("Вопрос дня</i>");
        }
    }

    private final Map<Long, List<Delivery>> byChat = new ConcurrentHashMap<>();
    private final AtomicLong polls = new AtomicLong();
    private final AtomicLong refusals = new AtomicLong();

    Deliveries(EmulatedTelegram telegram) {
        telegram.check(call -> {
            note(call);
            return List.of();
        });
    }

    List<Delivery> of(long chat) {
        var all = byChat.get(chat);
        if (all == null) return List.of();
        synchronized (all) {
            return List.copyOf(all);
        }
    }

    long polls() {
        return polls.get();
    }

    long refusals() {
        return refusals.get();
    }

    private void note(Call call) {
        if (call.is("getUpdates") && call.answer().status() == 200) polls.incrementAndGet();
        if (!call.is("sendMessage")) return;
        if (call.answer().status() == 429) refusals.incrementAndGet();
        var lost = call.trouble().startsWith("AnswerLost") || call.trouble().startsWith("TruncatedJson");
        if (call.answer().status() != 200 && !lost) return;
        if (call.trouble().startsWith("HtmlPage")) return;
        var chat = call.parameters().path("chat_id").asLong(0);
        var text = call.parameters().path("text").asString("");
        var card = CARD.matcher(call.parameters().path("reply_markup").toString());
        var shows = card.find();
        var message = lost ? 0 : call.answer().result().path("message_id").asInt(0);
        var all = byChat.computeIfAbsent(chat, one -> new ArrayList<>());
        synchronized (all) {
            all.add(new Delivery(
                    chat,
                    message,
                    text,
                    shows ? card.group(1) : "",
                    shows ? Integer.parseInt(card.group(2)) : 0,
                    System.nanoTime(),
                    lost));
        }
    }
}
