package dev.sobesednik.bank;

import dev.sobesednik.chat.Language;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The loaded bank and its indexes.
public final class Bank {

    /// @param number 1 upwards; what a person types after `/quiz`
    public record Level(int number, String title) {}

    public record Section(String id, int level, String title) {}

    /// A specialty: which questions weigh more in it.
    ///
    /// @param note what the bank honestly has for it, for people
    public record Track(
            String id, Map<String, String> title, String note, List<String> sections, List<Question.Id> questions) {}

    /// One line of the preparation plan, and the questions that give evidence for it.
    public record PlanItem(String id, String area, String topic, String text, List<Question.Id> questions) {}

    /// Questions so near to each other that showing two of them on one day confuses.
    public record Alike(String title, Set<Question.Id> members) {}

    private final Language language;
    private final List<Level> levels;
    private final Map<String, Section> sections;
    private final Map<Question.Id, Question> questions;
    private final Map<Question.Id, Set<Question.Id>> alike;
    private final List<Track> tracks;
    private final List<Question.Id> core;
    private final List<PlanItem> plan;

    /// For those who read Russian.
    public Bank(
            List<Level> levels,
            List<Section> sections,
            List<Track> tracks,
            List<Question.Id> core,
            List<PlanItem> plan,
            List<Alike> alike,
            List<Question> questions) {
        this(Language.RU, levels, sections, tracks, core, plan, alike, questions);
    }

    /// @param language of those whom it is for; a question tells what its own words are in
    public Bank(
            Language language,
            List<Level> levels,
            List<Section> sections,
            List<Track> tracks,
            List<Question.Id> core,
            List<PlanItem> plan,
            List<Alike> alike,
            List<Question> questions) {
        this.language = language;
        this.levels = List.copyOf(levels);
        this.sections = new LinkedHashMap<>();
        sections.forEach(section -> this.sections.put(section.id(), section));
        this.tracks = List.copyOf(tracks);
        this.core = List.copyOf(core);
        this.plan = List.copyOf(plan);
        this.questions = new LinkedHashMap<>();
        questions.forEach(question -> this.questions.put(question.id(), question));
        this.alike = new HashMap<>();
        for (var group : alike) {
            for (var member : group.members()) {
                var others = this.alike.computeIfAbsent(member, id -> new LinkedHashSet<>());
                others.addAll(group.members());
                others.remove(member);
            }
        }
    }

    /// Of those whom it is for; a question tells what its own words are in.
    public Language language() {
        return language;
    }

    public List<Level> levels() {
        return levels;
    }

    public Optional<Level> level(int number) {
        return levels.stream().filter(level -> level.number() == number).findFirst();
    }

    public List<Section> sections() {
        return new ArrayList<>(sections.values());
    }

    public Section section(String id) {
        var section = sections.get(id);
        if (section == null) throw new IllegalArgumentException("no section " + id);
        return section;
    }

    /// All questions, in the order of the file.
    public List<Question> questions() {
        return new ArrayList<>(questions.values());
    }

    public Optional<Question> find(Question.Id id) {
        return Optional.ofNullable(questions.get(id));
    }

    /// The near-duplicates of a question, itself not among them.
    public Set<Question.Id> alike(Question.Id id) {
        return alike.getOrDefault(id, Set.of());
    }

    public List<Track> tracks() {
        return tracks;
    }

    /// The questions that every track begins with.
    public List<Question.Id> core() {
        return core;
    }

    public List<PlanItem> plan() {
        return plan;
    }
}
