package io.sluice.author.question;

import io.sluice.author.planner.grammar.Captures;
import io.sluice.author.planner.grammar.Grammar;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How many rows, or different values, there are. */
final class CountRules {

    private CountRules() {}

    static void addTo(Grammar<Schema> grammar) {
        DegreeRules.addTo(grammar);
        RatioRules.addTo(grammar);
        VerbRules.addTo(grammar);
        grammar.rule("question1", "{mod} [,] {howmany} {noun} [{done}]", 2, (schema, slots) -> fronted(schema, slots));
        grammar.words(
                        "howmany",
                        "[{asking}] how many|[{asking}] [the] [total] number of|[{asking}] [the] [total] count of|count the number of|count|count the|[{asking}] the numbers of|what are the number of")
                .rule("question1", "{howmany} {noun} [{tail}]", (schema, slots) -> new Composer(schema)
                        .counted(slots.the("noun")))
                .rule(
                        "question1",
                        "{howmany} {noun} (do|does|did|can) {noun:other} ({ownverb}|{have}|{verb}|{verbs}|belong to|belong|take part in|participate in) [in|at|to|for|from|with]",
                        3,
                        (schema, slots) -> countedOf(schema, slots))
                .rule(
                        "question1",
                        "{howmany} {other} {table} {attribute} [{existing}] [{about} {noun}]",
                        1,
                        (schema, slots) -> slots.<Attr>the("attribute")
                                .of(slots.the("table"))
                                .map(col -> new Sketch(
                                        slots.<Noun>maybe("noun").orElse(Noun.of(slots.the("table"))),
                                        List.of(new Sketch.Aggregate("COUNT", col, true)),
                                        false,
                                        List.of(),
                                        List.of(),
                                        Optional.empty()))
                                .filter(sketch -> sketch.noun().table().equals(slots.the("table")))
                                .orElse(null))
                .rule(
                        "question1",
                        "{howmany} {other} {attribute} (are|is|do|does|have|has|{verb}|{verbs}) [{about}|of|by|in] {noun} [{have}|{verb}|from|in]",
                        3,
                        (schema, slots) ->
                                new Composer(schema).countedDistinct(slots.the("attribute"), slots.maybe("noun")))
                .rule("question1", "{howmany} {table} [{existing}] {mods}", 1, (schema, slots) -> new Resolver(schema)
                        .noun(slots.the("table"), slots.the("mods"))
                        .map(noun -> new Composer(schema).counted(noun))
                        .orElse(null))
                .rule(
                        "question1",
                        "{howmany} {other} {attribute} [{existing}] [{about} {noun}] [{tail}]",
                        (schema, slots) -> new Composer(schema)
                                .countedDistinct(slots.the("attribute"), slots.<Noun>maybe("noun")));
    }

    /** "In 2020, how many …": said of the rows that are counted. */
    private static @Nullable Sketch fronted(Schema schema, Captures slots) {
        Mod mod = slots.the("mod");
        Noun noun = slots.the("noun");
        return mod instanceof Mod.When || mod instanceof Mod.Years
                ? new Resolver(schema)
                        .pred(noun.table(), mod)
                        .map(pred -> new Composer(schema).counted(noun.with(pred)))
                        .orElse(null)
                : null;
    }

    private static @Nullable Sketch countedOf(Schema schema, Captures slots) {
        Noun noun = slots.the("noun");
        Noun other = slots.the("other");
        return noun.table().equals(other.table()) || other.preds().isEmpty()
                ? null
                : new Resolver(schema)
                        .pred(noun.table(), new Mod.Related(other))
                        .map(pred -> new Composer(schema).counted(noun.with(pred)))
                        .orElse(null);
    }
}
