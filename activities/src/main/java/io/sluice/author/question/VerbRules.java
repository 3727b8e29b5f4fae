package io.sluice.author.question;

import io.sluice.author.planner.grammar.Captures;
import io.sluice.author.planner.grammar.Grammar;
import io.sluice.catalog.TableMetadata;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** "Which writer wrote the most books?", "how many books did Ada Quill write?": a verb holds two nouns together. */
final class VerbRules {

    private VerbRules() {}

    static void addTo(Grammar<Schema> grammar) {
        grammar.rule(
                        "question1",
                        "(which|what) {table} {verbs} [in|at|by|for] [the] {mostly} {noun}",
                        3,
                        (schema, slots) ->
                                verbal(schema, slots, new Mod.TopCount(slots.the("noun"), slots.the("mostly"), 1)))
                .rule(
                        "question1",
                        "(which|what) {table} {verbs} [in|at|by|for] {operator} {number} {noun}",
                        3,
                        (schema, slots) -> slots.<String>the("number").matches("\\d{1,6}")
                                ? verbal(
                                        schema,
                                        slots,
                                        new Mod.Counted(
                                                slots.the("noun"),
                                                slots.the("operator"),
                                                Long.parseLong(slots.the("number"))))
                                : null)
                .rule(
                        "question1",
                        "{howmany} {noun} (do|does|did) [the] [{table}] {known} ({ownverb}|{verbs})",
                        2,
                        (schema, slots) -> {
                            Noun noun = slots.the("noun");
                            return new Resolver(schema)
                                    .pred(noun.table(), new Mod.Is(slots.the("known")))
                                    .map(pred -> new Composer(schema).counted(noun.with(pred)))
                                    .orElse(null);
                        })
                .rule(
                        "question1",
                        "(sort|order|arrange|rank) [{article}] {table} {wants} {sorting}",
                        (schema, slots) -> new Composer(schema)
                                .list(slots.the("wants"), Noun.of(slots.the("table")), false, slots.the("sorting")))
                .rule(
                        "question1",
                        "(sort|order|arrange|rank) {wants} {about} {noun} {sorting}",
                        (schema, slots) -> new Composer(schema)
                                .list(slots.the("wants"), slots.the("noun"), false, slots.the("sorting")))
                .rule(
                        "sorting",
                        "(by|according to|based on|in order of) [the|their] {attribute} [[,] {direction}]",
                        (schema, slots) -> new WantRules.Wish(
                                slots.the("attribute"),
                                slots.<Boolean>maybe("direction").orElse(false)))
                .rule("sorting", "{order}", (schema, slots) -> slots.the("order"));
    }

    private static @Nullable Sketch verbal(Schema schema, Captures slots, Mod mod) {
        TableMetadata table = slots.the("table");
        return schema.label(table).equals(schema.key(table))
                ? null
                : new Resolver(schema)
                        .noun(table, List.of(mod))
                        .flatMap(noun -> schema.label(table).map(label -> new Composer(schema).shown(label, noun)))
                        .orElse(null);
    }
}
