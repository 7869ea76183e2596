package dev.sobesednik.topics;

import static dev.sobesednik.chat.Text.said;

import dev.sobesednik.bank.Bank;
import dev.sobesednik.chat.Data;
import dev.sobesednik.chat.Keyboard;
import dev.sobesednik.chat.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/// Levels as people type and tap them.
public final class Levels {

    private Levels() {}

    /// @return nothing when the words name no level of the bank
    public static OptionalInt parse(Bank bank, String words) {
        try {
            var number = Integer.parseInt(words.strip());
            return bank.level(number).isPresent() ? OptionalInt.of(number) : OptionalInt.empty();
        } catch (NumberFormatException notANumber) {
            return OptionalInt.empty();
        }
    }

    public static Text list(Bank bank) {
        return new Text.Joined(
                "\n",
                bank.levels().stream()
                        .<Text>map(level -> said("level.line", level.number(), level.title()))
                        .toList());
    }

    /// Levels are topics to a person: by their names.
    public static List<Keyboard.Press> buttons(Bank bank, String word) {
        var buttons = new ArrayList<Keyboard.Press>();
        for (var level : bank.levels())
            buttons.add(new Keyboard.Press(new Text.Plain(level.title()), Data.of(word, level.number())));
        buttons.add(new Keyboard.Press(said("level.all"), Data.of(word, 0)));
        return buttons;
    }
}
