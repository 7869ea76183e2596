package dev.sobesednik.feature;

import dev.sobesednik.bank.Question;
import dev.sobesednik.chat.Keyboard;
import dev.sobesednik.chat.Text;
import dev.sobesednik.record.ChatRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// The features, in their order, and what they tell of themselves together.
public final class Features {

    private final Map<Place, List<Feature>> inPlace = new HashMap<>();
    private final Map<Place, Map<String, Feature>> byWord = new HashMap<>();
    private final Map<Place, Map<String, Owned>> commands = new HashMap<>();

    /// A command and whose it is.
    public record Owned(Feature feature, Command command) {}

    /// @throws IllegalArgumentException when two features of one place claim the same word
    public Features(List<Feature> all) {
        for (var place : Place.values()) {
            var here = all.stream().filter(feature -> feature.place() == place).toList();
            var words = new HashMap<String, Feature>();
            var owned = new LinkedHashMap<String, Owned>();
            for (var feature : here) {
                claim(words, feature.name(), feature);
                for (var word : feature.otherNames()) claim(words, word, feature);
                for (var command : feature.commands()) claim(owned, command.word(), new Owned(feature, command));
            }
            inPlace.put(place, here);
            byWord.put(place, Map.copyOf(words));
            commands.put(place, owned);
        }
    }

    private static <V> void claim(Map<String, V> words, String word, V owner) {
        if (words.put(word, owner) != null) throw new IllegalArgumentException("two features claim " + word);
    }

    public List<Feature> in(Place place) {
        return inPlace.getOrDefault(place, List.of());
    }

    /// By the first word of a button, a tag or a letter.
    public Optional<Feature> named(Place place, String word) {
        return Optional.ofNullable(byWord.getOrDefault(place, Map.of()).get(word));
    }

    public Optional<Owned> command(Place place, String word) {
        return Optional.ofNullable(commands.getOrDefault(place, Map.of()).get(word));
    }

    /// In the order of the list, which is the order of menus and /help.
    public List<Command> commands(Place place) {
        return commands.getOrDefault(place, Map.of()).values().stream()
                .map(Owned::command)
                .toList();
    }

    public List<Wake> wakes(Place place, ChatRecord record) {
        var all = new ArrayList<Wake>();
        for (var feature : in(place)) all.addAll(feature.wakes(record));
        return all;
    }

    public Activity activity(ChatRecord record) {
        return in(Place.GROUP).stream().map(feature -> feature.activity(record)).reduce(Activity.NONE, Activity::and);
    }

    public List<Keyboard.Press> settings(ChatRecord record, Context context) {
        return told(feature -> feature.setting(record, context));
    }

    public List<Text> greetings(ChatRecord record, Context context) {
        return told(feature -> feature.greeting(record, context));
    }

    public List<Text> statistics(ChatRecord record, Context context) {
        return told(feature -> feature.statistics(record, context));
    }

    public List<Keyboard.Press> cardButtons(Question.Id question, ChatRecord record) {
        return in(Place.PRIVATE).stream()
                .flatMap(feature -> feature.cardButtons(question, record).stream())
                .toList();
    }

    private <T> List<T> told(Function<Feature, Optional<T>> tells) {
        return in(Place.PRIVATE).stream().map(tells).flatMap(Optional::stream).toList();
    }

    public Stream<Feature> all() {
        return Stream.of(Place.values()).flatMap(place -> in(place).stream());
    }
}
