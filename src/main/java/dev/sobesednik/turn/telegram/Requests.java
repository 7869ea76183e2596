package dev.sobesednik.turn.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.sobesednik.chat.ChatId;
import dev.sobesednik.chat.Effect;
import dev.sobesednik.chat.Keyboard;
import dev.sobesednik.chat.Language;
import dev.sobesednik.chat.Message;
import dev.sobesednik.chat.Poll;
import dev.sobesednik.chat.Text;
import dev.sobesednik.telegram.BotApi;
import dev.sobesednik.texts.Texts;
import dev.sobesednik.turn.Outgoing;
import dev.sobesednik.turn.Outgoing.Kind;
import dev.sobesednik.turn.RequestRenderer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.methods.AnswerCallbackQuery;
import org.telegram.telegrambots.meta.api.methods.ParseMode;
import org.telegram.telegrambots.meta.api.methods.botapimethods.PartialBotApiMethod;
import org.telegram.telegrambots.meta.api.methods.polls.SendPoll;
import org.telegram.telegrambots.meta.api.methods.polls.StopPoll;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageReplyMarkup;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageText;
import org.telegram.telegrambots.meta.api.objects.LinkPreviewOptions;
import org.telegram.telegrambots.meta.api.objects.polls.input.InputPollOption;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardRow;

/// Words effects as requests of the Bot API. They are serialised once, here: the outbox keeps and sends them as they
/// are.
public final class Requests implements RequestRenderer {

    /// core.telegram.org/bots/api#answercallbackquery
    private static final int TOAST = 200;
    /// core.telegram.org/bots/api#sendpoll
    private static final int QUESTION = 300;

    private static final int OPTION = 100;

    private static final LinkPreviewOptions NO_PREVIEW =
            LinkPreviewOptions.builder().isDisabled(true).build();

    private final Texts texts;

    public Requests(Texts texts) {
        this.texts = texts;
    }

    @Override
    public Optional<Outgoing> render(Effect effect, ChatId chat, @Nullable Integer thread, Language language) {
        return switch (effect) {
            case Effect.Say(Message message) ->
                Optional.of(request(Kind.REPLY, chat, send(message, chat, thread, language)));
            case Effect.Push(Message message) ->
                Optional.of(request(Kind.PUSH, chat, send(message, chat, thread, language)));
            case Effect.Post(String tag, Message message) ->
                Optional.of(request(Kind.REPLY, chat, send(message, chat, thread, language))
                        .tagged(tag));
            case Effect.PushPoll(String tag, Poll poll) ->
                Optional.of(request(Kind.PUSH, chat, quiz(poll, chat, thread, language))
                        .tagged(tag));
            case Effect.StopPoll(int id) ->
                Optional.of(request(
                        Kind.REPLY,
                        chat,
                        StopPoll.builder().chatId(chat.value()).messageId(id).build()));
            case Effect.InTopic(int topic, Effect inner) -> render(inner, chat, topic == 0 ? null : topic, language);
            case Effect.Strip(int id) ->
                Optional.of(request(
                        Kind.REPLY,
                        chat,
                        EditMessageReplyMarkup.builder()
                                .chatId(chat.value())
                                .messageId(id)
                                .build()));
            case Effect.Show(int id, Message message) ->
                Optional.of(request(Kind.REPLY, chat, edit(id, message, chat, language)));
            case Effect.AnswerPress press -> Optional.of(request(Kind.ANSWER, chat, answer(press, language)));
            case Effect.Attach attach -> Optional.of(document(attach, chat, thread, language));
            case Effect.Tell(ChatId to, String letter) ->
                Optional.of(new Outgoing(chat, Kind.LETTER, to.toString(), letter));
            case Effect.Raise _, Effect.Remark _ -> Optional.empty();
        };
    }

