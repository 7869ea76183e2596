package dev.sobesednik.groupquiz.chat;

import static dev.sobesednik.chat.Text.said;

import dev.sobesednik.chat.ChatId;
import dev.sobesednik.chat.Effect;
import dev.sobesednik.chat.Message;
import dev.sobesednik.chat.Step;
import dev.sobesednik.feature.Context;
import dev.sobesednik.feature.Feature;
import dev.sobesednik.feature.Place;
import dev.sobesednik.record.ChatRecord;

/// What whoever set a group's daily quiz is told of it.
public final class GroupQuizInPrivate implements Feature {

    static final String GAVE_UP = GroupQuizFeature.NAME + ":gave-up";

    @Override
    public String name() {
        return GroupQuizFeature.NAME;
    }

    @Override
    public Place place() {
        return Place.PRIVATE;
    }

    @Override
    public Step<ChatRecord> letter(ChatId from, String text, ChatRecord record, Context context) {
        return text.equals(GAVE_UP)
                ? Step.to(record, new Effect.Push(Message.of(said("dailyquiz.gave-up.privately"))))
                : Step.to(record);
    }
}
