package io.sluice.author.question;

import io.sluice.author.planner.grammar.Captures;
import io.sluice.author.planner.grammar.Grammar;
import io.sluice.catalog.TableMetadata;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a question wants to see: columns, aggregates, counts; the order it wants them in. */
final class WantRules {

    private WantRules() {}

    static void addTo(Grammar<Schema> grammar) {
        grammar.words(
                        "article",
                        "the|all|all the|all of the|their|its|his|her|each|every|a|an|both|both the|and|also|either|the corresponding|corresponding")
                .words(
                        "other",
                        "different|distinct|unique|the different|the distinct|all distinct|all different|all the different|all the distinct|each distinct|the unique")
                .rule(
                        "want",
                        "[{article}] {attribute}",
                        (schema, slots) -> new Want.Value(slots.the("attribute"), null))
                .rule(
                        "want",
                        "[{article}] {table} {attribute}",
                        (schema, slots) -> new Want.Value(slots.the("attribute"), slots.the("table")))
                .rule(
                        "want",
                        "[{article}] {attribute} of [{article}] {table}",
                        2,
                        (schema, slots) -> new Want.Value(slots.the("attribute"), slots.the("table")))
                .rule(
                        "want",
                        "[the] {function} {attribute}",
                        (schema, slots) -> new Want.Aggregated(slots.the("function"), slots.the("attribute"), null))
                .rule(
                        "want",
                        "[the] {function} of [the] {attribute}",
                        (schema, slots) -> new Want.Aggregated(slots.the("function"), slots.the("attribute"), null))
                .rule(
                        "want",
                        "[the|a] [total] (number|count) of {noun}",
                        (schema, slots) -> new Want.Number(slots.the("noun")))
                .rule(
                        "want",
                        "[the] (number|count) of {other} {attribute}",
                        (schema, slots) -> new Want.Different(slots.the("attribute")))
                .rule(
                        "want",
                        "[the] {function} (number|amount|value|count) of {attribute}",
                        (schema, slots) -> new Want.Aggregated(slots.the("function"), slots.the("attribute"), null))
                .rule(
                        "want",
                        "[the|a] [total] (number|count) of {attribute}",
                        1,
                        (schema, slots) -> summed(schema, slots.the("attribute")))
                .rule(
                        "want",
                        "[the] {function} {attribute} of [{article}] {table} [{ofit}|{doneby}]",
                        1,
                        (schema, slots) -> told(schema, slots, slots.the("table"))
                                ? null
                                : new Want.Aggregated(
                                        slots.the("function"), slots.the("attribute"), slots.the("table")))
                .rule(
                        "want",
                        "[the] {function} {table} {attribute}",
                        (schema, slots) ->
                                new Want.Aggregated(slots.the("function"), slots.the("attribute"), slots.the("table")))
                .rule(
                        "want",
                        "[the] {table} (count|number|total)",
                        1,
                        (schema, slots) -> new Want.Number(Noun.of(slots.the("table"))))
                .rule(
                        "want",
                        "[the] (difference|range|gap) between [the|its|their] (maximum|highest|max|largest) and [the] (minimum|lowest|min|smallest) {attribute}",
                        (schema, slots) -> new Want.Aggregated("RANGE", slots.the("attribute"), null))
                .rule("wants", "[{article}] {heads}", (schema, slots) -> slots.<List<Attr>>the("heads").stream()
                        .<Want>map(attr -> new Want.Value(attr, null))
                        .toList())
                .rule("wants", "[{article}] {heads} {comma} {wants}", (schema, slots) -> Stream.concat(
                                slots.<List<Attr>>the("heads").stream().<Want>map(attr -> new Want.Value(attr, null)),
                                slots.<List<Want>>the("wants").stream())
                        .toList())
                .rule(
                        "want",
                        "[the] corresponding {attribute}",
                        (schema, slots) -> new Want.Value(slots.the("attribute"), null))
                .rule("want", "[{article}] {marked}", (schema, slots) -> new Want.OfMarked(null, slots.the("marked")))
                .rule(
                        "want",
                        "[the] {function} [amount|value] [of] [all] [the] {marked}",
                        (schema, slots) -> new Want.OfMarked(slots.the("function"), slots.the("marked")))
                .words(
                        "ofit",
                        "it has|they have|it have|there are|are there|are there in each one|are there in each|there are in each|there are in each one|in each one|in each|each has|each have|belong to it|are in it|in it|in them|he has|she has|it contains|each one has|there|take place there|taking place there|took place there|that take place there|that took place there")
                .rule("doneby", "(it|they|he|she|are) {verb}", (schema, slots) -> slots.the("verb"))
                .rule("doneby", "[who|that] [are|were] {staying} there", (schema, slots) -> slots.the("staying"))
                .rule(
                        "want",
                        "[the|their|its] [total] (number|count) [of them|of each]",
                        2,
                        (schema, slots) -> new Want.Total())
                .rule(
                        "want",
                        "([the] [total] (number|count) of|how many) {noun} ({ofit}|{doneby})",
                        (schema, slots) ->
                                told(schema, slots, slots.<Noun>the("noun").table())
                                        ? null
                                        : new Want.Number(slots.the("noun")))
                .rule("want", "how many {noun}", (schema, slots) -> new Want.Number(slots.the("noun")))
                .rule(
                        "wants",
                        "[{article}] {table:one} and {table:other} {attribute}",
                        2,
                        (schema, slots) -> List.<Want>of(
                                new Want.Value(slots.the("attribute"), slots.the("one")),
                                new Want.Value(slots.the("attribute"), slots.the("other"))))
                .rule("wants", "{want}", (schema, slots) -> List.of(slots.<Want>the("want")))
                .rule(
                        "wants",
                        "{want} {comma} {wants}",
                        (schema, slots) -> plus(slots.<Want>the("want"), slots.the("wants")))
                .rule("wants", "[the] {functions} [of|of the] {attribute}", (schema, slots) -> each(slots))
                .rule(
                        "wants",
                        "[the] {functions} [of|of the] {attribute} {comma} {wants}",
                        (schema, slots) -> Stream.concat(each(slots).stream(), slots.<List<Want>>the("wants").stream())
                                .toList())
                .words("comma", ",|and|, and|as well as|along with|together with|and also|, along with|, as well as")
                .rule(
                        "functions",
                        "{function} {comma} [the] {function:last}",
                        (schema, slots) -> List.of(slots.<String>the("function"), slots.<String>the("last")))
                .rule(
                        "functions",
                        "{function} {comma} [the] {functions}",
                        (schema, slots) -> plus(slots.<String>the("function"), slots.the("functions")));
        functions(grammar);
        orders(grammar);
    }

