package dev.sobesednik.matching.lucene;

import java.lang.Character.UnicodeScript;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/// Latin and Cyrillic letters that were typed one for another.
final class Alphabets {

    private final Map<Character, Character> latinAlike = new HashMap<>();
    private final Map<Character, Character> cyrillicAlike = new HashMap<>();
    private final Map<Character, Character> otherKeys = new HashMap<>();

    Alphabets() {
        Properties pairs = Resources.properties("alphabets.properties");
        join(pairs, "alike", cyrillicAlike, latinAlike);
        var latinKeys = new HashMap<Character, Character>();
        join(pairs, "keys", latinKeys, otherKeys);
        otherKeys.putAll(latinKeys);
    }

    private static void join(
            Properties pairs, String name, Map<Character, Character> toCyrillic, Map<Character, Character> toLatin) {
        var cyrillic = pairs.getProperty(name + ".cyrillic");
        var latin = pairs.getProperty(name + ".latin");
        for (int index = 0; index < cyrillic.length(); index++) {
            toLatin.putIfAbsent(cyrillic.charAt(index), latin.charAt(index));
            toCyrillic.putIfAbsent(latin.charAt(index), cyrillic.charAt(index));
        }
    }

    /// One word in one alphabet: the one that its unmistakable letters belong to.
    String mended(String word) {
        int latin = 0;
        int cyrillic = 0;
        int onlyLatin = 0;
        int onlyCyrillic = 0;
        for (int index = 0; index < word.length(); index++) {
            var letter = word.charAt(index);
            switch (UnicodeScript.of(letter)) {
                case LATIN -> {
                    latin++;
                    if (!cyrillicAlike.containsKey(letter)) onlyLatin++;
                }
                case CYRILLIC -> {
                    cyrillic++;
                    if (!latinAlike.containsKey(letter)) onlyCyrillic++;
                }
                default -> {}
            }
        }
        if (latin == 0 || cyrillic == 0) return word;
        if (onlyLatin > 0 && onlyCyrillic > 0) return word;
        var isLatin = onlyLatin > 0 || (onlyCyrillic == 0 && latin >= cyrillic);
        return typedAs(word, isLatin ? latinAlike : cyrillicAlike);
    }

    /// The same shapes in the other alphabet; the word itself when a letter of it has no twin.
    String twin(String word) {
        var twin = new StringBuilder(word.length());
        for (int index = 0; index < word.length(); index++) {
            var letter = word.charAt(index);
            var other = latinAlike.getOrDefault(letter, cyrillicAlike.get(letter));
            if (other == null) return word;
            twin.append(other.charValue());
        }
        return twin.toString();
    }

    /// What the same keys write in the other keyboard layout.
    String otherLayout(String words) {
        return typedAs(words, otherKeys);
    }

    private static String typedAs(String words, Map<Character, Character> letters) {
        var mended = new StringBuilder(words.length());
        for (int index = 0; index < words.length(); index++) {
            var letter = words.charAt(index);
            mended.append(letters.getOrDefault(letter, letter).charValue());
        }
        return mended.toString();
    }
}
