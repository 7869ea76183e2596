package dev.sobesednik.playground.text;

import dev.sobesednik.playground.call.Params;
import dev.sobesednik.playground.call.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Reads the texts of a request into what Telegram would store.
public final class TextParams {

    public static final int LONGEST_MESSAGE = 4096;
    static final int LONGEST_CAPTION = 1024;
    private static final int MOST_BYTES = 1 << 15;

    private TextParams() {}

    public static FormattedText message(Params params) {
        var raw = params.string("text");
        if (raw.isEmpty()) throw Refusal.badRequest("message text is empty");
        var text = read(params, "text", "parse_mode", "entities");
        if (text.text().isEmpty()) throw Refusal.badRequest("text must be non-empty");
        if (text.text().length() > LONGEST_MESSAGE) throw Refusal.badRequest("message is too long");
        return text;
    }

    public static FormattedText caption(Params params) {
        var caption = read(params, "caption", "parse_mode", "caption_entities");
        if (caption.text().length() > LONGEST_CAPTION) throw Refusal.badRequest("message caption is too long");
        return caption;
    }

    public static FormattedText read(Params params, String field, String modeField, String entitiesField) {
        return read(params.string(field), params.string(modeField), params, entitiesField);
    }

    public static FormattedText read(String raw, String mode, Params params, String entitiesField) {
        if (raw.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) throw Refusal.badRequest("text is too long");
        var entities = params.json(entitiesField, "entities");
        return switch (mode.toLowerCase(Locale.ROOT)) {
            case "html" -> HtmlText.parse(raw).tidied();
            case "", "none" -> {
                if (entities == null || !entities.isArray())
                    yield FormattedText.plain(raw).tidied();
                var given = entities.valueStream().map(Entity::of).toList();
                for (var entity : given) {
                    if (entity.offset() < 0 || entity.length() < 0 || entity.end() > raw.length()) {
                        throw Refusal.badRequest(
                                "entity beginning at UTF-16 offset %d ends after the end of the text at UTF-16 offset %d"
                                        .formatted(entity.offset(), entity.end()));
                    }
                }
                yield new FormattedText(raw, given).tidied();
            }
            case "markdownv2" -> MarkdownText.parse(raw).tidied();
            case "markdown" -> MarkdownText.parseOld(raw).tidied();
            default -> throw Refusal.badRequest("unsupported parse_mode");
        };
    }
}