    private static void functions(Grammar<Schema> grammar) {
        grammar.rule("function", "average|mean|avg", (schema, slots) -> "AVG")
                .rule("function", "total|sum|total sum|overall", (schema, slots) -> "SUM")
                .rule(
                        "function",
                        "minimum|min|lowest|smallest|least|earliest|youngest|shortest|cheapest|fewest",
                        (schema, slots) -> "MIN")
                .rule(
                        "function",
                        "maximum|max|highest|largest|biggest|greatest|most|latest|oldest|longest|heaviest|tallest",
                        (schema, slots) -> "MAX");
    }

    private static void orders(Grammar<Schema> grammar) {
        grammar.rule(
                        "direction",
                        "descending|desc|in descending order|in decreasing order|from high to low|from highest to lowest|from the highest to the lowest|from the largest to the smallest|from most to least",
                        (schema, slots) -> true)
                .rule(
                        "direction",
                        "ascending|asc|in ascending order|in increasing order|from low to high|from lowest to highest|from the lowest to the highest|in alphabetical order|alphabetically|in lexicographical order",
                        (schema, slots) -> false)
                .words(
                        "sorted",
                        "sorted by|ordered by|order by|sort by|in order of|sorted according to|arranged by|, sorted by|, ordered by|and sort them by|and order them by|sort them by|sorted by the|ordered by the|ranked by|and sort the results by|sort the results by|, and sort by")
                .rule(
                        "order",
                        "{sorted} [the|their] {attribute} [[,] {direction}]",
                        (schema, slots) -> new Wish(
                                slots.the("attribute"),
                                slots.<Boolean>maybe("direction").orElse(false)))
                .rule(
                        "order",
                        "[,] [sorted|ordered|sort them|order them|listed] (alphabetically|in alphabetical order|by alphabetical order|in alphabetic order|in ascending alphabetical order|in ascending lexicographical order|in lexicographical order|in lexicographic order|in ascending order)",
                        (schema, slots) -> new FirstShown(false))
                .rule(
                        "order",
                        "[sorted|ordered|listed|,|, sorted|, ordered] (in|by) (descending|decreasing) order of [the|their] {attribute}",
                        (schema, slots) -> new Wish(slots.the("attribute"), true))
                .rule(
                        "order",
                        "[sorted|ordered|,|, sorted|, ordered] (in|by) (ascending|increasing|alphabetical|lexicographical) order of [the|their] {attribute}",
                        (schema, slots) -> new Wish(slots.the("attribute"), false))
                .rule(
                        "order",
                        "[,] [sorted|ordered|sort them|listed] (in reverse alphabetical order|in descending alphabetical order|in reverse lexicographical order|in descending order)",
                        (schema, slots) -> new FirstShown(true))
                .rule(
                        "order",
                        "[,] [sorted|ordered|listed] (alphabetically|in alphabetical order|in ascending alphabetical order|in lexicographical order) (by|of|according to) [the|their] {attribute}",
                        (schema, slots) -> new Wish(slots.the("attribute"), false))
                .rule(
                        "order",
                        "[{sorted} [the|their] {attribute}] [,] from [the] {extreme:first} to [the] {extreme:last}",
                        (schema, slots) -> scaled(slots));
    }

