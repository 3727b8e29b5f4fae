package io.sluice.author.question;

import io.sluice.author.planner.grammar.Captures;
import io.sluice.author.planner.grammar.Grammar;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** What is said after a noun: comparisons, values, years, relations to other nouns, superlatives. */
final class ModRules {

    /** Of one row or of several: it is not said. */
    private static final int UNCERTAIN = 25;

    private ModRules() {}

    static void addTo(Grammar<Schema> grammar) {
        comparisons(grammar);
        values(grammar);
        years(grammar);
        relations(grammar);
        superlatives(grammar);
        pairs(grammar);
        TimeRules.addTo(grammar);
    }

    private static void mod(
            Grammar<Schema> grammar, String phrase, BiFunction<Schema, Captures, @Nullable Object> make) {
        grammar.rule("mod", phrase, make::apply);
    }

    private static void comparisons(Grammar<Schema> grammar) {
        grammar.words(
                        "lead",
                        "with|whose|where|having|that have|who have|which have|that has|who has|which has|that had|has|have|that are|who are|which are|that is|who is|which is|is|are|were|was|that were|who were|the|with a|with an|that have a|who have a|have a|has a|that have an|have an|who have an|of|for which the|in which the|with the|whose the|and|and whose|at|that can|for which|in which")
                .words("unit", "years old|year old|years|lbs|kg|pounds|dollars|usd|people|%|percent")
                .rule(
                        "mod",
                        "[{lead}] {attribute} [{be}] {operator} {number} [{unit}]",
                        (schema, slots) -> compare(slots, slots.the("operator"), slots.the("number")))
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

    private static boolean up(Captures slots) {
        return slots.<Scales.Scale>the("scale").up();
    }

    private static Mod compare(Captures slots, String operator, String literal) {
        return new Mod.Compare(slots.the("attribute"), operator, literal);
    }

    private static void values(Grammar<Schema> grammar) {
        grammar.words(
                        "at",
                        "from|in|of|at|on|by|named|called|that are|who are|are|is|that is|who is|located in|based in|for|who live in|living in|live in|that are in|who come from|that come from|coming from|that are from|who are from|are from|with|, |who were|as|was|were|which are|which is")
                .rule("mod", "{at} [{the}] {known}", 1, (schema, slots) -> new Mod.Is(slots.the("known")))
                .rule(
                        "mod",
                        "{at} [{the}] {known} or [{at}] {known:other}",
                        1,
                        (schema, slots) ->
                                new Mod.Any(List.of(new Mod.Is(slots.the("known")), new Mod.Is(slots.the("other")))))
                .rule(
                        "mod",
                        "[{lead}] {attribute} [{be}|of|equal to|=] [{the}] {known}",
                        (schema, slots) -> new Mod.IsIn(slots.the("attribute"), slots.the("known")))
                .rule(
                        "mod",
                        "[{lead}] {attribute} [{be}] [{the}] {known} or {known:other}",
                        (schema, slots) -> new Mod.Any(List.of(
                                new Mod.IsIn(slots.the("attribute"), slots.the("known")),
                                new Mod.IsIn(slots.the("attribute"), slots.the("other")))))
                .rule(
                        "mod",
                        "{at} [{the}] {known} {attribute}",
                        1,
                        (schema, slots) -> new Mod.IsIn(slots.the("attribute"), slots.the("known")))
                .rule(
                        "mod",
                        "{at} [{the}] {attribute} {known}",
                        (schema, slots) -> new Mod.IsIn(slots.the("attribute"), slots.the("known")))
                .rule(
                        "mod",
                        "[{lead}] {attribute} ({be} not|not) [{the}] {known}",
                        (schema, slots) -> new Mod.Not(new Mod.IsIn(slots.the("attribute"), slots.the("known"))))
                .rule(
                        "mod",
                        "[{lead}] {attribute} [{be}|{dont}] (contains|contain|containing|including|include|includes|having|with the word|like) [the] [(word|string|substring|letter|letters|phrase)] {quoted}",
                        (schema, slots) -> slots.has("dont")
                                ? null
                                : new Mod.Contains(slots.the("attribute"), "%" + slots.the("quoted") + "%"))
                .rule(
                        "mod",
                        "[{lead}] [the] [(word|substring|string|letters)] {quoted} in [its|the|their] {attribute}",
                        (schema, slots) -> new Mod.Contains(slots.the("attribute"), "%" + slots.the("quoted") + "%"))
                .rule(
                        "mod",
                        "[{lead}] {attribute} (starts|start|starting|begins|begin|beginning) with [the letter|the letters] {letters}",
                        (schema, slots) -> new Mod.Contains(slots.the("attribute"), slots.the("letters") + "%"))
                .rule(
                        "mod",
                        "[{lead}] {attribute} (ends|end|ending) (with|in) [the letter|the letters] {letters}",
                        (schema, slots) -> new Mod.Contains(slots.the("attribute"), "%" + slots.the("letters")));
    }

    private static void years(Grammar<Schema> grammar) {
        grammar.words(
                        "in",
                        "in|in the year|in year|during|of|from|that occurred in|that happened in|happened in|occurred in|held in|made in|produced in|published in|released in|that were held in|that took place in|took place in|in the years|from the year|of the year|that were in|are in|were in|is in|for")
                .rule(
                        "mod",
                        "[{auxiliary}] {in} {year}",
                        (schema, slots) -> new Mod.Years(List.of(slots.<String>the("year")), "="))
                .rule(
                        "mod",
                        "[{auxiliary}] {in} {year} or [{in}] {year:other}",
                        (schema, slots) ->
                                new Mod.Years(List.of(slots.<String>the("year"), slots.<String>the("other")), "="))
                .rule(
                        "mod",
                        "[that are] [{in}] {year} or (after|later)",
                        (schema, slots) -> new Mod.Years(List.of(slots.<String>the("year")), ">="))
                .rule(
                        "mod",
                        "[{in}] {year} or (before|earlier)",
                        (schema, slots) -> new Mod.Years(List.of(slots.<String>the("year")), "<="))
                .rule(
                        "mod",
                        "[{auxiliary}] [made|produced|held|released|published|built|occurred|occurring] (after|later than) [the year] {year}",
                        (schema, slots) -> new Mod.Years(List.of(slots.<String>the("year")), ">"))
                .rule(
                        "mod",
                        "[{auxiliary}] [made|produced|held|released|published|built|occurred|occurring] (before|earlier than|prior to) [the year] {year}",
                        (schema, slots) -> new Mod.Years(List.of(slots.<String>the("year")), "<"))
                .rule(
                        "mod",
                        "[made|produced|held|released|published|built] since {year}",
                        (schema, slots) -> new Mod.Years(List.of(slots.<String>the("year")), ">="));
    }

    private static void relations(Grammar<Schema> grammar) {
        grammar.words(
                        "auxiliary",
                        "that are|who are|which are|that were|who were|which were|that is|who is|which is|are|is|were|was|that|who|which|that have|who have|that did|have|has|that has|that had")
                .words(
                        "without",
                        "without|without a|without an|without any|with no|that have no|who have no|which have no|having no|except for|other than those with|have no|has no|with zero")
                .rule(
                        "mod",
                        "[{auxiliary}] {relation} {noun}",
                        1,
                        (schema, slots) -> new Mod.Related(slots.the("noun")))
                .rule(
                        "mod",
                        "[{auxiliary}] [{be}|been] {verb} [in|by|at|for|on|to|from|with|of|as] {noun}",
                        3,
                        (schema, slots) -> new Mod.Related(slots.the("noun")))
                .rule(
                        "mod",
                        "[{that}] ({dont}|{be} not|have not been|has not been|did not) [yet] {verb} [in|by|at|for|on|to|from|with|of|as] {noun}",
                        3,
                        (schema, slots) -> new Mod.Not(new Mod.Related(slots.the("noun"))))
                .rule(
                        "mod",
                        "({auxiliary}|{that}) {verb} {operator} {number} {noun}",
                        3,
                        (schema, slots) -> counted(slots))
                .rule(
                        "mod",
                        "{have} {noun} [as a {table:role}|as {table:role}|associated (to|with) (them|it)|attached]",
                        1,
                        (schema, slots) -> new Mod.Related(slots.the("noun")))
                .rule(
                        "mod",
                        "{have} {noun} or {noun:other} [as a {table:role}|as {table:role}]",
                        2,
                        (schema, slots) -> new Mod.Any(
                                List.of(new Mod.Related(slots.the("noun")), new Mod.Related(slots.the("other")))))
                .rule(
                        "mod",
                        "{have} both {noun} and {noun:other}",
                        1,
                        (schema, slots) -> new Mod.All(
                                List.of(new Mod.Related(slots.the("noun")), new Mod.Related(slots.the("other")))))
                .rule(
                        "mod",
                        "[{auxiliary}] ({be} not|{dont}) [part of|belong to|in] {noun}",
                        1,
                        (schema, slots) -> new Mod.Not(new Mod.Related(slots.the("noun"))))
                .rule(
                        "mod",
                        "{without} {noun} [as a {table:role}|as {table:role}]",
                        (schema, slots) -> new Mod.Not(new Mod.Related(slots.the("noun"))))
                .rule(
                        "mod",
                        "[{that}] {dont} ({ownverb}|{relation}) {noun} [as a {table:role}|as {table:role}]",
                        (schema, slots) -> new Mod.Not(new Mod.Related(slots.the("noun"))))
                .rule(
                        "mod",
                        "[{that}] ({be} not|not) {relation} {noun}",
                        (schema, slots) -> new Mod.Not(new Mod.Related(slots.the("noun"))))
                .rule(
                        "mod",
                        "[{that}] ([{have}] never|never) [{be}] {relation} {noun}",
                        (schema, slots) -> new Mod.Not(new Mod.Related(slots.the("noun"))))
                .rule(
                        "mod",
                        "({have}|{relation}|{auxiliary} {relation}) {operator} {number} {noun}",
                        (schema, slots) -> counted(slots))
                .rule(
                        "mod",
                        "({have}|{relation}) {number} or more {noun}",
                        (schema, slots) ->
                                new Mod.Counted(slots.the("noun"), ">=", Long.parseLong(slots.the("number"))))
                .rule(
                        "mod",
                        "({have}|{relation}) {noun} {operator} {number} (times|of them)",
                        (schema, slots) -> counted(slots));
    }

    private static @Nullable Mod counted(Captures slots) {
        String number = slots.the("number");
        return number.matches("\\d{1,6}")
                ? new Mod.Counted(slots.the("noun"), slots.the("operator"), Long.parseLong(number))
                : null;
    }

    /** One of two, both of two, in both years. */
    private static void pairs(Grammar<Schema> grammar) {
        grammar.rule(
                        "mod",
                        "[{that}|{auxiliary}] either {mod} or {mod:other}",
                        (schema, slots) -> new Mod.Any(List.of(slots.<Mod>the("mod"), slots.<Mod>the("other"))))
                .rule(
                        "mod",
                        "[{that}|{auxiliary}] both {mod} and {mod:other}",
                        UNCERTAIN,
                        (schema, slots) -> new Mod.All(List.of(slots.<Mod>the("mod"), slots.<Mod>the("other"))))
                .rule(
                        "mod",
                        "[{that}] ({have}|[{auxiliary}] {relation}|[{auxiliary}] {verb} [in|at|by|for]) [any|a|an|the|some] {table} {in} [both] {year} and [{in}] {year:other}",
                        1,
                        (schema, slots) -> new Mod.All(List.of(
                                inYear(slots.the("table"), slots.the("year")),
                                inYear(slots.the("table"), slots.the("other")))))
                .rule(
                        "mod",
                        "[{auxiliary}] {verb} [by|in|at|from|for|on] [{the}] {known}",
                        2,
                        (schema, slots) -> new Mod.Is(slots.the("known")))
                .rule(
                        "mod",
                        "[{at}|within] [the] {table} [named|called] {known}",
                        2,
                        (schema, slots) ->
                                new Mod.RelatedTo(slots.the("table"), List.of(new Mod.Is(slots.the("known")))))
                .rule(
                        "mod",
                        "[{auxiliary}] {verb} [in|at|by|for|on] {noun}",
                        3,
                        (schema, slots) -> new Mod.Related(slots.the("noun")))
                .rule(
                        "mod",
                        "[{that}] ({dont}|{be} not) {verb} [by|in|at|from|for|on] [{the}] {known}",
                        2,
                        (schema, slots) -> new Mod.Not(new Mod.Is(slots.the("known"))));
    }

    private static Mod inYear(io.sluice.catalog.TableMetadata table, String year) {
        return new Mod.RelatedTo(table, List.of(new Mod.Years(List.of(year), "=")));
    }

    private static void superlatives(Grammar<Schema> grammar) {
        grammar.rule(
                        "mostly",
                        "most|[the] (most|highest|largest|greatest|biggest|maximum) (number|amount|count) of",
                        (schema, slots) -> true)
                .rule(
                        "mostly",
                        "fewest|least|[the] (least|lowest|smallest|minimum) (number|amount|count) of",
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
                        "with|having|that has|that have|who has|who have|which has|which have|has|have|that had|had|that received|received|receiving|that is|who got|that got|got")
                .rule(
                        "mod",
                        "{having} [the] {most} [amount of|value of|number of] {attribute}",
                        (schema, slots) -> new Mod.TopAttr(slots.the("attribute"), slots.the("most"), 1))
                .rule(
                        "mod",
                        "{having} [the] {mostly} {noun}",
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
                        "[{that}] ([{have}] never|never) [{be}] {verb} [in|at|by|for|on|to] {noun}",
                        3,
                        (schema, slots) -> new Mod.Not(new Mod.Related(slots.the("noun"))))
                .rule(
                        "mod",
                        "{having} [the] {most} (average|mean) {attribute}",
                        (schema, slots) -> new Mod.TopAggregate("AVG", slots.the("attribute"), slots.the("most")))
                .rule(
                        "mod",
                        "{having} [the] {most} (total|sum of) {attribute}",
                        (schema, slots) -> new Mod.TopAggregate("SUM", slots.the("attribute"), slots.the("most")));
    }
}
