package dev.sobesednik.welcome.chat;

import static dev.sobesednik.chat.Text.said;

import dev.sobesednik.chat.Text;
import dev.sobesednik.feature.Command;
import dev.sobesednik.feature.Features;
import dev.sobesednik.feature.Place;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// `/help`: a line for each command of the place, made from what the features declare.
final class Help {

    /// One reads them in /help itself, or has just used them.
    private static final Set<String> PLAIN = Set.of("start", "help");

    private Help() {}

    static Text of(Place place, Features features) {
        var where = "help." + place.name().toLowerCase(Locale.ROOT);
        List<Text> lines = features.commands(place).stream()
                .filter(command -> command.menu() != Command.Menu.NOBODY && !PLAIN.contains(command.word()))
                .<Text>map(command -> said(where + "." + command.word()))
                .toList();
        return Text.paragraphs(said(where + ".first"), new Text.Joined("\n", lines), said(where + ".last"));
    }
}
