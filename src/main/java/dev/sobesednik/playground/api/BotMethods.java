package dev.sobesednik.playground.api;

import dev.sobesednik.playground.call.Json;
import dev.sobesednik.playground.call.Params;
import dev.sobesednik.playground.call.Refusal;
import dev.sobesednik.playground.world.World;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The methods of the Bot API that the playground knows, by their lower-case names.
public final class BotMethods {

    private static final String GET_UPDATES = "getUpdates";
    private static final String WHERE = " (docs/playground.md lists the methods that the playground has)";

    private final World world;
    /// As the Bot API spells them.
    private final Map<String, String> names = new TreeMap<>();
    private final Map<String, Function<Params, JsonNode>> methods = new HashMap<>();

    public BotMethods(World world) {
        this.world = world;
        var messages = new MessageMethods(world);
        var polls = new PollMethods(world, messages);
        var media = new MediaMethods(world, messages);
        var copies = new CopyMethods(world, messages);
        var chats = new ChatMethods(world);
        var profile = world.profile;

        names.put(GET_UPDATES.toLowerCase(Locale.ROOT), GET_UPDATES);
        on("getMe", params -> me());
        on("setWebhook", world.polling::setWebhook);
        on("deleteWebhook", world.polling::deleteWebhook);
        on("getWebhookInfo", params -> world.polling.getWebhookInfo());

        on("sendMessage", messages::sendMessage);
        on("sendDocument", messages::sendDocument);
        on("sendPhoto", messages::sendPhoto);
        on("sendPoll", polls::sendPoll);
        on("stopPoll", polls::stopPoll);
        on("sendMediaGroup", media::sendMediaGroup);
        on("sendMessageDraft", messages::sendMessageDraft);
        on("forwardMessage", copies::forwardMessage);
        on("forwardMessages", copies::forwardMessages);
        on("copyMessage", copies::copyMessage);
        on("copyMessages", copies::copyMessages);
        on("sendChatAction", messages::sendChatAction);
        on("editMessageText", messages::editMessageText);
        on("editMessageCaption", messages::editMessageCaption);
        on("editMessageMedia", media::editMessageMedia);
        on("editMessageReplyMarkup", messages::editMessageReplyMarkup);
        on("deleteMessage", messages::deleteMessage);
        on("deleteMessages", messages::deleteMessages);
        on("pinChatMessage", messages::pinChatMessage);
        on("unpinChatMessage", messages::unpinChatMessage);
        on("unpinAllChatMessages", messages::unpinAllChatMessages);
        on("setMessageReaction", messages::setMessageReaction);
        on("getFile", messages::getFile);
        on("answerCallbackQuery", world.presses::answer);
        on("answerInlineQuery", world.inline::answer);

        on("getChat", chats::getChat);
        on("getChatMember", chats::getChatMember);
        on("getChatAdministrators", chats::getChatAdministrators);
        on("getChatMemberCount", chats::getChatMemberCount);
        on("leaveChat", chats::leaveChat);
        on("createForumTopic", chats::createForumTopic);
        on("closeForumTopic", params -> chats.closeForumTopic(params, true));
        on("reopenForumTopic", params -> chats.closeForumTopic(params, false));

        menu("setMyCommands", profile::setMyCommands);
        on("getMyCommands", profile::getMyCommands);
        menu("deleteMyCommands", profile::deleteMyCommands);
        menu("setMyName", params -> profile.setText("name", 64, params));
        on("getMyName", params -> profile.getText("name", params));
        menu("setMyDescription", params -> profile.setText("description", 512, params));
        on("getMyDescription", params -> profile.getText("description", params));
        menu("setMyShortDescription", params -> profile.setText("short_description", 120, params));
        on("getMyShortDescription", params -> profile.getText("short_description", params));
        menu("setChatMenuButton", profile::setMenuButton);
        on("getChatMenuButton", profile::getMenuButton);
    }

    private void on(String name, Function<Params, JsonNode> method) {
        names.put(name.toLowerCase(Locale.ROOT), name);
        methods.put(name.toLowerCase(Locale.ROOT), method);
    }

    private void menu(String name, Function<Params, JsonNode> method) {
        on(name, params -> {
            var result = method.apply(params);
            world.tell("menu", 0, Json.object());
            return result;
        });
    }

    /// @param trouble says that a getUpdates which hangs has to come back
    public JsonNode call(String name, Params params, BooleanSupplier trouble) {
        if (name.equalsIgnoreCase(GET_UPDATES)) return world.polling.getUpdates(params, trouble);
        var method = find(name);
        if (method == null) throw new Refusal(404, "Not Found: method not found" + WHERE, Map.of());
        return method.apply(params);
    }

    public Collection<String> names() {
        return names.values();
    }

    /// How the Bot API spells a method, whatever the bot's spelling of it.
    public String name(String called) {
        return names.getOrDefault(called.toLowerCase(Locale.ROOT), called);
    }

    private @Nullable Function<Params, JsonNode> find(String name) {
        return methods.get(name.toLowerCase(Locale.ROOT));
    }

    private JsonNode me() {
        var me = world.bot.user();
        me.put("can_join_groups", true);
        me.put("can_read_all_group_messages", !world.privacyMode);
        me.put("supports_inline_queries", true);
        me.put("can_connect_to_business", false);
        me.put("has_main_web_app", false);
        return me;
    }
}
