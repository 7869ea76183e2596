package dev.sobesednik;

import dev.sobesednik.daily.chat.DailyFeature;
import dev.sobesednik.daily.json.DailyJson;
import dev.sobesednik.duel.chat.DuelFeature;
import dev.sobesednik.duel.json.StoredDuels;
import dev.sobesednik.favourites.chat.FavouritesFeature;
import dev.sobesednik.favourites.json.FavouritesJson;
import dev.sobesednik.feature.Feature;
import dev.sobesednik.feedback.chat.FeedbackFeature;
import dev.sobesednik.feedback.json.FeedbackJson;
import dev.sobesednik.goal.json.GoalJson;
import dev.sobesednik.groupquiz.chat.GroupQuizFeature;
import dev.sobesednik.groupquiz.chat.GroupQuizInPrivate;
import dev.sobesednik.groupquiz.json.GroupQuizJson;
import dev.sobesednik.interview.chat.InterviewInGroup;
import dev.sobesednik.interview.chat.InterviewInPrivate;
import dev.sobesednik.interview.json.InterviewJson;
import dev.sobesednik.memory.json.HistoryJson;
import dev.sobesednik.pair.chat.PairFeature;
import dev.sobesednik.pair.json.StoredPairs;
import dev.sobesednik.personaldata.chat.PersonalDataFeature;
import dev.sobesednik.plan.chat.PlanFeature;
import dev.sobesednik.practice.chat.PracticeInPrivate;
import dev.sobesednik.practice.chat.QuestionInGroup;
import dev.sobesednik.practice.json.ScreenJson;
import dev.sobesednik.preparation.chat.PreparationFeature;
import dev.sobesednik.profile.json.ProfileJson;
import dev.sobesednik.profile.json.SilenceJson;
import dev.sobesednik.quickpass.chat.QuickPassFeature;
import dev.sobesednik.quickpass.json.QuickPassJson;
import dev.sobesednik.readiness.chat.ReadinessFeature;
import dev.sobesednik.settings.chat.SettingsFeature;
import dev.sobesednik.silence.chat.SilenceFeature;
import dev.sobesednik.statistics.chat.StatisticsFeature;
import dev.sobesednik.storage.ExportJson;
import dev.sobesednik.storage.StoredSlice;
import dev.sobesednik.streak.chat.StreakFeature;
import dev.sobesednik.streak.json.StreakJson;
import dev.sobesednik.welcome.chat.WelcomeInGroup;
import dev.sobesednik.welcome.chat.WelcomeInPrivate;
import dev.sobesednik.welcome.json.GreetingJson;
import java.util.List;
import java.util.Set;

/// The one list of what the bot can do, and of what it keeps. Its order is that of menus, /help and the settings page.
public final class Rooms {

    private Rooms() {}

    public static List<StoredSlice<?>> slices() {
        return List.of(
                ProfileJson.slice(),
                SilenceJson.slice(),
                GreetingJson.slice(),
                new HistoryJson(),
                GoalJson.slice(),
                ScreenJson.slice(),
                DailyJson.slice(),
                StreakJson.slice(),
                StreakJson.manners(),
                FavouritesJson.slice(),
                QuickPassJson.slice(),
                FeedbackJson.reports(),
                FeedbackJson.inbox(),
                InterviewJson.MOCKS,
                InterviewJson.PARTICIPATION,
                StoredDuels.SLICE,
                StoredPairs.SLICE,
                GroupQuizJson.SLICE);
    }

    /// @param admins the administrators of the bot
    public static List<Feature> features(Set<Long> admins) {
        return List.of(
                // The words that it waits for would be an attempt to practice.
                new FeedbackFeature(admins),
                new PracticeInPrivate(),
                new DailyFeature(),
                new StreakFeature(),
                new FavouritesFeature(),
                new ReadinessFeature(),
                new PlanFeature(),
                new PreparationFeature(),
                new QuickPassFeature(),
                new StatisticsFeature(),
                new SettingsFeature(),
                new InterviewInPrivate(),
                new GroupQuizInPrivate(),
                new SilenceFeature(),
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
