package dev.sobesednik.chat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/// What a decision makes of a state: the next state, and what to do.
public record Step<S>(S next, List<Effect> effects) {

    public static <S> Step<S> to(S next, Effect... effects) {
        return new Step<>(next, Arrays.asList(effects));
    }

    public Step<S> and(Effect... more) {
        var all = new ArrayList<>(effects);
        all.addAll(Arrays.asList(more));
        return new Step<>(next, List.copyOf(all));
    }

    public Step<S> withNext(S other) {
        return new Step<>(other, effects);
    }

    /// This step, and then what the next state decides.
    public Step<S> then(Function<S, Step<S>> decision) {
        var after = decision.apply(next);
        return and(after.effects.toArray(Effect[]::new)).withNext(after.next);
    }
}
