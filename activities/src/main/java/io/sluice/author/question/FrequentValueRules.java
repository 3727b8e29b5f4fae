package io.sluice.author.question;

import io.sluice.author.planner.grammar.Captures;
import io.sluice.author.planner.grammar.Grammar;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Values of a column by how often they occur or what their rows come to: the most common one, those of more than three rows. */
final class FrequentValueRules {

    private FrequentValueRules() {}

    static void addTo(Grammar<Schema> grammar) {
        grammar.rule(
                        "often",
                        "common|popular|frequent|frequently used|commonly used|frequently occurring",
                        (schema, slots) -> true)
                .words(
                        "sharedby",
                        "shared by|common to|used by|held by|with|having|that have|that has|which have|which has|have|has|in which there are|where there are|for which there are|that are shared by|owned by|possessed by|in which|for which|that {verb}|which {verb}|that {verbs}|with a total of|where|of which there are")
                .rule(
                        "question1",
                        "[{asking}] [the] (most|least) {often} {attribute} [{about} {noun}]",
                        (schema, slots) -> commonest(schema, slots, true))
                .rule(
                        "question1",
                        "[{asking}] [the] {attribute} [that is|which is|that] [the] most {often} [{about}|among|across] [{noun}]",
                        1,
                        (schema, slots) -> commonest(schema, slots, true))
                .rule(
                        "question1",
                        "(which|what|[{asking}] [the]) {attribute} [{be}] [{that}] ({sharedby}|{relation}|{verb} [in|by|at|for]) [the] {mostly} {noun}",
                        2,
                        (schema, slots) -> most(schema, slots))
                .rule(
                        "question1",
                        "[{asking}] [{article}] [{other}] {attribute} [{about} {table}] {sharedby} {operator} {number} {noun} [{be}|{have}] [{verb}|{arefrom}|been {verb}]",
                        2,
                        (schema, slots) -> shared(schema, slots, slots.the("operator")))
                .rule(
                        "question1",
                        "(which|what) {attribute} (do|does|did|have|has) {operator} {number} {noun} [{arefrom}|{verb}|{verbs} [in|at|from|for]]",
                        2,
                        (schema, slots) -> shared(schema, slots, slots.the("operator")))
                .rule(
                        "question1",
                        "[{asking}] [{article}] [{other}] {attribute} [{about} {table}] (whose|with|with an|with a|having an|having a|where the|for which the|that have an|that have a|have an|have a|has an|has a|that has an|that has a) {figure} {attribute:measured} [{be}] {operator} {number}",
                        2,
                        (schema, slots) -> byFigure(schema, slots))
                .rule(
                        "question1",
                        "[{asking}] [{article}] [{other}] {attribute} [{about} {table}] {sharedby} {number} or more {noun}",
                        2,
                        (schema, slots) -> shared(schema, slots, ">="));
    }

    private static @Nullable Sketch commonest(Schema schema, Captures slots, boolean descending) {
        Attr attr = slots.the("attribute");
        var noun = slots.<Noun>maybe("noun").or(() -> attr.anywhere().map(col -> Noun.of(col.table())));
        return noun.flatMap(rows -> new Facts(schema)
                        .values(
                                attr,
                                rows,
                                Optional.of(new Facts.Rank(new Want.Total(), descending, 1)),
                                Optional.empty()))
                .orElse(null);
    }

    /** A name or a key tells one row: it does not stand for many. */
    private static @Nullable Sketch most(Schema schema, Captures slots) {
        Attr attr = slots.the("attribute");
        Noun noun = slots.the("noun");
        return tells(schema, attr, noun)
                ? null
                : new Facts(schema)
                        .values(
                                attr,
                                noun,
                                Optional.of(new Facts.Rank(new Want.Total(), slots.the("mostly"), 1)),
                                Optional.empty())
                        .orElse(null);
    }

    /** The values of a column whose rows come to such a figure. */
    private static @Nullable Sketch byFigure(Schema schema, Captures slots) {
        Attr attr = slots.the("attribute");
        Attr measured = slots.the("measured");
        return measured.anywhere()
                .filter(Col::isNumber)
                .filter(col ->
                        attr.of(col.table()).filter(own -> !own.equals(col)).isPresent())
                .flatMap(col -> new Facts(schema)
                        .values(
                                attr,
                                Noun.of(col.table()),
                                Optional.empty(),
                                Optional.of(new Sketch.Having(
                                        new Sketch.Aggregate(slots.the("figure"), col, false),
                                        slots.the("operator"),
                                        slots.the("number")))))
                .orElse(null);
    }

    /** Whether a column of another table tells its rows apart, so that they are asked for and not its values. */
    private static boolean tells(Schema schema, Attr attr, Noun noun) {
        return attr.of(noun.table()).isEmpty()
                && attr.anywhere()
                        .filter(col ->
                                !schema.key(col.table()).filter(col::equals).isPresent()
                                        && !schema.label(col.table())
                                                .filter(col::equals)
                                                .isPresent())
                        .isEmpty();
    }

    private static @Nullable Sketch shared(Schema schema, Captures slots, String operator) {
        Attr attr = slots.the("attribute");
        Noun noun = slots.the("noun");
        String number = slots.the("number");
        return tells(schema, attr, noun) || !number.matches("\\d{1,6}")
                ? null
                : new Facts(schema)
                        .values(
                                attr,
                                noun,
                                Optional.empty(),
                                Optional.of(new Sketch.Having(operator, Long.parseLong(number))))
                        .orElse(null);
    }
}
