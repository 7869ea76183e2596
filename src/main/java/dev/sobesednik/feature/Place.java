package dev.sobesednik.feature;

import dev.sobesednik.chat.ChatId;

/// Where a feature is at home. What is at home in both is two features that share their pure part.
public enum Place {
    PRIVATE,
    GROUP;

    public static Place of(ChatId chat) {
        return chat.isPrivate() ? PRIVATE : GROUP;
    }
}
