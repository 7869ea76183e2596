package dev.sobesednik.playground.page;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A bot that shows everything that the page has to render. It knows its Telegram by address and token only.
final class ScriptedBot implements AutoCloseable {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Runnable::run)
            .build();
    private final String base;
    private final Thread thread;
    private volatile boolean open = true;

    ScriptedBot(String url, String token) {
        base = url + "/bot" + token + "/";
        thread = Thread.ofVirtual().name("scripted-bot").unstarted(this::poll);
    }

    ScriptedBot start() {
        call(
                "setMyCommands",
                "{'commands':[{'command':'start','description':'Начать'},{'command':'quiz','description':'Вопросы по"
                    + " уровню'},{'command':'poll','description':'Викторина'},{'command':'file','description':'Отчёт"
                    + " файлом'},{'command':'show','description':'Всё, что умеет разметка'}],'language_code':'ru'}");
        call(
                "setMyCommands",
                "{'commands':[{'command':'start','description':'Begin'},{'command':'quiz','description':'Questions by"
                        + " level'},{'command':'poll','description':'Quiz poll'}]}");
        call(
                "setMyDescription",
                "{'description':'Готовлю к техническому собеседованию: вопрос в день, практика по уровням, доп."
                        + " вопросы.','language_code':'ru'}");
        call(
                "setMyDescription",
                "{'description':'I get you ready for a technical interview: a question a day, practice by level,"
                        + " follow-ups.'}");
        thread.start();
        return this;
    }

    private void poll() {
        var offset = 0L;
        while (open) {
            var answer = call("getUpdates", "{'timeout':20,'offset':%d}".formatted(offset));
            for (var update : answer.path("result")) {
                offset = update.path("update_id").asLong() + 1;
                answer(update);
            }
        }
    }

    private void answer(JsonNode update) {
        var message = update.path("message");
        var query = update.path("callback_query");
        var inline = update.path("inline_query");
        if (message.has("text")) text(message);
        else if (message.has("voice") || message.has("sticker")) say(message, "Пока понимаю только текст.", "");
        else if (query.isObject()) press(query);
        else if (inline.isObject()) inline(inline);
    }

    private void text(JsonNode message) {
        var text = message.path("text").asString();
        switch (text.split("[ @]", 2)[0]) {
            case "/start" ->
                say(
                        message,
                        "<b>Привет, %s!</b>\nЯ помогу подготовиться к собеседованию. Какой у вас уровень?"
                                .formatted(
                                        escaped(message.at("/from/first_name").asString())),
                        keyboard("1 · Новичок", "level:1", "2 · Джун", "level:2", "3 · Мидл", "level:3"));
            case "/quiz" -> question(message);
            case "/poll" ->
                call(
                        "sendPoll",
                        "{'chat_id':%d,'question':'Что вернёт bool([])?','options':[{'text':'True'},{'text':'False'},{'text':'None'},{'text':'Ошибку'}],'type':'quiz','correct_option_ids':[1],'is_anonymous':false,'explanation':'Пустой список <b>ложен</b>.','explanation_parse_mode':'HTML'}"
                                .formatted(chat(message)));
            case "/file" -> document(message);
            case "/show" -> say(message, """
                <b>жирный</b> <i>курсив</i> <u>подчёркнутый</u> <s>зачёркнутый</s> <code>код</code> \
                <tg-spoiler>спойлер</tg-spoiler> <a href="https://example.org/">ссылка</a>
                <blockquote>цитата</blockquote>
                <blockquote expandable>раз
                два
                три
                четыре
                пять</blockquote>
                <pre><code class="language-python">def hello(name: str) -&gt; None:
                    # здороваемся
                    print(f"hello, {name}", 42)</code></pre>
                /quiz @anya_dev #python\
                """, "");
            case "/silence" -> {
                // Says nothing, so that the page can show that nobody answers.
            }
            case "/typing" -> call("sendChatAction", "{'chat_id':%d,'action':'typing'}".formatted(chat(message)));
            default -> {
                var echo = MAPPER.createObjectNode();
                echo.put("chat_id", chat(message));
                echo.put("text", text);
                echo.putObject("reply_parameters")
                        .put("message_id", message.path("message_id").asInt());
                call("sendMessage", echo);
            }
        }
    }

    private void question(JsonNode message) {
        say(message, """
            <b>Вопрос 1 из 3</b> · Python

            Чем список отличается от кортежа?

            <i>Ответьте своими словами или откройте ответ.</i>\
            """, keyboard("Показать" + " ответ", "answer", "Пропустить", "skip"));
    }

    private void press(JsonNode query) {
        var data = query.path("data").asString();
        var id = query.path("id").asString();
        var message = query.path("message");
        switch (data) {
            case "answer" -> {
                answerPress(id, "", false);
                edit(message, """
                    <b>Вопрос 1 из 3</b> · Python

                    Чем список отличается от кортежа?

                    <blockquote expandable>Список изменяем, кортеж нет. Поэтому кортеж хешируем (если хешируемы \
                    элементы) и годится ключом словаря, а список нет.
                    Кортеж занимает меньше памяти.
                    Изменяемость важна при значениях по умолчанию.
                    И при передаче в функции.</blockquote>
                    Ключевые пункты:
                    ☑ изменяемость
                    ☑ хешируемость
                    ☐ память\
                    """, keyboard("Доп. вопрос 1", "follow:1", "Снова", "grade:1", "Хорошо", "grade:3"));
            }
            case "grade:3" -> {
                answerPress(id, "Повторим через 3 дня", false);
                edit(message, "Записал: <b>хорошо</b>. Вопрос вернётся 5 марта.", keyboard("Дальше", "next"));
            }
            case "grade:1" -> answerPress(id, "Тогда завтра повторим ещё раз.", true);
            case "hang" -> {}
            case "next", "level:1", "level:2", "level:3" -> {
                answerPress(id, "", false);
                question(message);
            }
            default -> answerPress(id, "Эта кнопка устарела", false);
        }
    }

    private void inline(JsonNode inline) {
        var results = MAPPER.createArrayNode();
        for (var title : new String[] {"Что такое GIL?", "GIL и потоки"}) {
            var result = results.addObject();
            result.put("type", "article").put("id", "r" + results.size()).put("title", title);
            result.put(
                    "description",
                    "вопрос о «%s»".formatted(inline.path("query").asString()));
            result.putObject("input_message_content")
                    .put("message_text", "<b>" + title + "</b>")
                    .put("parse_mode", "HTML");
        }
        var answer = MAPPER.createObjectNode();
        answer.put("inline_query_id", inline.path("id").asString());
        answer.set("results", results);
        call("answerInlineQuery", answer);
    }

    private void document(JsonNode message) {
        var boundary = "part";
        var body = """
            --part\r
            Content-Disposition: form-data; name="chat_id"\r
            \r
            %d\r
            --part\r
            Content-Disposition: form-data; name="caption"\r
            \r
            Ваш отчёт\r
            --part\r
            Content-Disposition: form-data; name="document"; filename="report.md"\r
            Content-Type: text/markdown\r
            \r
            # Отчёт
            \r
            --part--\r
            """.formatted(chat(message));
        send(HttpRequest.newBuilder(URI.create(base + "sendDocument"))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    private static long chat(JsonNode message) {
        return message.at("/chat/id").asLong();
    }

    private void say(JsonNode message, String html, String keyboard) {
        var parameters = (ObjectNode) MAPPER.readTree(("{" + keyboard + "}").replace('\'', '"'));
        parameters.put("chat_id", chat(message));
        parameters.put("text", html);
        parameters.put("parse_mode", "HTML");
        if (message.path("is_topic_message").asBoolean(false)) {
            parameters.put(
                    "message_thread_id", message.path("message_thread_id").asInt());
        }
        call("sendMessage", parameters);
    }

    private void edit(JsonNode message, String html, String keyboard) {
        var parameters = (ObjectNode) MAPPER.readTree(("{" + keyboard + "}").replace('\'', '"'));
        parameters.put("chat_id", chat(message));
        parameters.put("message_id", message.path("message_id").asInt());
        parameters.put("text", html);
        parameters.put("parse_mode", "HTML");
        call("editMessageText", parameters);
    }

    private void answerPress(String id, String text, boolean alert) {
        call(
                "answerCallbackQuery",
                "{'callback_query_id':'%s','text':'%s','show_alert':%b}".formatted(id, text, alert));
    }

    private static String keyboard(String... textsAndData) {
        var row = new StringBuilder();
        for (var i = 0; i < textsAndData.length; i += 2) {
            row.append(i == 0 ? "" : ",")
                    .append("{'text':'%s','callback_data':'%s'}".formatted(textsAndData[i], textsAndData[i + 1]));
        }
        return "'reply_markup':{'inline_keyboard':[[" + row + "]]}";
    }

    JsonNode call(String method, String singleQuoted) {
        return call(method, MAPPER.readTree(singleQuoted.replace('\'', '"')));
    }

    JsonNode call(String method, JsonNode parameters) {
        return send(HttpRequest.newBuilder(URI.create(base + method))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(parameters.toString(), StandardCharsets.UTF_8))
                .timeout(Duration.ofSeconds(40))
                .build());
    }

    private JsonNode send(HttpRequest request) {
        try {
            var body = client.send(request, BodyHandlers.ofString()).body();
            return MAPPER.readTree(body);
        } catch (IOException | RuntimeException _) {
            return MAPPER.createObjectNode();
        } catch (InterruptedException _) {
            open = false;
            return MAPPER.createObjectNode();
        }
    }

    @Override
    public void close() {
        open = false;
        thread.interrupt();
    }
}
