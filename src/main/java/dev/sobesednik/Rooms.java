package dev.sobesednik;

import dev.sobesednik.daily.chat.DailyFeature;
import dev.sobesednik.daily.json.DailyJson;
import dev.sobesednik.duel.chat.DuelFeature;
import dev.sobesednik.duel.json.StoredDuels;
import dev.sobesednik.favourites.chat.FavouritesFeature;
import dev.sobesednik.favourites.json.FavouritesJson;
import dev.sobesednik.feature.Feature;
import dev.sobesednik.groupquiz.chat.GroupQuizFeature;
import dev.sobesednik.groupquiz.json.GroupQuizJson;
import dev.sobesednik.interview.chat.InterviewInGroup;
import dev.sobesednik.interview.chat.InterviewInPrivate;
import dev.sobesednik.interview.json.InterviewJson;
import dev.sobesednik.memory.json.HistoryJson;
import dev.sobesednik.pair.chat.PairFeature;
import dev.sobesednik.pair.json.StoredPairs;
import dev.sobesednik.personaldata.chat.PersonalDataFeature;
import dev.sobesednik.practice.chat.PracticeInPrivate;
import dev.sobesednik.practice.chat.QuestionInGroup;
import dev.sobesednik.practice.json.ScreenJson;
import dev.sobesednik.profile.json.ProfileJson;
import dev.sobesednik.settings.chat.SettingsFeature;
import dev.sobesednik.statistics.chat.StatisticsFeature;
import dev.sobesednik.storage.ExportJson;
import dev.sobesednik.storage.StoredSlice;
import dev.sobesednik.streak.chat.StreakFeature;
import dev.sobesednik.streak.json.StreakJson;
import dev.sobesednik.welcome.chat.WelcomeInGroup;
import dev.sobesednik.welcome.chat.WelcomeInPrivate;
import java.util.List;

/// The one list of what the bot can do, and of what it keeps. Its order is that of menus, /help and the settings page.
public final class Rooms {

    private Rooms() {}

    public static List<StoredSlice<?>> slices() {
        return List.of(
                ProfileJson.slice(),
                new HistoryJson(),
                ScreenJson.slice(),
                DailyJson.slice(),
                StreakJson.slice(),
                FavouritesJson.slice(),
                InterviewJson.MOCKS,
                InterviewJson.PARTICIPATION,
                StoredDuels.SLICE,
                StoredPairs.SLICE,
                GroupQuizJson.SLICE);
    }

    public static List<Feature> features() {
        return List.of(
                new PracticeInPrivate(),
                new DailyFeature(),
                new StreakFeature(),
                new FavouritesFeature(),
                new StatisticsFeature(),
                new SettingsFeature(),
                new InterviewInPrivate(),
                new PersonalDataFeature(new ExportJson(slices())),
                new WelcomeInPrivate(),
                new QuestionInGroup(),
                new InterviewInGroup(),
                new DuelFeature(),
                new PairFeature(),
                new GroupQuizFeature(),
                new WelcomeInGroup());
    }
}
