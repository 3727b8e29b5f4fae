package io.sluice.author.question;

import io.sluice.author.planner.grammar.Captures;
import io.sluice.author.planner.grammar.Grammar;
import io.sluice.catalog.TableMetadata;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The first rows, groups or pairs by a figure, and what is shown of them. */
final class RankingRules {

    private RankingRules() {}

    static void addTo(Grammar<Schema> grammar) {
        ranked(grammar);
        topGroups(grammar);
        returned(grammar);
    }

    private static void ranked(Grammar<Schema> grammar) {
        grammar.words(
                        "rankedby",
                        "by|in terms of|based on|ordered by|sorted by|according to|ranked by|with the most|with the highest|with the largest|by the|by highest|having the most|having the highest|that have the most|that have the highest|with the greatest")
                .words(
                        "rankedlow",
                        "with the fewest|with the lowest|with the least|having the fewest|having the lowest|by lowest")
                .words("combined", "combinations of|pairs of|combination of")
                .words(
                        "attached",
                        "associated with (it|them)|associated with each|attached|in total|each|overall|in them|in it")
                .rule(
                        "question1",
                        "[{asking}] {top} {table} {rankedby} {attribute} [{attached}]",
                        (schema, slots) -> topRows(schema, slots, List.of()))
                .rule(
                        "question1",
                        "[{asking}] {top} {wants} of [the] {table} [{that}] {rankedby} {attribute} [{verb}]",
                        (schema, slots) -> topRows(schema, slots, slots.the("wants")))
                .rule(
                        "question1",
                        "[{asking}] {wants} of {top} {table} [{that}] {rankedby} {attribute} [{verb}]",
                        (schema, slots) -> topRows(schema, slots, slots.the("wants")))
                .rule("measure", "{want}", (schema, slots) -> figure(slots.the("want")))
                .rule("measure", "{noun}", 1, (schema, slots) -> new Want.Number(slots.the("noun")))
                .rule("top", "[the] (top|first|best) {number}", (schema, slots) -> slots.the("number"))
                .rule("top", "[the] {number} (top|highest|largest)", (schema, slots) -> slots.the("number"))
                .rule("top", "[the] top", (schema, slots) -> "1")
                .rule(
                        "ranking",
                        "{top} [{combined}] {groups} {rankedby} {measure} [{attached}] [{mods}]",
                        (schema, slots) -> new Ranking(slots, true))
                .rule(
                        "ranking",
                        "[the] (bottom|last) {number} [{combined}] {groups} {rankedby} {measure} [{attached}] [{mods}]",
                        (schema, slots) -> new Ranking(slots, false))
                .rule(
                        "ranking",
                        "{number} {groups} {rankedlow} {measure} [{attached}] [{mods}]",
                        (schema, slots) -> new Ranking(slots, false))
                .rule(
                        "ranking",
                        "{number} {groups} {rankedby} {measure} [{attached}] [{mods}]",
                        1,
                        (schema, slots) -> new Ranking(slots, true))
                .rule(
                        "question1",
                        "[{asking}] {ranking}",
                        1,
                        (schema, slots) -> ranked(schema, slots.the("ranking"), Optional.empty()));
    }

    private static void topGroups(Grammar<Schema> grammar) {
        grammar.rule(
                        "question1",
                        "(which|what|[{asking}] [the]) {groups} [that|which|who] {having} [the] {most} [{figure}] [{table:owner}] {attribute:measured}",
                        4,
                        (schema, slots) -> topGroup(schema, slots, List.of()))
                .rule(
                        "question",
                        "(which|what|[{asking}] [the]) {groups} [that|which|who] {having} [the] {most} [{figure}] [{table:owner}] {attribute:measured} {returning} {wants}",
                        3,
                        (schema, slots) -> topGroup(schema, slots, slots.the("wants")));
    }

    /** The group whose figure is the highest; without a function only where groups are a column's values. */
    private static @Nullable Sketch topGroup(Schema schema, Captures slots, List<Want> wants) {
        List<Group> groups = slots.the("groups");
        var function = slots.<String>maybe("figure");
        if (function.isEmpty() || groups.size() > 1) {
            return null;
        }
        var figure = new Want.Aggregated(
                function.get(),
                slots.the("measured"),
                slots.<TableMetadata>maybe("owner").orElse(null));
        var rank = new Facts.Rank(figure, slots.the("most"), 1);
        var group = groups.getFirst();
        var shown = group.attr() != null ? new Want.Value(group.attr(), group.table()) : new Want.Label(group.table());
        return new Facts(schema)
                .report(
                        wants.isEmpty() ? List.of(shown) : wants,
                        Optional.empty(),
                        groups,
                        Optional.of(rank),
                        List.of())
                .orElse(null);
    }

    /** The first rows by a column of their own; without other wishes their label and that column. */
    private static @Nullable Sketch topRows(Schema schema, Captures slots, List<Want> wants) {
        TableMetadata table = slots.the("table");
        Attr attr = slots.the("attribute");
        var top = new Mod.TopAttr(attr, true, Long.parseLong(slots.the("top")));
        var shown = wants.isEmpty() ? List.<Want>of(new Want.Label(table), new Want.Value(attr, table)) : wants;
        return new Resolver(schema)
                .noun(table, List.of(top))
                .map(noun -> new Composer(schema).list(shown, noun, false, null))
                .orElse(null);
    }

    private static @Nullable Want figure(Want want) {
        return want instanceof Want.Number || want instanceof Want.Aggregated || want instanceof Want.Different
                ? want
                : null;
    }

    /** The first groups by a figure. */
    record Ranking(List<Group> groups, Want by, long number, boolean descending, List<Mod> mods) {
        Ranking(Captures slots, boolean descending) {
            this(
                    slots.the("groups"),
                    slots.the("measure"),
                    number(slots),
                    descending,
                    slots.<List<Mod>>maybe("mods").orElse(List.of()));
        }

        private static long number(Captures slots) {
            return Long.parseLong(
                    slots.<String>maybe("top").or(() -> slots.maybe("number")).orElse("1"));
        }
    }

    private static @Nullable Sketch ranked(Schema schema, Ranking ranking, Optional<List<Want>> wants) {
        var rank = new Facts.Rank(ranking.by(), ranking.descending(), ranking.number());
        return new Facts(schema)
                .report(
                        wants.orElse(List.of(ranking.by())),
                        Optional.empty(),
                        ranking.groups(),
                        Optional.of(rank),
                        ranking.mods())
                .orElse(null);
    }

    /** "… Return the name and the number of orders": what the second sentence names is shown of what the first one asks. */
    private static void returned(Grammar<Schema> grammar) {
        grammar.words(
                        "returning",
                        "(?|.|,|;) (list|give|give me|show|show me|return|find|only list|find me|only show|report|output|return only|please return|i want|include) [the] [also]")
                .rule(
                        "question",
                        "[{asking}] {ranking} {returning} {wants}",
                        (schema, slots) -> ranked(schema, slots.the("ranking"), slots.maybe("wants")))
                .rule(
                        "question",
                        "{howmany} {noun} [{done}] [{by} {groups}] {returning} {wants}",
                        2,
                        (schema, slots) -> new Facts(schema)
                                .report(
                                        slots.the("wants"),
                                        slots.maybe("noun"),
                                        slots.<List<Group>>maybe("groups").orElse(List.of()),
                                        Optional.empty(),
                                        List.of())
                                .orElse(null));
    }
}
