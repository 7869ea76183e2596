package dev.sobesednik.turn.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.sobesednik.chat.Language;
import dev.sobesednik.feature.Command;
import dev.sobesednik.feature.Command.Menu;
import dev.sobesednik.feature.Features;
import dev.sobesednik.feature.Place;
import dev.sobesednik.telegram.BotApi;
import dev.sobesednik.telegram.Reply;
import dev.sobesednik.texts.Texts;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.methods.botapimethods.PartialBotApiMethod;
import org.telegram.telegrambots.meta.api.methods.commands.SetMyCommands;
import org.telegram.telegrambots.meta.api.methods.description.SetMyDescription;
import org.telegram.telegrambots.meta.api.methods.description.SetMyShortDescription;
import org.telegram.telegrambots.meta.api.objects.commands.BotCommand;
import org.telegram.telegrambots.meta.api.objects.commands.scope.BotCommandScope;
import org.telegram.telegrambots.meta.api.objects.commands.scope.BotCommandScopeAllChatAdministrators;
import org.telegram.telegrambots.meta.api.objects.commands.scope.BotCommandScopeAllGroupChats;
import org.telegram.telegrambots.meta.api.objects.commands.scope.BotCommandScopeAllPrivateChats;

/// Tells Telegram what the bot can do: command menus by scope and language, and the descriptions. English is for
/// everyone whose language has no menu of its own. A refusal is no reason not to work.
public final class Introduction implements Consumer<BotApi> {

    private static final Logger log = System.getLogger(Introduction.class.getName());

    private final Texts texts;
    private final Features features;

    public Introduction(Texts texts, Features features) {
        this.texts = texts;
        this.features = features;
    }

    @Override
    public void accept(BotApi api) {
        for (var language : Language.values()) {
            var code = language == Language.EN ? null : language.code();
            menu(api, new BotCommandScopeAllPrivateChats(), words(Place.PRIVATE, Menu.EVERYBODY), language, code);
            menu(api, new BotCommandScopeAllGroupChats(), words(Place.GROUP, Menu.EVERYBODY), language, code);
            menu(
                    api,
                    new BotCommandScopeAllChatAdministrators(),
                    words(Place.GROUP, Menu.ADMINISTRATORS),
                    language,
                    code);
            say(
                    api,
                    SetMyDescription.builder()
                            .description(texts.sentence("bot.description", language))
                            .languageCode(code)
                            .build());
            say(
                    api,
                    SetMyShortDescription.builder()
                            .shortDescription(texts.sentence("bot.short-description", language))
                            .languageCode(code)
                            .build());
        }
    }

    /// @param menu administrators see everybody's commands, too
    private List<String> words(Place place, Menu menu) {
        return features.commands(place).stream()
                .filter(command -> command.menu() == Menu.EVERYBODY || command.menu() == menu)
                .map(Command::word)
                .toList();
    }

    private void menu(
            BotApi api, BotCommandScope scope, List<String> commands, Language language, @Nullable String code) {
        say(
                api,
                SetMyCommands.builder()
                        .commands(commands.stream()
                                .map(name -> new BotCommand(name, texts.sentence("command." + name, language)))
                                .toList())
                        .scope(scope)
                        .languageCode(code)
                        .build());
    }

    private static void say(BotApi api, PartialBotApiMethod<?> method) {
        try {
            var reply = api.call(method.getMethod(), BotApi.MAPPER.writeValueAsString(method));
            if (reply instanceof Reply.Refused refused)
                log.log(Level.WARNING, "{0} is refused: {1}", method.getMethod(), refused.description());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("could not write " + method.getMethod(), impossible);
        }
    }
}
