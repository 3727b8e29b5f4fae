package io.sluice.author.question;

import io.sluice.author.planner.grammar.Captures;
import io.sluice.author.planner.grammar.Grammar;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is said after a noun: comparisons, values, years, relations to other nouns, superlatives. */
final class ModRules {

    /** Of one row or of several: it is not said. */
    private static final int UNCERTAIN = 25;

    private ModRules() {}

    static void addTo(Grammar<Schema> grammar) {
        CompareRules.addTo(grammar);
        ValueRules.addTo(grammar);
        years(grammar);
        relations(grammar);
        SuperlativeRules.addTo(grammar);
        DeedRules.addTo(grammar);
        pairs(grammar);
        TimeRules.addTo(grammar);
    }

    private static void years(Grammar<Schema> grammar) {
        grammar.words(
                        "in",
                        "in|in the year|in year|during|of|from|that occurred in|that happened in|happened in|occurred in|held in|made in|produced in|published in|released in|that were held in|that took place in|took place in|in the years|from the year|of the year|that were in|are in|were in|is in|for")
                .rule("mod", "[{auxiliary}] [{verb}] {in} {year}", (schema, slots) -> in(slots, "="))
                .rule(
                        "mod",
                        "[{auxiliary}] [{verb}] {in} {year} or [{in}] {year:other}",
                        (schema, slots) -> new Mod.Years(
                                List.of(slots.<String>the("year"), slots.<String>the("other")), "=", verb(slots)))
                .rule(
                        "mod",
                        "[{auxiliary}] [{verb}] [{in}] {year} or (after|later)",
                        (schema, slots) -> in(slots, ">="))
                .rule(
                        "mod",
                        "[{auxiliary}] [{verb}] [{in}] {year} or (before|earlier)",
                        (schema, slots) -> in(slots, "<="))
                .rule(
                        "mod",
                        "[{auxiliary}] [{verb}] (after|later than) [the year|year] {year}",
                        (schema, slots) -> in(slots, ">"))
                .rule(
                        "mod",
                        "[{auxiliary}] [{verb}] (before|earlier than|prior to) [the year|year] {year}",
                        (schema, slots) -> in(slots, "<"))
                .rule("mod", "[{auxiliary}] [{verb}] since [the year|year] {year}", (schema, slots) -> in(slots, ">="))
                .rule(
                        "mod",
                        "[{auxiliary}] [{verb}] (between|from) [the years] {year} (and|to) {year:other}",
                        (schema, slots) -> new Mod.All(List.of(
                                in(slots, ">="),
                                new Mod.Years(List.of(slots.<String>the("other")), "<=", verb(slots)))));
    }

    private static Mod in(Captures slots, String operator) {
        return new Mod.Years(List.of(slots.<String>the("year")), operator, verb(slots));
    }

    private static String verb(Captures slots) {
        return slots.<String>maybe("verb").orElse("");
    }

    private static void relations(Grammar<Schema> grammar) {
        grammar.words(
                        "auxiliary",
                        "are the|were the|are the ones|are those|were those|were the ones|that are|who are|which are|that were|who were|which were|that is|who is|which is|are|is|were|was|that|who|which|that have|who have|that did|have|has|that has|that had")
                .words(
                        "without",
                        "without|without a|without an|without any|with no|that have no|who have no|which have no|having no|except for|other than those with|have no|has no|with zero")
                .words(
                        "lacking",
                        "without|without a|without an|without any|with no|that have no|who have no|which have no|having no|have no|has no")
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
                        "[{that}] {dont} ({ownverb}|{relation}) {operator} {number} {noun}",
                        1,
                        (schema, slots) ->
                                slots.<String>the("number").matches("\\d{1,6}") ? new Mod.Not(counted(slots)) : null)
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
                        "{have} {noun} (but|and) (no|not any|not a|not an|have no|has no|without|without any) {noun:other}",
                        1,
                        (schema, slots) -> new Mod.All(List.of(
                                new Mod.Related(slots.the("noun")), new Mod.Not(new Mod.Related(slots.the("other"))))))
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
                .rule("mod", "{lacking} {attribute}", 2, (schema, slots) -> new Mod.Missing(slots.the("attribute")))
                .rule(
                        "mod",
                        "(whose|where [the]) {attribute} {be} (empty|missing|blank|null|not there|not known|unknown)",
                        2,
                        (schema, slots) -> new Mod.Missing(slots.the("attribute")))
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
                        "({have}|{relation}|{auxiliary} {relation}) {operator} {number} {noun} [{verb}]",
                        (schema, slots) -> counted(slots))
                .rule(
                        "mod",
                        "({have}|{relation}|{auxiliary} {verb}) {number} or more {noun}",
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
                        "[{auxiliary}] {verb} [by|in|at|from|for|on|with|as|to] [{the}] {is}",
                        2,
                        (schema, slots) -> slots.the("is"))
                .rule(
                        "mod",
                        "[{auxiliary}] {verb} [by|in|at|from|for|on|with|as|to] [{the}] {known} {attribute}",
                        2,
                        (schema, slots) -> new Mod.IsIn(slots.the("attribute"), slots.the("known")))
                .rule("mod", "{verbs} (in|at|for|from|on|with) [{the}] {is}", 2, (schema, slots) -> slots.the("is"))
                .rule(
                        "mod",
                        "(who are|that are|who is|which are|that is|who were|that were) {noun}",
                        3,
                        (schema, slots) -> new Mod.Related(slots.the("noun")))
                .rule(
                        "mod",
                        "(of|in|at|from|by|for) [{the}] {known} {table}",
                        1,
                        (schema, slots) ->
                                new Mod.RelatedTo(slots.the("table"), List.of(new Mod.Is(slots.the("known")))))
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
        return new Mod.RelatedTo(table, List.of(new Mod.Years(List.of(year), "=", "")));
    }
}
