package io.sluice.author.question;

import io.sluice.author.planner.grammar.Captures;
import io.sluice.author.planner.grammar.Grammar;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Questions as reports ask them: figures by several columns, lists by their columns. */
final class ReportRules {

    private ReportRules() {}

    static void addTo(Grammar<Schema> grammar) {
        grammar.words(
                        "by",
                        "by|per|for each|for every|grouped by|broken down by|for each of the|in each|within each|and group by|split by")
                .words("wehave", "we have|that we have|there are|that exist|you have|that there are|in the database")
                .words(
                        "done",
                        "have been {verb}|has been {verb}|were {verb}|was {verb}|are {verb}|is {verb}|have {verb}|are there|were there|do we have|exist|there are|we have|{verb}")
                .rule(
                        "groups",
                        "[the|all|all the] [{other}] {group}",
                        (schema, slots) -> List.of(slots.<Group>the("group")))
                .rule(
                        "groups",
                        "[the] {group} {comma} [the|corresponding] {groups}",
                        (schema, slots) -> WantRules.plus(slots.<Group>the("group"), slots.the("groups")));
        byColumns(grammar);
        RankingRules.addTo(grammar);
        EachCountRules.addTo(grammar);
        FrequentValueRules.addTo(grammar);
    }

    private static void byColumns(Grammar<Schema> grammar) {
        grammar.rule(
                        "ordering",
                        "[,] {sorted} [the|their] {want} [[,] {direction}]",
                        (schema, slots) -> new Facts.Rank(
                                slots.the("want"),
                                slots.<Boolean>maybe("direction").orElse(false),
                                0))
                .rule(
                        "ordering",
                        "[,] [sorted|ordered|listed] in (descending|decreasing) order (of|by) [the|their] {want}",
                        (schema, slots) -> new Facts.Rank(slots.the("want"), true, 0))
                .rule(
                        "ordering",
                        "[,] [sorted|ordered|listed] in (ascending|increasing|alphabetical) order (of|by) [the|their] {want}",
                        (schema, slots) -> new Facts.Rank(slots.the("want"), false, 0))
                .rule(
                        "ordering",
                        "[,] [sorted|ordered] alphabetically by [the|their] {want}",
                        (schema, slots) -> new Facts.Rank(slots.the("want"), false, 0))
                .rule(
                        "question1",
                        "[{asking}] {groups} {comma} (their|the) {wants} [{tail}] [{ordering}]",
                        4,
                        (schema, slots) -> report(schema, slots, Optional.empty()))
                .rule(
                        "question1",
                        "[{asking}] {wants} {foreach} {groups} {ordering}",
                        2,
                        (schema, slots) -> report(schema, slots, Optional.empty()))
                .rule("question1", "[{asking}] {wants} {foreach} {groups} {mods}", 3, (schema, slots) -> new Facts(
                                schema)
                        .report(
                                slots.the("wants"),
                                Optional.empty(),
                                slots.the("groups"),
                                Optional.empty(),
                                slots.the("mods"))
                        .orElse(null))
                .rule("question1", "[{asking}] {wants} [,] for {noun}", 4, (schema, slots) -> forRows(schema, slots))
                .rule(
                        "question1",
                        "[{asking}] {wants} [{verb}] [by|in|at|for|from|to|on|across] {each} {groups} [{tail}] [{ordering}]",
                        2,
                        (schema, slots) -> report(schema, slots, Optional.empty()))
                .rule(
                        "question1",
                        "[{asking}] {wants} {verb} by {noun} [in|at|for|on|from] {each} {groups} [{ordering}]",
                        3,
                        (schema, slots) -> report(schema, slots, slots.maybe("noun")))
                .rule(
                        "question1",
                        "[{asking}] {wants} [{done}] {by} {groups} [{ordering}]",
                        2,
                        (schema, slots) -> report(schema, slots, Optional.empty()))
                .rule(
                        "question1",
                        "[{asking}] {wants} {about} {noun} [{wehave}] {by} {groups}",
                        2,
                        (schema, slots) -> report(schema, slots, slots.maybe("noun")))
                .rule(
                        "question1",
                        "{howmany} {noun} [{done}] {by} {groups} [{ordering}]",
                        2,
                        (schema, slots) -> counted(schema, slots))
                .rule(
                        "question1",
                        "[{asking}] {noun} [{wehave}] by {wants} [{mods}]",
                        2,
                        (schema, slots) -> listed(schema, slots))
                .rule(
                        "question1",
                        "[{asking}] {wants} {about} {noun} [{wehave}] by {wants:more}",
                        3,
                        (schema, slots) -> beside(schema, slots));
    }

    private static @Nullable Sketch report(Schema schema, Captures slots, Optional<Noun> noun) {
        return new Facts(schema)
                .report(slots.the("wants"), noun, slots.the("groups"), slots.maybe("ordering"), List.of())
                .orElse(null);
    }

    /** Names and counts, for the rows that a condition holds of. */
    private static @Nullable Sketch forRows(Schema schema, Captures slots) {
        Noun noun = slots.the("noun");
        List<Want> wants = slots.the("wants");
        return noun.preds().isEmpty() || wants.stream().noneMatch(Want.Number.class::isInstance)
                ? null
                : new Facts(schema)
                        .report(
                                wants,
                                Optional.of(noun),
                                List.of(new Group(null, noun.table())),
                                Optional.empty(),
                                List.of())
                        .orElse(null);
    }

    private static @Nullable Sketch counted(Schema schema, Captures slots) {
        return new Facts(schema)
                .report(
                        List.of(new Want.Number(slots.the("noun"))),
                        Optional.empty(),
                        slots.the("groups"),
                        slots.maybe("ordering"),
                        List.of())
                .orElse(null);
    }

    /** All the orders by number and date: these columns of each. */
    private static @Nullable Sketch listed(Schema schema, Captures slots) {
        Noun noun = slots.the("noun");
        var mods = slots.<List<Mod>>maybe("mods").orElse(List.of());
        return new Resolver(schema)
                .noun(noun.table(), mods)
                .map(more -> new Noun(
                        noun.table(),
                        Stream.concat(noun.preds().stream(), more.preds().stream())
                                .toList()))
                .map(all -> new Composer(schema).list(slots.the("wants"), all, false, null))
                .orElse(null);
    }

    private static @Nullable Sketch beside(Schema schema, Captures slots) {
        var wants = Stream.concat(slots.<List<Want>>the("more").stream(), slots.<List<Want>>the("wants").stream())
                .toList();
        return wants.stream()
                        .allMatch(want -> want instanceof Want.Value
                                || want instanceof Want.OfMarked(var function, var marked) && function == null)
                ? new Composer(schema).list(wants, slots.the("noun"), false, null)
                : null;
    }
}
