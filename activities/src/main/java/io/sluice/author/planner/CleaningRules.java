package io.sluice.author.planner;

import io.sluice.author.planner.grammar.Captures;
import io.sluice.author.planner.grammar.Grammar;
import io.sluice.pipeline.Cleaning;
import java.util.List;
import java.util.Set;

/** What a load does to the text of fields: trim, case, defaults, texts that stand for nothing, replacements, number formats. */
final class CleaningRules {

    private static final Set<String> NULLS =
            Set.of("null", "none", "nil", "nan", "n/a", "na", "nothing", "missing", "unknown");

    private CleaningRules() {}

    static void addTo(Grammar<Scope> grammar) {
        grammar.words(
                        "converting",
                        Lexicon.verbs(
                                "convert",
                                "turn",
                                "change",
                                "make",
                                "put",
                                "transform",
                                "set",
                                "write",
                                "store",
                                "bring"))
                .words(
                        "allfields",
                        "all [the] [text] (columns|fields|values|cells|texts)|everything|every [text] (column|field|value)|the [text] (columns|fields|values)|all of them|text columns|text fields");
        trimming(grammar);
        casing(grammar);
        defaults(grammar);
        nothings(grammar);
        replacements(grammar);
    }

    private static void trimming(Grammar<Scope> grammar) {
        grammar.words("trim", Lexicon.verbs("trim", "strip"))
                .words(
                        "blanks",
                        "[the] [leading and trailing|leading|trailing|surrounding|extra|superfluous|outer] (whitespace|whitespaces|spaces|blanks|white space)")
                .words("off", "from|in|of|off|around|on")
                .rule(
                        "clause",
                        "{trim} [{blanks}] [{off}] {columns}",
                        (scope, slots) -> clean(slots, new Cleaning.Trim()))
                .rule(
                        "clause",
                        "{trim} [{blanks}] [{off}] {allfields}",
                        (scope, slots) -> clean(slots, new Cleaning.Trim()))
                .rule("clause", "{trim} {blanks}", (scope, slots) -> clean(slots, new Cleaning.Trim()))
                .rule(
                        "clause",
                        "(remove|removing|delete|cut) (leading and trailing|surrounding|outer) (whitespace|spaces|blanks) [{off} ({columns}|{allfields})]",
                        (scope, slots) -> clean(slots, new Cleaning.Trim()));
    }

    private static void casing(Grammar<Scope> grammar) {
        grammar.words("upper", "uppercase|upper case|upper-case|upper|capitals|capital letters|all caps|caps")
                .words("lower", "lowercase|lower case|lower-case|lower|small letters")
                .words("uppering", "uppercase|uppercasing|upper-case|upper")
                .words("lowering", "lowercase|lowercasing|lower-case|lower")
                .rule(
                        "clause",
                        "{uppering} ({columns}|{allfields})",
                        (scope, slots) -> clean(slots, new Cleaning.Upper()))
                .rule(
                        "clause",
                        "{converting} ({columns}|{allfields}) [to|into|in|as] {upper}",
                        (scope, slots) -> clean(slots, new Cleaning.Upper()))
                .rule(
                        "clause",
                        "with ({columns}|{allfields}) in {upper}",
                        (scope, slots) -> clean(slots, new Cleaning.Upper()))
                .rule(
                        "clause",
                        "with ({columns}|{allfields}) in {lower}",
                        (scope, slots) -> clean(slots, new Cleaning.Lower()))
                .rule(
                        "clause",
                        "{lowering} ({columns}|{allfields})",
                        (scope, slots) -> clean(slots, new Cleaning.Lower()))
                .rule(
                        "clause",
                        "{converting} ({columns}|{allfields}) [to|into|in|as] {lower}",
                        (scope, slots) -> clean(slots, new Cleaning.Lower()));
    }

    private static void defaults(Grammar<Scope> grammar) {
        grammar.words("setting", Lexicon.verbs("set", "fill", "replace", "default", "change", "turn"))
                .words("becoming", "to|with|by|as|in with|up with|=|into")
                .rule(
                        "clause",
                        "{setting} [{the}] {empty} {columns} {becoming} {value}",
                        (scope, slots) -> filled(slots))
                .rule(
                        "clause",
                        "{setting} {columns} {becoming} {value} (where|when|if|wherever) [it is|they are|it|that is] {empty}",
                        (scope, slots) -> filled(slots))
                .rule(
                        "clause",
                        "(where|when|if|wherever) {columns} {be} {empty} [,] (use|set it to|set them to|put|write|take|fill in|make it|insert) {value}",
                        (scope, slots) -> filled(slots))
                .rule(
                        "clause",
                        "use {value} (for|instead of|in place of|where|when|if|as [the] default for) [{the}] [{empty}] {columns} [{be} {empty}]",
                        (scope, slots) -> filled(slots))
                .rule("clause", "(default|defaulting) {columns} to {value}", (scope, slots) -> filled(slots))
                .rule(
                        "clause",
                        "{columns} (defaults|default|should default|defaulting) to {value}",
                        (scope, slots) -> filled(slots))
                .rule("clause", "with {value} as [the] default (for|of) {columns}", (scope, slots) -> filled(slots));
    }

