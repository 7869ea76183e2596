package dev.sobesednik.ops;

import dev.sobesednik.bank.Bank;
import dev.sobesednik.bank.Contents;
import dev.sobesednik.bank.json.Loaded;
import dev.sobesednik.chat.Language;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;

/// The bank in use, in every language. A reload that fails leaves the last good ones.
public final class CurrentBank implements Supplier<Bank> {

    private static final Logger log = System.getLogger(CurrentBank.class.getName());

    /// A translation can have more mistakes than anybody reads in a log.
    private static final int LOGGED = 10;

    private final Supplier<Loaded> source;
    private final Function<Contents, Loaded> translation;
    private final AtomicReference<Banks> current;

    /// @param original as it is written
    /// @param in for the readers of each language
    private record Banks(Bank original, Map<Language, Bank> in) {

        Banks {
            in = Map.copyOf(in);
        }

        static Banks of(Contents original, Contents translated) {
            var in = new EnumMap<Language, Bank>(Language.class);
            for (var language : Language.values())
                in.put(language, original.shownIn(language).bank());
            in.put(translated.language(), translated.bank());
            var its = original.bank();
            in.put(original.language(), its);
            return new Banks(its, in);
        }
    }

    /// A bank that nobody has translated.
    public CurrentBank(Supplier<Loaded> source) {
        this(source, original -> new Loaded.Ready(original));
    }

    /// @param translation lays it over the original
    /// @throws IllegalStateException with all mistakes named when the first bank cannot be used; a translation that
    ///     cannot be used is left out
    public CurrentBank(Supplier<Loaded> source, Function<Contents, Loaded> translation) {
        this.source = source;
        this.translation = translation;
        this.current = new AtomicReference<>(
                switch (source.get()) {
                    case Loaded.Ready(var original) -> Banks.of(original, translatedOr(original));
                    case Loaded.Refused refused ->
                        throw new IllegalStateException(
                                "QUESTIONS_FILE cannot be used, mend it:\n" + refused.message());
                });
    }

    private Contents translatedOr(Contents original) {
        return switch (translation.apply(original)) {
            case Loaded.Ready(var translated) -> translated;
            case Loaded.Refused refused -> {
                var shown = refused.message().lines().limit(LOGGED).toList();
                log.log(
                        Level.WARNING,
                        "The translation cannot be used, everybody sees the original; bank check tells all:\n"
                                + String.join("\n", shown));
                yield original;
            }
        };
    }

    /// The original.
    @Override
    public Bank get() {
        return current.get().original();
    }

    /// For those who read this language.
    public Bank in(Language language) {
        var bank = current.get().in().get(language);
        if (bank == null) throw new IllegalStateException("no bank for " + language);
        return bank;
    }

    /// How many questions are there in another language too.
    public long translated() {
        return current.get().in().values().stream()
                .flatMap(bank -> bank.questions().stream())
                .filter(question -> question.translatedFrom() != null)
                .count();
    }

    /// Both together or neither.
    ///
    /// @return the original, or what stands against either
    public Loaded reload() {
        var loaded = source.get();
        if (!(loaded instanceof Loaded.Ready(var original))) return loaded;
        var second = translation.apply(original);
        if (!(second instanceof Loaded.Ready(var translated))) return second;
        current.set(Banks.of(original, translated));
        return loaded;
    }
}
