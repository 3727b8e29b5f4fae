package io.sluice.author.question;

import io.sluice.author.Bounds;
import io.sluice.author.planner.grammar.Captures;
import io.sluice.author.planner.grammar.Found;
import io.sluice.author.planner.grammar.Grammar;
import io.sluice.author.planner.grammar.Token;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Comparisons of a column: with a number, a range, the average, another row. */
final class CompareRules {

    private static final String UNITS =
            "years old|year old|years|lbs|kg|pounds|dollars|usd|euros|eur|people|%|percent|points|minutes|hours|seconds|days|meters|metres|km|miles|square meters|seats|fans|spectators|visitors|members";

    private CompareRules() {}

    static void addTo(Grammar<Schema> grammar) {
        measuring(grammar);
        toRows(grammar);
        grammar.words(
                        "lead",
                        "[,|and|but] [that|who|which|where] (have|has|had|having|is|are|was|were|can) [a|an|the]|[and] with [a|an|the]|[and] whose [the]|where [the]|for which [the]|in which [the]|the|and|of|at|that can|, the")
                .words("unit", UNITS)
                .terminal("unnamed", CompareRules::unnamed)
                .rule(
                        "mod",
                        "[{lead}] {attribute} [{be}] {operator} {number} [{unit}]",
                        (schema, slots) -> compare(slots, slots.the("operator"), slots.the("number")))
                .rule(
                        "mod",
                        "[{lead}] {attribute} [{be}] {operator} {number} [{unit}] (and|but) {bound:other} {number:limit} [{unnamed}]",
                        (schema, slots) -> within(slots, slots.the("number")))
                .rule(
                        "mod",
                        "[{lead}] {attribute} [{be}] {time:operator} {year} (and|but) {time:other} {year:limit}",
                        (schema, slots) -> within(slots, slots.the("year")))
                .rule(
                        "mod",
                        "[{lead}] {attribute} {be} {number} [{unit}]",
                        (schema, slots) -> compare(slots, "=", slots.the("number")))
                .rule(
                        "mod",
                        "[{lead}] {attribute} {number} [{unit}]",
                        1,
                        (schema, slots) -> compare(slots, "=", slots.the("number")))
                .rule(
                        "mod",
                        "{operator} {attribute} {number}",
                        (schema, slots) -> compare(slots, slots.the("operator"), slots.the("number")))
                .rule(
                        "mod",
                        "[{lead}] [a|an] (greater|larger|higher|bigger) {attribute} than {number}",
                        (schema, slots) -> compare(slots, ">", slots.the("number")))
                .rule(
                        "mod",
                        "[{lead}] [a|an] (lower|smaller|lesser) {attribute} than {number}",
                        (schema, slots) -> compare(slots, "<", slots.the("number")))
                .rule(
                        "mod",
                        "[{lead}] {operator} {number} {attribute}",
                        1,
                        (schema, slots) -> compare(slots, slots.the("operator"), slots.the("number")))
                .rule(
                        "mod",
                        "[{that}] {dont} (have|has|had|weigh|cost|last) {operator} {number} {attribute}",
                        1,
                        (schema, slots) -> new Mod.Not(compare(slots, slots.the("operator"), slots.the("number"))))
                .rule(
                        "mod",
                        "[{that}] {dont} (have|has|had) [a|an|the] {attribute} [of] {operator} {number} [{unit}]",
                        1,
                        (schema, slots) -> new Mod.Not(compare(slots, slots.the("operator"), slots.the("number"))))
                .rule(
                        "mod",
                        "[{lead}] [a|an] {attribute} [{be}] [of] [between|from] {number:low} (and|to) {number:high}",
                        (schema, slots) -> new Mod.Between(slots.the("attribute"), slots.the("low"), slots.the("high")))
                .rule(
                        "mod",
                        "[{lead}] {number} {attribute}",
                        1,
                        (schema, slots) -> compare(slots, "=", slots.the("number")))
                .rule(
                        "mod",
                        "[{lead}] {number} (years old|year old)",
                        (schema, slots) -> new Mod.Measure(Scales.of("old").orElseThrow(), "=", slots.the("number")))
                .rule(
                        "mod",
                        "[{lead}] {attribute} [{be}] (above|over|higher than|greater than|more than|larger than) {average} {attribute:again}",
                        (schema, slots) -> slots.the("attribute").equals(slots.the("again"))
                                ? new Mod.CompareTo(slots.the("attribute"), ">", "AVG")
                                : null)
                .rule(
                        "mod",
                        "[{lead}] {attribute} [{be}] (below|under|lower than|less than|smaller than) {average} {attribute:again}",
                        (schema, slots) -> slots.the("attribute").equals(slots.the("again"))
                                ? new Mod.CompareTo(slots.the("attribute"), "<", "AVG")
                                : null)
                .rule(
                        "mod",
                        "[{lead}] {scale} than {number} [{unit}]",
                        (schema, slots) ->
                                new Mod.Measure(slots.the("scale"), up(slots) ? ">" : "<", slots.the("number")))
                .rule(
                        "mod",
                        "[{lead}] {scale} than {average}",
                        (schema, slots) -> new Mod.MeasureTo(slots.the("scale"), up(slots) ? ">" : "<", "AVG"))
                .rule(
                        "mod",
                        "[{lead}] (above|over|higher than|greater than|more than) {average} {attribute}",
                        (schema, slots) -> new Mod.CompareTo(slots.the("attribute"), ">", "AVG"))
                .rule(
                        "mod",
                        "[{lead}] (below|under|lower than|less than) {average} {attribute}",
                        (schema, slots) -> new Mod.CompareTo(slots.the("attribute"), "<", "AVG"))
                .rule(
                        "mod",
                        "[{lead}] {attribute} [{be}] (above|over|higher than|greater than|more than|larger than|bigger than) {average}",
                        (schema, slots) -> new Mod.CompareTo(slots.the("attribute"), ">", "AVG"))
                .rule(
                        "mod",
                        "[{lead}] {attribute} [{be}] (below|under|lower than|less than|smaller than) {average}",
                        (schema, slots) -> new Mod.CompareTo(slots.the("attribute"), "<", "AVG"));
    }

