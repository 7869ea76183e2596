package dev.sobesednik.ops;

import dev.sobesednik.bank.Bank;
import dev.sobesednik.bank.json.Loaded;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/// The bank in use. A reload that fails leaves the last good one.
public final class CurrentBank implements Supplier<Bank> {

    private final Supplier<Loaded> source;
    private final AtomicReference<Bank> current;

    /// @throws IllegalStateException with all mistakes named when the first bank cannot be used
    public CurrentBank(Supplier<Loaded> source) {
        this.source = source;
        this.current = new AtomicReference<>(
                switch (source.get()) {
                    case Loaded.Ready ready -> ready.bank();
                    case Loaded.Refused refused ->
                        throw new IllegalStateException(
                                "QUESTIONS_FILE cannot be used, mend it:\n" + refused.message());
                });
    }

    @Override
    public Bank get() {
        return current.get();
    }

    public Loaded reload() {
        var loaded = source.get();
        if (loaded instanceof Loaded.Ready ready) current.set(ready.bank());
        return loaded;
    }
}
