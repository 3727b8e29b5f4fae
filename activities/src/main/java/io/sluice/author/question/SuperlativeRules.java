package io.sluice.author.question;

import io.sluice.author.planner.grammar.Grammar;

/** The most and the least of something, said of a noun. */
final class SuperlativeRules {

    private SuperlativeRules() {}

    static void addTo(Grammar<Schema> grammar) {
        grammar.rule(
                        "mostly",
                        "most [different|distinct]|[the] (most|highest|largest|greatest|biggest|maximum) [total] (number|amount|count|numbers) of [different|distinct]",
                        (schema, slots) -> true)
                .rule(
                        "mostly",
                        "fewest|least|[the] (least|lowest|smallest|minimum|fewest) [total] (number|amount|count|numbers) of",
                        (schema, slots) -> false)
                .rule(
                        "most",
                        "highest|largest|biggest|greatest|maximum|most|the most|top|longest|latest|best|oldest|heaviest",
                        (schema, slots) -> true)
                .rule(
                        "most",
                        "lowest|smallest|least|minimum|fewest|shortest|earliest|worst|youngest",
                        (schema, slots) -> false)
                .words(
                        "having",
                        "with|[that|who|which] (has|have|had|having|is|are|was|has received|have received|has got|received|receiving|got|gets|won|gained|obtained|earned|earns|reached|sold|sells|holds)")
                .rule(
                        "mod",
                        "{having} [the] {most} [amount of|value of|number of] {attribute}",
                        (schema, slots) -> new Mod.TopAttr(slots.the("attribute"), slots.the("most"), 1))
                .rule(
                        "mod",
                        "{having} [the] {mostly} {noun} [{verb}]",
                        (schema, slots) -> new Mod.TopCount(slots.the("noun"), slots.the("mostly"), 1))
                .rule(
                        "mod",
                        "[{auxiliary}] {relation} [the] {mostly} {noun}",
                        1,
                        (schema, slots) -> new Mod.TopCount(slots.the("noun"), slots.the("mostly"), 1))
                .rule(
                        "mod",
                        "[{auxiliary}] {verb} [in|at|by|for] [the] {mostly} {noun}",
                        3,
                        (schema, slots) -> new Mod.TopCount(slots.the("noun"), slots.the("mostly"), 1))
                .rule(
                        "mod",
                        "[{that}] ([{have}|{be}|{auxiliary}] never) [{be}|been] {verb} [in|at|by|for|on|to] {noun}",
                        3,
                        (schema, slots) -> new Mod.Not(new Mod.Related(slots.the("noun"))))
                .rule(
                        "mod",
                        "{having} [the] {most} (average|mean) {attribute}",
                        (schema, slots) -> new Mod.TopAggregate("AVG", slots.the("attribute"), slots.the("most")))
                .rule(
                        "mod",
                        "{having} [the] {most} (total|sum of) {attribute}",
                        (schema, slots) -> new Mod.TopAggregate("SUM", slots.the("attribute"), slots.the("most")))
                .rule(
                        "mod",
                        "(whose|where the|for which the|in which the) {attribute} {be} [the] {most}",
                        (schema, slots) -> new Mod.TopAttr(slots.the("attribute"), slots.the("most"), 1))
                .rule(
                        "mod",
                        "[{that}] {verb} [the] {most} [amount of|value of|number of] {attribute}",
                        4,
                        (schema, slots) -> new Mod.TopAttr(slots.the("attribute"), slots.the("most"), 1))
                .rule(
                        "mod",
                        "[that|who|which] {be} [the] {extreme} [one|of all|among all]",
                        (schema, slots) -> new Mod.TopMeasure(slots.the("extreme"), 1))
                .rule(
                        "mod",
                        "[{that}] [{be}|{have}] [been] {verb} [the] {mostly} times [in|at|by|for] [the] {noun}",
                        2,
                        (schema, slots) -> new Mod.TopCount(slots.the("noun"), slots.the("mostly"), 1))
                .rule(
                        "mod",
                        "[{lead}] [a|an|the] {figure} {attribute} [{be}] {operator} {number} [{unit}]",
                        (schema, slots) -> new Mod.HasAggregate(
                                slots.the("figure"),
                                slots.the("attribute"),
                                slots.the("operator"),
                                slots.the("number")))
                .rule("figure", "average|mean", (schema, slots) -> "AVG")
                .rule("figure", "total|total amount of|sum of", (schema, slots) -> "SUM");
    }
}
