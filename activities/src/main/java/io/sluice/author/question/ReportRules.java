package io.sluice.author.question;

import io.sluice.author.planner.grammar.Captures;
import io.sluice.author.planner.grammar.Grammar;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Questions as reports ask them: figures by several columns, the top so many by a figure, lists by their columns. */
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
                        (schema, slots) -> List.of(slots.<AskRules.Group>the("group")))
                .rule(
                        "groups",
                        "[the] {group} {comma} [the|corresponding] {groups}",
                        (schema, slots) -> WantRules.plus(slots.<AskRules.Group>the("group"), slots.the("groups")));
        byColumns(grammar);
        ranked(grammar);
        returned(grammar);
        each(grammar);
        values(grammar);
    }

    /** A count for each row of a table, and what is shown beside it. */
    private static void each(Grammar<Schema> grammar) {
        grammar.words("doing", "do|does|did|are|is|were|was|have|has")
                .words(
                        "ofeach",
                        "of each|for each|of every|for every|of all|for all|of the different|for all the|of all the")
                .rule(
                        "eachcount",
                        "{howmany} {noun} [{doing}] [been] [{relation}|{verb} [by|in|to|for|at|from]] {each} {group} [{ownverb}|{have}|{verb}|{verbs}|{tail}]",
                        1,
                        (schema, slots) -> new Each(slots.the("noun"), slots.the("group")))
                .rule(
                        "eachcount",
                        "{howmany} {noun} [{doing}] [been] [{verb} [by|in|to|for|at|from]] {each} {group} [{ownverb}|{have}|{verb}|{verbs}] {mods}",
                        2,
                        (schema, slots) -> narrowed(schema, slots))
                .rule(
                        "eachcount",
                        "{howmany} {noun} [{doing}] [{verb}] {foreach} {group} [{tail}]",
                        1,
                        (schema, slots) -> new Each(slots.the("noun"), slots.the("group")))
                .rule("question1", "{eachcount}", 3, (schema, slots) -> {
                    Each each = slots.the("eachcount");
                    return facts(
                            schema, List.of(new Want.Number(each.noun())), Optional.empty(), List.of(each.group()));
                })
                .rule("question", "{eachcount} {returning} {wants}", 1, (schema, slots) -> {
                    Each each = slots.the("eachcount");
                    return facts(schema, slots.the("wants"), Optional.of(each.noun()), List.of(each.group()));
                })
                .rule(
                        "question1",
                        "[{asking}] {wants} {ofeach} {group} {comma} [with] {wants:more} [{tail}]",
                        2,
                        (schema, slots) -> facts(
                                schema, both(slots), Optional.empty(), List.of(slots.<AskRules.Group>the("group"))))
                .rule(
                        "question1",
                        "{howmany} {noun} [{doing}] [{verb}] {by} {group} and [{asking}] {wants} [of|for] [{each}] [{group:again}] [{tail}]",
                        3,
                        (schema, slots) -> facts(
                                schema,
                                Stream.concat(
                                                Stream.<Want>of(new Want.Number(slots.the("noun"))),
                                                slots.<List<Want>>the("wants").stream())
                                        .toList(),
                                Optional.empty(),
                                List.of(slots.<AskRules.Group>the("group"))));
    }

    /** What comes last is said of what is counted. */
    private static @Nullable Each narrowed(Schema schema, Captures slots) {
        Noun noun = slots.the("noun");
        return new Resolver(schema)
                .noun(noun.table(), slots.the("mods"))
                .map(more -> new Each(
                        new Noun(
                                noun.table(),
                                Stream.concat(noun.preds().stream(), more.preds().stream())
                                        .toList()),
                        slots.the("group")))
                .orElse(null);
    }

    /** How many rows belong to each group. */
    record Each(Noun noun, AskRules.Group group) {}

    private static @Nullable Sketch facts(
            Schema schema, List<Want> wants, Optional<Noun> noun, List<AskRules.Group> groups) {
        return new Facts(schema)
                .report(wants, noun, groups, Optional.empty(), List.of())
                .orElse(null);
    }

    private static List<Want> both(Captures slots) {
        return Stream.concat(slots.<List<Want>>the("wants").stream(), slots.<List<Want>>the("more").stream())
                .toList();
    }

    /** Values of a column by how often they occur: the most common one, those of more than three rows. */
    private static void values(Grammar<Schema> grammar) {
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
                        "(which|what|[{asking}] [the]) {groups} [that|which|who] {having} [the] {most} [{figure}] [{table:owner}] {attribute:measured}",
                        4,
                        (schema, slots) -> topGroup(schema, slots, List.of()))
                .rule(
                        "question",
                        "(which|what|[{asking}] [the]) {groups} [that|which|who] {having} [the] {most} [{figure}] [{table:owner}] {attribute:measured} {returning} {wants}",
                        3,
                        (schema, slots) -> topGroup(schema, slots, slots.the("wants")))
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
                                List.of(new AskRules.Group(null, noun.table())),
                                Optional.empty(),
                                List.of())
                        .orElse(null);
    }

    /** The group whose figure is the highest; without a function only where groups are a column's values. */
    private static @Nullable Sketch topGroup(Schema schema, Captures slots, List<Want> wants) {
        List<AskRules.Group> groups = slots.the("groups");
        var function = slots.<String>maybe("figure");
        if (function.isEmpty() || groups.size() > 1) {
            return null;
        }
        var figure = new Want.Aggregated(
                function.get(),
                slots.the("measured"),
                slots.<io.sluice.catalog.TableMetadata>maybe("owner").orElse(null));
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

    /** The first rows by a column of their own; without other wishes their label and that column. */
    private static @Nullable Sketch topRows(Schema schema, Captures slots, List<Want> wants) {
        io.sluice.catalog.TableMetadata table = slots.the("table");
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
    record Ranking(List<AskRules.Group> groups, Want by, long number, boolean descending, List<Mod> mods) {
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
                                        slots.<List<AskRules.Group>>maybe("groups")
                                                .orElse(List.of()),
                                        Optional.empty(),
                                        List.of())
                                .orElse(null));
    }
}
