package dev.sobesednik.feature;

import static dev.sobesednik.chat.Text.said;

import dev.sobesednik.chat.Data;
import dev.sobesednik.chat.Keyboard;

/// The ways to the settings page that every feature with a setting needs.
public final class SettingsPage {

    /// The first word of the page's buttons.
    public static final String BUTTON = "set";

    private SettingsPage() {}

    public static Keyboard.Press back() {
        return new Keyboard.Press(said("button.back"), Data.of(BUTTON, "home"));
    }

    public static Keyboard.Press zone() {
        return new Keyboard.Press(said("settings.button.zone"), Data.of(BUTTON, "zone"));
    }
}
