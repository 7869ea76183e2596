package dev.sobesednik.matching.lucene;

import dev.sobesednik.matching.lucene.Terms.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.miscellaneous.WordDelimiterGraphFilter;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionLengthAttribute;
import org.tartarus.snowball.ext.EnglishStemmer;
import org.tartarus.snowball.ext.RussianStemmer;

/// Russian and English as they are mixed at interviews, with code between them.
final class Language {

    /// Telegram's longest message is 4,096 units; the bank's longest text is shorter than this too.
    private static final int LONGEST = 16_384;

    private static final int PARTS = WordDelimiterGraphFilter.GENERATE_WORD_PARTS
            | WordDelimiterGraphFilter.PRESERVE_ORIGINAL
            | WordDelimiterGraphFilter.SPLIT_ON_CASE_CHANGE;

    /// Keeps notions apart from stems.
    private static final String NOTION = " ";

    private final Alphabets alphabets = new Alphabets();
    private final Analyzer stems = new Stems();
    private final Set<String> deniers;
    private final Set<String> saysNothing;
    /// Among Russian words "is", "with" and "as" are Python.
    private final Set<String> saysNothingInEnglish;
    /// By the first stem of the phrase.
    private final Map<String, List<Phrase>> notions = new HashMap<>();

    private record Phrase(List<String> stems, String notion) {}

    Language() {
        deniers = Resources.lines("deniers.txt").stream()
                .flatMap(line -> Stream.of(line.split(" ")))
                .collect(Collectors.toSet());
        saysNothing = Stream.of(
                        RussianAnalyzer.getDefaultStopSet().stream().map(Language::text),
                        Resources.lines("says-nothing.txt").stream().flatMap(line -> Stream.of(line.split(" "))))
                .flatMap(words -> words)
                .flatMap(word -> stemsOf(word).stream())
                .filter(stem -> !deniers.contains(stem))
                .collect(Collectors.toSet());
        saysNothingInEnglish = EnglishAnalyzer.getDefaultStopSet().stream()
                .map(Language::text)
                .flatMap(word -> stemsOf(word).stream())
                .filter(stem -> !deniers.contains(stem))
                .collect(Collectors.toSet());
        for (var line : Resources.lines("synonyms.txt")) {
            var phrases = Stream.of(line.split(",")).map(this::stemsOf).toList();
            var notion = String.join(" ", phrases.getFirst()) + NOTION;
            for (var phrase : phrases)
                if (!phrase.isEmpty())
                    notions.computeIfAbsent(phrase.getFirst(), first -> new ArrayList<>())
                            .add(new Phrase(phrase, notion));
        }
    }

    private static boolean isNotion(String term) {
        return term.endsWith(NOTION);
    }

    private static String text(Object word) {
        return word instanceof char[] letters ? new String(letters) : word.toString();
    }

    Alphabets alphabets() {
        return alphabets;
    }

    /// The stems of all words, those that say nothing too.
    List<String> stemsOf(String words) {
        return read(words).stream().map(place -> place.terms().getFirst()).toList();
    }

    Terms termsOf(String words) {
        var all = read(words);
        nameNotions(all);
        var isEnglish = words.codePoints().noneMatch(letter -> UnicodeScript.of(letter) == UnicodeScript.CYRILLIC);
        var telling = new ArrayList<Place>();
        var denials = new ArrayList<Integer>();
        boolean denied = false;
        for (var place : all) {
            var stem = place.terms().getFirst();
            if (deniers.contains(stem)) {
                denied = true;
                denials.add(telling.size());
            } else if (!isSilent(stem, isEnglish) || place.terms().stream().anyMatch(Language::isNotion)) {
                telling.add(new Place(place.terms(), place.parts(), denied));
                denied = false;
            }
        }
        return new Terms(telling, denials);
    }

    /// What a stem names alone.
    List<String> notionsOf(String stem) {
        return notions.getOrDefault(stem, List.of()).stream()
                .filter(phrase -> phrase.stems.size() == 1)
                .map(Phrase::notion)
                .toList();
    }

    /// The first stems of all phrases that name a notion.
    Set<String> naming() {
        return notions.keySet();
    }

    private boolean isSilent(String stem, boolean isEnglish) {
        return saysNothing.contains(stem) || (isEnglish && saysNothingInEnglish.contains(stem));
    }

    private void nameNotions(List<Place> places) {
        for (int from = 0; from < places.size(); from++)
            for (var stem : List.copyOf(places.get(from).terms()))
                for (var phrase : notions.getOrDefault(stem, List.of())) {
                    if (!continues(places, from, phrase.stems)) continue;
                    for (int place = from; place < from + phrase.stems.size(); place++)
                        if (!places.get(place).terms().contains(phrase.notion))
                            places.get(place).terms().add(phrase.notion);
                }
    }

    private static boolean continues(List<Place> places, int from, List<String> stems) {
        if (from + stems.size() > places.size()) return false;
        for (int index = 1; index < stems.size(); index++)
            if (!places.get(from + index).terms().contains(stems.get(index))) return false;
        return true;
    }

    /// Every word with its stem first. The lists of terms can grow.
    private List<Place> read(String words) {
        var clipped = words.length() > LONGEST ? words.substring(0, LONGEST) : words;
        var text = Normalizer.normalize(clipped, Normalizer.Form.NFKC)
                // The letter io, which people write as ie.
                .replace('\u0451', '\u0435')
                .replace('\u0401', '\u0415')
                // What phones make of an apostrophe.
                .replace('\u2019', '\'');
        var places = new ArrayList<Place>();
        try (var stream = stems.tokenStream("", text)) {
            var term = stream.addAttribute(CharTermAttribute.class);
            var step = stream.addAttribute(PositionIncrementAttribute.class);
            var length = stream.addAttribute(PositionLengthAttribute.class);
            int parts = 1;
            int end = 0;
            stream.reset();
            while (stream.incrementToken()) {
                var stem = term.toString();
                if (step.getPositionIncrement() > 0 || places.isEmpty()) {
                    // The whole identifier comes first, as long as its parts.
                    if (places.size() >= end) {
                        parts = length.getPositionLength();
                        end = places.size() + parts;
                    }
                    places.add(new Place(new ArrayList<>(), parts, false));
                }
                var terms = places.getLast().terms();
                terms.add(stem);
                var twin = alphabets.twin(stem);
                if (stem.length() > 2 && !twin.equals(stem)) terms.add(twin);
            }
            stream.end();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return places;
    }

    private final class Stems extends Analyzer {

        @Override
        protected TokenStreamComponents createComponents(String field) {
            var tokenizer = new StandardTokenizer();
            TokenStream mended = new Mended(tokenizer);
            TokenStream parts = new WordDelimiterGraphFilter(mended, PARTS, null);
            TokenStream russian = new SnowballFilter(new LowerCaseFilter(parts), new RussianStemmer());
            return new TokenStreamComponents(tokenizer, new SnowballFilter(russian, new EnglishStemmer()));
        }
    }

    /// Each word in one alphabet, before it is taken apart where the case changes.
    private final class Mended extends TokenFilter {

        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

        Mended(TokenStream words) {
            super(words);
        }

        @Override
        public boolean incrementToken() throws IOException {
            if (!input.incrementToken()) return false;
            var word = term.toString();
            var mended = alphabets.mended(word);
            if (!mended.equals(word)) term.setEmpty().append(mended);
            return true;
        }
    }
}
