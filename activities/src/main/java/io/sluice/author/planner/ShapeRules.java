package io.sluice.author.planner;

import io.sluice.author.planner.grammar.Captures;
import io.sluice.author.planner.grammar.Grammar;
import io.sluice.pipeline.Cleaning;
import java.util.List;
import java.util.Map;

/** Columns that are split into several, and columns whose text is hidden but for its end. */
final class ShapeRules {

    private static final Map<String, String> SEPARATORS = Map.ofEntries(
            Map.entry("space", " "),
            Map.entry("blank", " "),
            Map.entry("whitespace", " "),
            Map.entry("comma", ","),
            Map.entry("semicolon", ";"),
            Map.entry("colon", ":"),
            Map.entry("hyphen", "-"),
            Map.entry("dash", "-"),
            Map.entry("minus", "-"),
            Map.entry("slash", "/"),
            Map.entry("dot", "."),
            Map.entry("point", "."),
            Map.entry("period", "."),
            Map.entry("underscore", "_"),
            Map.entry("pipe", "|"),
            Map.entry("bar", "|"),
            Map.entry("tab", "\t"),
            Map.entry("at", "@"));

    private ShapeRules() {}

    static void addTo(Grammar<Scope> grammar) {
        splitting(grammar);
        masking(grammar);
    }

    private static void splitting(Grammar<Scope> grammar) {
        SEPARATORS.forEach((word, sign) -> grammar.rule(
                "separator", "[a|an|the|each|every|its|first] " + word + " [sign|character]", (scope, slots) -> sign));
        grammar.rule(
                        "separator",
                        "[a|an|the|each|every] [sign|character] {quoted}",
                        (scope, slots) -> slots.the("quoted"))
                .rule(
                        "separator",
                        "[a|an|the|each|every] {symbol} [sign|character]",
                        (scope, slots) -> slots.the("symbol"))
                .words("splitting", Lexicon.verbs("split", "divide", "separate", "break") + "|split up|break up")
                .words("cutat", "at|on|by|using|with|along")
                .rule("newnames", "{identifier}", (scope, slots) -> List.of(name(slots.the("identifier"))))
                .rule(
                        "newnames",
                        "{identifier} (,|and|, and) {newnames}",
                        (scope, slots) -> java.util.stream.Stream.concat(
                                        java.util.stream.Stream.of(name(slots.the("identifier"))),
                                        slots.<List<String>>the("newnames").stream())
                                .toList())
                .words("intoparts", "into|to|in|as|giving")
                .rule(
                        "clause",
                        "{splitting} {column} [{cutat} {separator}] {intoparts} [the] [columns|fields|two columns|new columns] {newnames}",
                        (scope, slots) -> split(slots))
                .rule(
                        "clause",
                        "{splitting} {column} {intoparts} [the] [columns|fields|two columns|new columns] {newnames} {cutat} {separator}",
                        (scope, slots) -> split(slots));
    }

    private static @org.jspecify.annotations.Nullable List<Clause> split(Captures slots) {
        List<String> names = slots.the("newnames");
        return names.size() < 2
                ? null
                : List.of(new Clause.Split(
                        slots.the("column"), slots.<String>maybe("separator").orElse(""), names));
    }

    private static String name(TargetName name) {
        return name.written();
    }

    private static void masking(Grammar<Scope> grammar) {
        grammar.words("masking", Lexicon.verbs("mask", "hide", "obscure", "redact", "anonymize", "anonymise"))
                .words("lasting", "[only] the last|the final|[only] last|[only] the trailing|the rightmost")
                .words("characters", "characters|chars|digits|letters|signs|places|numbers|symbols|ones")
                .rule("tail", "{lasting} {number:count} [{characters}]", (scope, slots) -> slots.the("count"))
                .rule("tail", "{lasting} {characters}", (scope, slots) -> "1")
                .rule(
                        "tail",
                        "[the|its|their] {number:count} last [{characters}]",
                        (scope, slots) -> slots.the("count"))
                .rule(
                        "clause",
                        "{masking} {columns} [number|numbers] [,] (but|except|except for|but for|apart from|all but|keeping|keep|leaving|showing|but keep|but show|and keep|and show|so that only) [for] {tail} [visible|readable|are visible|are shown|in clear]",
                        (scope, slots) -> masked(slots))
                .rule(
                        "clause",
                        "{masking} (all but|everything but|everything except|all except|all digits but|all characters but|all digits except) {tail} (of|in) {columns} [number|numbers]",
                        (scope, slots) -> masked(slots))
                .rule(
                        "clause",
                        "(keep|keeping|show|showing) only {tail} (of|in) {columns} [number|numbers]",
                        (scope, slots) -> masked(slots))
                .rule(
                        "clause",
                        "{masking} {columns} [number|numbers] [completely|entirely|fully|whole]",
                        1,
                        (scope, slots) -> List.of(new Clause.Clean(
                                slots.<ColumnList>the("columns").names(), new Cleaning.Mask(0))));
    }

    private static @org.jspecify.annotations.Nullable List<Clause> masked(Captures slots) {
        String count = slots.the("tail");
        return count.matches("\\d{1,3}")
                ? List.of(new Clause.Clean(
                        slots.<ColumnList>the("columns").names(), new Cleaning.Mask(Integer.parseInt(count))))
                : null;
    }
}
