package dev.sobesednik.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/// One bot's Bot API: a request on the calling thread, an answer as a value.
///
/// The library's own client hides whether Telegram refused or nobody answered, and costs twice as much a call
/// (docs/adr/0003).
public final class BotApi implements AutoCloseable {

    private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final int SERVER_ERROR = 500;
    private static final int CONNECTIONS = 64;

    /// The mapper of the Telegram types, which are made for Jackson 2.
    public static final ObjectMapper MAPPER = new ObjectMapper();

    private static final Pattern BOT_ID = Pattern.compile("(\\d{1,18}):");

    private final String url;
    private final OptionalLong botId;
    private final Way way;
    private final OkHttpClient http;
    private volatile @Nullable Call polling;

    /// Straight, or as the JVM's own properties say.
    public BotApi(String server, String token) {
        this(server, token, null);
    }

    /// @param server the Bot API server without a trailing slash, such as `https://api.telegram.org`
    public BotApi(String server, String token, @Nullable ProxyAddress proxy) {
        this.url = server + "/bot" + token + "/";
        this.botId = botId(token);
        this.way = new Way(proxy);
        var builder = new OkHttpClient.Builder()
                // A POST that was delivered must not be sent again behind our back.
                .retryOnConnectionFailure(false)
                .connectTimeout(CONNECT)
                .readTimeout(ANSWER)
                .connectionPool(new ConnectionPool(CONNECTIONS, 1, TimeUnit.MINUTES));
        way.of(builder);
        this.http = builder.build();
    }

    /// The bot's number, which its token begins with and every later token of the same bot too.
    ///
    /// @return nothing for what is no token
    public OptionalLong botId() {
        return botId;
    }

    private static OptionalLong botId(String token) {
        var id = BOT_ID.matcher(token);
        return id.lookingAt() ? OptionalLong.of(Long.parseLong(id.group(1))) : OptionalLong.empty();
    }

    /// @param body the parameters in JSON
    public Reply call(String method, String body) {
        return finish(http.newCall(request(method, RequestBody.create(body, JSON))));
    }

    /// The same, given up after this time.
    public Reply call(String method, String body, Duration timeout) {
        var impatient = http.newBuilder().callTimeout(timeout).build();
        return finish(impatient.newCall(request(method, RequestBody.create(body, JSON))));
    }

    /// `getUpdates` with a time-out of its own, longer than the poll.
    ///
    /// @param timeout how long Telegram may keep the request waiting for an update
    /// @param unwanted whether to give up at once; whoever makes it true calls [#interruptPoll()] after that
    public Reply poll(String body, Duration timeout, BooleanSupplier unwanted) {
        var patient = http.newBuilder().readTimeout(timeout.plus(ANSWER)).build();
        var call = patient.newCall(request("getUpdates", RequestBody.create(body, JSON)));
        // Registered before the question is asked: an interruption sees the call, or the call sees the interruption.
        polling = call;
        return unwanted.getAsBoolean() ? new Reply.Unanswered("interrupted") : finish(call);
    }

    /// A request that carries a file.
    public Reply upload(String method, Map<String, String> parameters, String field, String fileName, String content) {
        var form = new MultipartBody.Builder().setType(MultipartBody.FORM);
        parameters.forEach(form::addFormDataPart);
        form.addFormDataPart(field, fileName, RequestBody.create(content, MediaType.get("application/octet-stream")));
        return finish(http.newCall(request(method, form.build())));
    }

    /// Ends the poll under way, which would last for a minute otherwise.
    public void interruptPoll() {
        var call = polling;
        if (call != null) call.cancel();
    }

    @Override
    public void close() {
        http.connectionPool().evictAll();
    }

    private Request request(String method, RequestBody body) {
        return new Request.Builder().url(url + method).post(body).build();
    }

    private Reply finish(Call call) {
        try (var response = call.execute()) {
            var trouble = way.trouble(response);
            if (trouble != null) return new Reply.Unanswered(trouble);
            return read(
                    response.code(),
                    response.body() == null ? "" : response.body().string());
        } catch (IOException nobody) {
            // What broke this connection has most likely broken those that lie idle, and each would fail one more
            // request: they are looked at before use only after ten seconds.
            if (!call.isCanceled()) http.connectionPool().evictAll();
            return new Reply.Unanswered(way.trouble(nobody));
        }
    }

    private static Reply read(int status, String body) {
        JsonNode answer;
        try {
            answer = MAPPER.readTree(body);
        } catch (JsonProcessingException notTelegram) {
            return new Reply.Unanswered("HTTP " + status + " without JSON");
        }
        if (answer == null
                || answer instanceof MissingNode
                || !answer.path("ok").isBoolean()) return new Reply.Unanswered("HTTP " + status + " without an answer");
        if (answer.get("ok").asBoolean()) return new Reply.Accepted(answer.path("result"));
        var code = answer.path("error_code").asInt(status);
        if (code >= SERVER_ERROR) return new Reply.Unanswered("HTTP " + code);
        var parameters = answer.path("parameters");
        return new Reply.Refused(
                code,
                answer.path("description").asText(""),
                parameters.has("retry_after")
                        ? Duration.ofSeconds(parameters.get("retry_after").asLong())
                        : null,
                parameters.has("migrate_to_chat_id")
                        ? (Long) parameters.get("migrate_to_chat_id").asLong()
                        : null);
    }
}
