package dev.sobesednik.playground.api;

import java.util.Set;

/// The emoji that Telegram takes as reactions: https://core.telegram.org/bots/api#reactiontypeemoji
final class Reactions {

    private static final Set<String> KNOWN = Set.of(
            "❤", "👍", "👎", "🔥", "🥰", "👏", "😁", "🤔", "🤯", "😱", "🤬", "😢", "🎉", "🤩", "🤮", "💩", "🙏", "👌",
            "🕊", "🤡", "🥱", "🥴", "😍", "🐳", "❤‍🔥", "🌚", "🌭", "💯", "🤣", "⚡", "🍌", "🏆", "💔", "🤨", "😐", "🍓",
            "🍾", "💋", "🖕", "😈", "😴", "😭", "🤓", "👻", "👨‍💻", "👀", "🎃", "🙈", "😇", "😨", "🤝", "✍", "🤗",
            "🫡", "🎅", "🎄", "☃", "💅", "🤪", "🗿", "🆒", "💘", "🙉", "🦄", "😘", "💊", "🙊", "😎", "👾", "🤷‍♂", "🤷",
            "🤷‍♀", "😡");

    private Reactions() {}

    static boolean isKnown(String emoji) {
        return KNOWN.contains(emoji.replace("\ufe0f", ""));
    }
}
