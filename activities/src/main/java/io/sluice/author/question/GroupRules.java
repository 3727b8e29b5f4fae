package io.sluice.author.question;

import io.sluice.author.Values;
import io.sluice.author.planner.grammar.Captures;
import io.sluice.author.planner.grammar.Grammar;
import io.sluice.catalog.TableMetadata;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Figures for each row of a table or value of a column, one group at a time. */
final class GroupRules {

    private GroupRules() {}

    static void addTo(Grammar<Schema> grammar) {
        grammar.rule("group", "{attribute}", 1, (schema, slots) -> new Group(slots.the("attribute"), null))
                .rule("group", "{table}", (schema, slots) -> new Group(null, slots.the("table")))
                .rule(
                        "group",
                        "{table} {attribute}",
                        (schema, slots) -> new Group(slots.the("attribute"), slots.the("table")))
                .rule(
                        "group",
                        "{attribute} of [the] {table}",
                        (schema, slots) -> new Group(slots.the("attribute"), slots.the("table")))
                .rule(
                        "question1",
                        "{howmany} {noun} ({be}|do|does) {relation} {each} {group}",
                        (schema, slots) -> new GroupedFigures(schema)
                                .grouped(List.of(new Want.Number(slots.the("noun"))), slots.the("group")))
                .rule("question1", "{howmany} {noun} {relation} {each} {group}", (schema, slots) -> new GroupedFigures(
                                schema)
                        .grouped(List.of(new Want.Number(slots.the("noun"))), slots.the("group")))
                .rule(
                        "question1",
                        "{howmany} {noun} (do|does) {each} {group} [{ownverb}|{have}]",
                        (schema, slots) -> new GroupedFigures(schema)
                                .grouped(List.of(new Want.Number(slots.the("noun"))), slots.the("group")))
                .rule(
                        "question1",
                        "{howmany} {noun} [{be}|do|does] {foreach} {group} [{tail}]",
                        (schema, slots) -> new GroupedFigures(schema)
                                .grouped(List.of(new Want.Number(slots.the("noun"))), slots.the("group")))
                .rule(
                        "question1",
                        "{foreach} {group} [,] [{asking}] {wants} [{tail}]",
                        (schema, slots) -> new GroupedFigures(schema).grouped(slots.the("wants"), slots.the("group")))
                .rule("question1", "[{asking}] {wants} {foreach} {group}", (schema, slots) -> new GroupedFigures(schema)
                        .grouped(slots.the("wants"), slots.the("group")))
                .rule(
                        "question1",
                        "[{asking}] {wants} for [both] {known} and {known:last} {table}",
                        2,
                        (schema, slots) -> forValues(schema, slots))
                .rule(
                        "question1",
                        "[{asking}] {wants} (of|for|in) {noun} {foreach} {group}",
                        (schema, slots) -> new GroupedFigures(schema)
                                .groupedOf(slots.the("wants"), slots.the("noun"), slots.the("group")));
    }

    /** The average age for male and female students: figures by the column that holds both, of these values only. */
    private static @Nullable Sketch forValues(Schema schema, Captures slots) {
        Values.Value one = slots.the("known");
        Values.Value other = slots.the("last");
        TableMetadata table = slots.the("table");
        var same = one.table().equals(other.table())
                && one.column().equals(other.column())
                && table.name().equals(one.table())
                && !one.equals(other);
        return same
                ? schema.names()
                        .column(table, one.column())
                        .flatMap(col -> new Facts(schema)
                                .report(
                                        slots.the("wants"),
                                        Optional.of(Noun.of(table)
                                                .with(new Pred.OneOf(col, List.of(one.text(), other.text())))),
                                        List.of(new Group(Attr.of(col.name(), List.of(new Attr.Choice(col, 0))), null)),
                                        Optional.empty(),
                                        List.of()))
                        .orElse(null)
                : null;
    }
}