    /** What a verb measures: weighing 3 kg, lasting an hour, seating 300 people. */
    private static void measuring(Grammar<Schema> grammar) {
        grammar.terminal(
                        "measures",
                        (schema, tokens, at) ->
                                Scales.ofVerb(tokens.get(at).word())
                                        .map(scale -> new Found<>(scale, at + 1, 1))
                                        .stream()
                                        .toList())
                .words("who", "that|who|which|that can|which can|who can|and|that have|who have|which have|can")
                .rule(
                        "mod",
                        "[{who}] {measures} [for] {operator} {number} [{unit}]",
                        (schema, slots) ->
                                new Mod.Measure(slots.the("measures"), slots.the("operator"), slots.the("number")))
                .rule(
                        "mod",
                        "[{who}] {measures} [for] {number} [{unit}]",
                        1,
                        (schema, slots) -> new Mod.Measure(slots.the("measures"), "=", slots.the("number")))
                .rule(
                        "mod",
                        "[{who}] {measures} [for] (between|from) {number} (and|to) {number:high} [{unit}]",
                        (schema, slots) -> new Mod.All(List.of(
                                new Mod.Measure(slots.the("measures"), ">=", slots.the("number")),
                                new Mod.Measure(slots.the("measures"), "<=", slots.the("high")))))
                .rule(
                        "mod",
                        "[{who}] {measures} [the] {most} [{unit}|of all]",
                        2,
                        (schema, slots) -> new Mod.TopMeasure(
                                new Scales.Scale(
                                        slots.<Scales.Scale>the("measures").measures(), slots.the("most")),
                                1));
    }