    /** A verb that a column is called after says which rows are meant: those cancelled there are not all. */
    private static boolean told(Schema schema, Captures slots, TableMetadata table) {
        return slots.<String>maybe("doneby")
                .filter(verb -> new Resolver(schema).names(table, verb))
                .isPresent();
    }

    /** How many of something that a column counts: the tickets of a row, not how many rows have some. */
    private static @Nullable Want summed(Schema schema, Attr attr) {
        return attr.anywhere()
                .filter(Col::isNumber)
                .filter(col -> schema.names().of(col).contains("number")
                        || schema.names().of(col).contains("sold"))
                .<Want>map(col -> new Want.Value(attr, null))
                .orElse(null);
    }

    /** From the oldest to the youngest: the first word tells the direction. */
    private static @Nullable Object scaled(Captures slots) {
        Scales.Scale first = slots.the("first");
        Scales.Scale last = slots.the("last");
        if (first.up() == last.up() || !first.measures().equals(last.measures())) {
            return null;
        }
        return slots.<Attr>maybe("attribute")
                .<Object>map(attr -> new Scaled(attr, first))
                .orElse(first);
    }

    /** An order by what is shown first. */
    record FirstShown(boolean descending) {}

    /** An order by a column from one end of a scale to the other. */
    record Scaled(Attr attr, Scales.Scale first) {}

    /** An order by a column that is still to be found. */
    record Wish(Attr attr, boolean descending) {}

    private static List<Want> each(Captures slots) {
        Attr attr = slots.the("attribute");
        return slots.<List<String>>the("functions").stream()
                .<Want>map(function -> new Want.Aggregated(function, attr, null))
                .toList();
    }

    static <T> List<T> plus(T first, List<T> rest) {
        return Stream.concat(Stream.of(first), rest.stream()).toList();
    }
}
