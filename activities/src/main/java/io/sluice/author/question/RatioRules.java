package io.sluice.author.question;

import io.sluice.author.planner.grammar.Captures;
import io.sluice.author.planner.grammar.Grammar;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shares and ratios of counts. */
final class RatioRules {

    private RatioRules() {}

    static void addTo(Grammar<Schema> grammar) {
        grammar.words("percent", "percentage|percent|share|proportion")
                .rule(
                        "question1",
                        "[{asking}] [the] ratio of [the number of] {noun} to [the number of] {noun:other} [{existing}]",
                        (schema, slots) -> ratio(slots.the("noun"), slots.the("other"), 1))
                .rule("question1", "([{asking}] [the]|what) {percent} of {noun}", (schema, slots) -> share(slots))
                .rule("question1", "([{asking}] [the]|what) {percent} of {table} {mods}", 1, (schema, slots) -> {
                    var noun = new Resolver(schema).noun(slots.the("table"), slots.the("mods"));
                    return noun.map(RatioRules::share).orElse(null);
                });
    }

    private static @Nullable Sketch share(Captures slots) {
        return share(slots.<Noun>the("noun"));
    }

    private static @Nullable Sketch share(Noun part) {
        return part.preds().isEmpty() ? null : ratio(part, Noun.of(part.table()), 100);
    }

    private static @Nullable Sketch ratio(Noun part, Noun whole, int factor) {
        return part.top().isPresent() || whole.top().isPresent()
                ? null
                : new Sketch(
                        part,
                        List.of(new Sketch.Ratio(part, whole, factor)),
                        false,
                        List.of(),
                        List.of(),
                        Optional.empty());
    }
}