    /** Against what another row has: "gross lower than that of Red Dust", "older than the oldest member". */
    private static void toRows(Grammar<Schema> grammar) {
        grammar.rule(
                        "above",
                        "above|over|higher than|greater than|more than|larger than|bigger than|longer than|exceeding|that exceeds|exceeds|older than|heavier than|above that of",
                        (schema, slots) -> ">")
                .rule(
                        "above",
                        "below|under|lower than|less than|smaller than|shorter than|fewer than|younger than|lighter than",
                        (schema, slots) -> "<")
                .rule(
                        "mod",
                        "[{lead}] {attribute} [{be}] {above} [the|that] [{attribute:again}] of {noun}",
                        2,
                        (schema, slots) -> toRow(slots))
                .rule(
                        "mod",
                        "[{lead}] [a|an] (greater|larger|higher|bigger|longer) {attribute} than [the|that] [{attribute:again}] [of] {noun}",
                        2,
                        (schema, slots) ->
                                slots.has("again") && !slots.the("again").equals(slots.the("attribute"))
                                        ? null
                                        : new Mod.CompareToRow(slots.the("attribute"), ">", slots.the("noun")))
                .rule(
                        "mod",
                        "[{lead}] [a|an] (lower|smaller|lesser|shorter) {attribute} than [the|that] [{attribute:again}] [of] {noun}",
                        2,
                        (schema, slots) ->
                                slots.has("again") && !slots.the("again").equals(slots.the("attribute"))
                                        ? null
                                        : new Mod.CompareToRow(slots.the("attribute"), "<", slots.the("noun")))
                .rule("function1", "average|mean", (schema, slots) -> "AVG")
                .rule("function1", "maximum|max|highest|largest|biggest|greatest", (schema, slots) -> "MAX")
                .rule("function1", "minimum|min|lowest|smallest|least", (schema, slots) -> "MIN")
                .rule(
                        "mod",
                        "[{lead}] {attribute} [{be}] {above} [the|their|its] {function1} [{attribute:again}] [of all {table}|for all {table}|over all {table}|across all {table}|of all]",
                        1,
                        (schema, slots) -> slots.has("again")
                                        && !slots.the("again").equals(slots.the("attribute"))
                                ? null
                                : new Mod.CompareTo(slots.the("attribute"), slots.the("above"), slots.the("function1")))
                .rule(
                        "mod",
                        "[{lead}] {above} [the|their|its] {function1} {attribute} [of all {table}|for all {table}|of all]",
                        1,
                        (schema, slots) ->
                                new Mod.CompareTo(slots.the("attribute"), slots.the("above"), slots.the("function1")));
    }

    private static @Nullable Mod toRow(Captures slots) {
        return slots.has("again") && !slots.the("again").equals(slots.the("attribute"))
                ? null
                : new Mod.CompareToRow(slots.the("attribute"), slots.the("above"), slots.the("noun"));
    }

    private static boolean up(Captures slots) {
        return slots.<Scales.Scale>the("scale").up();
    }

    /** What excludes each other is not said of one column. */
    private static @Nullable Mod within(Captures slots, String number) {
        String operator = slots.the("operator");
        String other = slots.the("other");
        String limit = slots.the("limit");
        return Bounds.hold(operator, number, other, limit)
                ? new Mod.All(List.of(compare(slots, operator, number), compare(slots, other, limit)))
                : null;
    }

    /** "At least 300 seats" is said of the seats, where there are some. */
    private static List<Found<String>> unnamed(Schema schema, List<Token> tokens, int at) {
        return Stream.of(UNITS.split("\\|", -1))
                .map(unit -> new Found<>(unit, at + unit.split(" ", -1).length, 0))
                .filter(unit -> unit.end() <= tokens.size()
                        && unit.value().equals(words(tokens, at, unit.end()))
                        && !NameRules.isName(schema, tokens, at, unit.end()))
                .toList();
    }

    private static String words(List<Token> tokens, int from, int to) {
        return tokens.subList(from, to).stream().map(Token::word).collect(Collectors.joining(" "));
    }

    private static Mod compare(Captures slots, String operator, String literal) {
        return new Mod.Compare(slots.the("attribute"), operator, literal);
    }
}