    private static void nothings(Grammar<Scope> grammar) {
        grammar.words(
                        "taking",
                        Lexicon.verbs(
                                "treat", "read", "interpret", "consider", "count", "regard", "take", "import", "load"))
                .rule("nothing", "{quoted}", (scope, slots) -> slots.the("quoted"))
                .rule("nothing", "{bare}", (scope, slots) -> slots.the("bare"))
                .rule("nothing", "-", (scope, slots) -> "-")
                .terminal(
                        "nullword",
                        (scope, tokens, at) -> NULLS.contains(tokens.get(at).word())
                                ? List.of(new io.sluice.author.planner.grammar.Found<>(
                                        tokens.get(at).text(), at + 1, 0))
                                : List.of())
                .rule("nothing", "{nullword}", (scope, slots) -> slots.the("nullword"))
                .rule(
                        "clause",
                        "{taking} [the] [text|value|word] {nullword:text} [values] as {empty} [in ({columns}|{allfields})]",
                        (scope, slots) -> clean(slots, new Cleaning.NullIf(slots.the("text"))))
                .rule(
                        "clause",
                        "{nullword:text} (means|stands for|is|counts as) {empty} [in ({columns}|{allfields})]",
                        (scope, slots) -> clean(slots, new Cleaning.NullIf(slots.the("text"))))
                .rule(
                        "clause",
                        "{taking} [the] [text|value|word] {text} [values] as {empty} [in ({columns}|{allfields})]",
                        (scope, slots) -> clean(slots, new Cleaning.NullIf(slots.the("text"))))
                .rule(
                        "clause",
                        "{quoted:text} (means|stands for|is) {empty} [in ({columns}|{allfields})]",
                        (scope, slots) -> clean(slots, new Cleaning.NullIf(slots.the("text"))));
    }

    private static void replacements(Grammar<Scope> grammar) {
        grammar.words(
                        "decimal comma",
                        "[a] (decimal comma|decimal commas|comma as [the] decimal separator|comma as decimal sign|comma as [the] decimal point|commas as decimal separators|comma for decimals|commas for decimals)")
                .words(
                        "thousands",
                        "[,] [and] [a] (point|points|dot|dots|period|periods) (for|as|between|separating) [the] (thousands|thousand separators|thousands separators|thousand separator|thousands separator|grouping)")
                .rule(
                        "clause",
                        "{columns} as [a|an] {type} (with|using|and) {decimal comma} [{thousands}]",
                        (scope, slots) -> List.of(
                                new Clause.Cast(slots.<ColumnList>the("columns").names(), slots.the("type")),
                                new Clause.Clean(
                                        slots.<ColumnList>the("columns").names(), new Cleaning.ParseNumber(",", "."))))
                .rule(
                        "clause",
                        "[the] numbers in {columns} (use|have|are written with) {decimal comma} [{thousands}]",
                        (scope, slots) -> numbers(slots, new Cleaning.ParseNumber(",", ".")))
                .rule(
                        "clause",
                        "{columns} (use|uses|has|have|with|is written with|are written with) [a] (comma|commas) (for|as|between) [the] (thousands|thousands separator|thousand separator|thousands separators)",
                        (scope, slots) -> numbers(slots, new Cleaning.ParseNumber(".", ",")))
                .rule(
                        "clause",
                        "(replace|replacing|change|turn|set|convert) [the|every|all] [text|value|values|word] {nothing:text} (by|with|to|into) {empty} [in ({columns}|{allfields})]",
                        (scope, slots) -> clean(slots, new Cleaning.NullIf(slots.the("text"))))
                .rule(
                        "clause",
                        "(replace|replacing|change|substitute) {quoted:text} (with|by|to|into) {quoted:with} (in|of|within) ({columns}|{allfields})",
                        (scope, slots) -> clean(slots, new Cleaning.Replace(slots.the("text"), slots.the("with"))))
                .rule(
                        "clause",
                        "{columns} (use|uses|has|have|with|is written with|are written with) {decimal comma} [{thousands}]",
                        (scope, slots) -> numbers(slots, new Cleaning.ParseNumber(",", ".")));
    }

    /** A column of text that is said to hold numbers is loaded as one of numbers. */
    private static List<Clause> numbers(Captures slots, Cleaning.ParseNumber format) {
        var names = slots.<ColumnList>the("columns").names();
        return List.of(new Clause.Numeric(names), new Clause.Clean(names, format));
    }

    private static List<Clause> filled(Captures slots) {
        return clean(slots, new Cleaning.DefaultTo(slots.<Literal>the("value").text()));
    }

    private static List<Clause> clean(Captures slots, Cleaning cleaning) {
        var columns = slots.<ColumnList>maybe("columns").map(ColumnList::names).orElse(List.of());
        return List.of(new Clause.Clean(columns, cleaning));
    }
}
