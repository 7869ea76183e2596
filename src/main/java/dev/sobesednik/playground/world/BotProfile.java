package dev.sobesednik.playground.world;

import dev.sobesednik.playground.call.Json;
import dev.sobesednik.playground.call.Params;
import dev.sobesednik.playground.call.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What the bot tells about itself: commands by scope and language, name, descriptions, menu buttons.
public final class BotProfile {

    private static final int MOST_COMMANDS = 100;

    /// By scope and language, for example `all_private_chats ru`; the default has scope `default` and no language.
    final Map<String, ArrayNode> commands = new LinkedHashMap<>();
    /// By kind and language, for example `description ru`.
    final Map<String, String> texts = new LinkedHashMap<>();
    /// By chat; 0 is the default.
    final Map<Long, ObjectNode> menuButtons = new LinkedHashMap<>();

    public JsonNode setMyCommands(Params params) {
        var sent = params.json("commands", "commands");
        if (sent == null || !sent.isArray()) throw Refusal.badRequest("expected an Array of BotCommand");
        if (sent.size() > MOST_COMMANDS) throw Refusal.badRequest("BOT_COMMANDS_TOO_MUCH");
        var list = Json.array();
        for (var command : sent) {
            if (!command.isObject()) throw Refusal.badRequest("can't parse BotCommand: expected an Object");
            var name = Json.string(command, "command").strip();
            if (name.startsWith("/")) name = name.substring(1);
            var description = Json.string(command, "description").strip();
            if (name.isEmpty()) throw Refusal.badRequest("command must be non-empty");
            if (name.length() > 32) throw Refusal.badRequest("command length must not exceed 32");
            if (description.isEmpty()) throw Refusal.badRequest("command description must be non-empty");
            if (description.codePointCount(0, description.length()) > 256) {
                throw Refusal.badRequest("command description length must not exceed 256");
            }
            if (!name.matches("[a-z0-9_]+")) throw Refusal.badRequest("BOT_COMMAND_INVALID");
            var kept = Json.object();
            kept.put("command", name);
            kept.put("description", description);
            list.add(kept);
        }
        commands.put(key(params), list);
        return World.YES;
    }

    public JsonNode getMyCommands(Params params) {
        return commands.getOrDefault(key(params), Json.array());
    }

    public JsonNode deleteMyCommands(Params params) {
        commands.remove(key(params));
        return World.YES;
    }

    private static String key(Params params) {
        var scope = params.json("scope", "BotCommandScope");
        var language = language(params);
        if (scope == null) return ("default " + language).strip();
        if (!scope.isObject())
            throw Refusal.badRequest("can't parse BotCommandScope: BotCommandScope must be an Object");
        var type = Json.string(scope, "type");
        var chat = scope.path("chat_id").asString("");
        var user = scope.path("user_id").asString("");
        var words = new ArrayList<String>();
        words.add(type);
        switch (type) {
            case "default", "all_private_chats", "all_group_chats", "all_chat_administrators" -> {}
            case "chat", "chat_administrators", "chat_member" -> {
                if (chat.isEmpty()) throw Refusal.badRequest("can't parse BotCommandScope: Empty chat_id specified");
                words.add(chat);
                if (type.equals("chat_member")) {
                    if (user.isEmpty())
                        throw Refusal.badRequest("can't parse BotCommandScope: Invalid user_id specified");
                    words.add(user);
                }
            }
            default -> throw Refusal.badRequest("can't parse BotCommandScope: Unsupported type specified");
        }
        words.add(language);
        return String.join(" ", words).strip();
    }

    private static String language(Params params) {
        var language = params.string("language_code");
        if (!language.matches("([a-z]{2})?")) throw Refusal.badRequest("invalid language code specified");
        return language;
    }

    /// The list that a person sees in a chat: the narrowest scope wins, and within it the person's own language.
    /// https://core.telegram.org/bots/api#determining-list-of-commands
    public List<JsonNode> visibleTo(Persona person, Chat chat) {
        var scopes = new ArrayList<String>();
        if (chat.isPrivate()) {
            scopes.add("chat " + chat.id);
            scopes.add("all_private_chats");
        } else {
            scopes.add("chat_member %d %d".formatted(chat.id, person.id()));
            if (chat.isAdministrator(person.id())) scopes.add("chat_administrators " + chat.id);
            scopes.add("chat " + chat.id);
            if (chat.isAdministrator(person.id())) scopes.add("all_chat_administrators");
            scopes.add("all_group_chats");
        }
        scopes.add("default");
        for (var scope : scopes) {
            for (var language : List.of(person.languageCode(), "")) {
                var list = commands.get((scope + " " + language).strip());
                if (list != null && !list.isEmpty()) return list.valueStream().toList();
            }
        }
        return List.of();
    }

    public JsonNode setText(String kind, int longest, Params params) {
        var text = params.string(kind);
        if (text.codePointCount(0, text.length()) > longest) {
            throw Refusal.badRequest("bot " + kind.replace('_', ' ') + " is too long");
        }
        var key = (kind + " " + language(params)).strip();
        if (text.isEmpty()) texts.remove(key);
        else texts.put(key, text);
        return World.YES;
    }

    public JsonNode getText(String kind, Params params) {
        var own = texts.get((kind + " " + language(params)).strip());
        var answer = Json.object();
        answer.put(kind, own != null ? own : texts.getOrDefault(kind, ""));
        return answer;
    }

    public String text(String kind, String language) {
        var own = texts.get((kind + " " + language).strip());
        return own != null ? own : texts.getOrDefault(kind, "");
    }

    public JsonNode setMenuButton(Params params) {
        var button = params.json("menu_button", "menu button");
        if (button == null) {
            menuButtons.remove(params.integer("chat_id", 0));
        } else {
            switch (Json.string(button, "type")) {
                case "default", "commands", "web_app" ->
                    menuButtons.put(params.integer("chat_id", 0), (ObjectNode) button);
                default -> throw Refusal.badRequest("can't parse menu button: MenuButton has unsupported type");
            }
        }
        return World.YES;
    }

    public JsonNode getMenuButton(Params params) {
        var button = menuButtons.getOrDefault(params.integer("chat_id", 0), menuButtons.get(0L));
        if (button != null) return button;
        var fallback = Json.object();
        fallback.put("type", "commands");
        return fallback;
    }
}
