package io.sluice.author.question;

import io.sluice.author.planner.grammar.Captures;
import io.sluice.author.planner.grammar.Found;
import io.sluice.author.planner.grammar.Grammar;
import org.jspecify.annotations.Nullable;

/** How old, how heavy, how much it costs: the measure that the word of degree goes by. */
final class DegreeRules {

    private DegreeRules() {}

    static void addTo(Grammar<Schema> grammar) {
        grammar.terminal(
                        "degree",
                        (schema, tokens, at) ->
                                Scales.of(tokens.get(at).word()).map(scale -> new Found<>(scale, at + 1, 0)).stream()
                                        .toList())
                .rule("question1", "how {degree} {be} {noun}", (schema, slots) -> measured(schema, slots))
                .rule(
                        "question1",
                        "how much (do|does|did) {noun} {measuring}",
                        (schema, slots) -> measured(schema, slots))
                .rule("measuring", "weigh", (schema, slots) -> Scales.of("heavy")
                        .orElseThrow())
                .rule("measuring", "cost", (schema, slots) -> Scales.of("expensive")
                        .orElseThrow());
    }

    private static @Nullable Sketch measured(Schema schema, Captures slots) {
        Noun noun = slots.the("noun");
        Scales.Scale scale = slots.<Scales.Scale>maybe("degree")
                .or(() -> slots.maybe("measuring"))
                .orElseThrow();
        return Scales.column(noun.table(), scale)
                .map(col -> new Composer(schema).shown(col, noun))
                .orElse(null);
    }
}
