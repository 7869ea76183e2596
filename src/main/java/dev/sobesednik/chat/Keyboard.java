package dev.sobesednik.chat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Buttons under a message, row by row.
public record Keyboard(List<List<Button>> rows) {

    public static final Keyboard NONE = new Keyboard(List.of());

    public sealed interface Button {
        Text label();
    }

    /// @param data what Telegram sends back, at most 64 bytes; see [Data]
    public record Press(Text label, String data) implements Button {}

    public record Open(Text label, String url) implements Button {}

    public static Builder keyboard() {
        return new Builder();
    }

    public static final class Builder {
        private final List<List<Button>> rows = new ArrayList<>();

        public Builder row(Button... buttons) {
            return row(Arrays.asList(buttons));
        }

        /// An empty row is no row, so that callers may filter their buttons.
        public Builder row(List<? extends Button> buttons) {
            if (!buttons.isEmpty()) rows.add(List.copyOf(buttons));
            return this;
        }

        /// Buttons in rows of `width`.
        public Builder grid(int width, List<? extends Button> buttons) {
            for (int i = 0; i < buttons.size(); i += width)
                row(buttons.subList(i, Math.min(i + width, buttons.size())));
            return this;
        }

        public Keyboard build() {
            return new Keyboard(List.copyOf(rows));
        }
    }
}
