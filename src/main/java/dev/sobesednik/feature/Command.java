package dev.sobesednik.feature;

import dev.sobesednik.chat.Incoming;
import dev.sobesednik.chat.Step;
import dev.sobesednik.record.ChatRecord;
import java.util.function.Predicate;

/// A command of a feature. Routing, menus and /help come from it: `command.WORD` is its line in the menu, and
/// `help.private.WORD` or `help.group.WORD` its line in /help, where the bundles have one.
///
/// @param word without the slash
/// @param menu who sees it in the menu
/// @param forAdministrators whether this use of it needs to know if the sender is an administrator
public record Command(String word, Menu menu, Predicate<Incoming.Command> forAdministrators, Handler handler) {

    public enum Menu {
        EVERYBODY,
        ADMINISTRATORS,
        /// It works, and no menu lists it.
        NOBODY
    }

    @FunctionalInterface
    public interface Handler {
        Step<ChatRecord> handle(Incoming.Command command, ChatRecord record, Context context);
    }

    public static Command of(String word, Handler handler) {
        return new Command(word, Menu.EVERYBODY, command -> false, handler);
    }

    public Command in(Menu other) {
        return new Command(word, other, forAdministrators, handler);
    }

    public Command askingForAdministrators(Predicate<Incoming.Command> when) {
        return new Command(word, menu, when, handler);
    }
}