    private SendMessage send(Message message, ChatId chat, @Nullable Integer thread, Language language) {
        return SendMessage.builder()
                .chatId(chat.value())
                .messageThreadId(thread)
                .text(texts.html(message.text(), language))
                .parseMode(ParseMode.HTML)
                .linkPreviewOptions(NO_PREVIEW)
                .disableNotification(message.silent() ? Boolean.TRUE : null)
                .replyMarkup(keyboard(message.keyboard(), language))
                .build();
    }

    private SendPoll quiz(Poll poll, ChatId chat, @Nullable Integer thread, Language language) {
        return SendPoll.builder()
                .chatId(chat.value())
                .messageThreadId(thread)
                .type("quiz")
                .question(cut(texts.plain(poll.question(), language), QUESTION))
                .options(poll.options().stream()
                        .map(option -> new InputPollOption(cut(texts.plain(option, language), OPTION)))
                        .toList())
                .correctOptionIds(List.of(poll.correct()))
                .isAnonymous(false)
                .hideResultsUntilCloses(true)
                .closeDate(Math.toIntExact(poll.closes().getEpochSecond()))
                .explanation(texts.html(poll.explanation(), language))
                .explanationParseMode(ParseMode.HTML)
                .description(texts.html(poll.description(), language))
                .descriptionParseMode(ParseMode.HTML)
                .build();
    }

    private EditMessageText edit(int id, Message message, ChatId chat, Language language) {
        return EditMessageText.builder()
                .chatId(chat.value())
                .messageId(id)
                .text(texts.html(message.text(), language))
                .parseMode(ParseMode.HTML)
                .linkPreviewOptions(NO_PREVIEW)
                .replyMarkup(keyboard(message.keyboard(), language))
                .build();
    }

    private AnswerCallbackQuery answer(Effect.AnswerPress press, Language language) {
        var toast = press.toast();
        return AnswerCallbackQuery.builder()
                .callbackQueryId(press.pressId())
                .text(toast == null ? null : cut(texts.plain(toast, language), TOAST))
                .showAlert(press.alert() ? Boolean.TRUE : null)
                .build();
    }

    /// Kept as our own JSON until it is sent: a file travels as multipart.
    private Outgoing document(Effect.Attach attach, ChatId chat, @Nullable Integer thread, Language language) {
        var body = BotApi.MAPPER
                .createObjectNode()
                .put("chat_id", chat.value())
                .put("caption", texts.html(attach.caption(), language))
                .put("parse_mode", ParseMode.HTML)
                .put("file_name", attach.fileName())
                .put("content", texts.plain(attach.content(), language));
        if (thread != null) body.put("message_thread_id", thread);
        return new Outgoing(chat, Kind.REPLY, "sendDocument", body.toString());
    }

    private @Nullable InlineKeyboardMarkup keyboard(Keyboard keyboard, Language language) {
        if (keyboard.rows().isEmpty()) return null;
        var rows = new ArrayList<InlineKeyboardRow>();
        for (var row : keyboard.rows()) {
            var buttons = new InlineKeyboardRow();
            for (var button : row) buttons.add(button(button, language));
            rows.add(buttons);
        }
        return new InlineKeyboardMarkup(rows);
    }

    private InlineKeyboardButton button(Keyboard.Button button, Language language) {
        return switch (button) {
            case Keyboard.Press(Text label, String data) ->
                InlineKeyboardButton.builder()
                        .text(texts.plain(label, language))
                        .callbackData(data)
                        .build();
            case Keyboard.Open(Text label, String url) ->
                InlineKeyboardButton.builder()
                        .text(texts.plain(label, language))
                        .url(url)
                        .build();
        };
    }

    private static String cut(String words, int most) {
        return words.length() <= most ? words : words.substring(0, most - 1) + "\u2026";
    }

    private static Outgoing request(Kind kind, ChatId chat, PartialBotApiMethod<?> method) {
        try {
            return new Outgoing(chat, kind, method.getMethod(), BotApi.MAPPER.writeValueAsString(method));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("could not write " + method.getMethod(), impossible);
        }
    }
}
