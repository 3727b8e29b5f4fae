package io.sluice.author.planner;

import io.sluice.author.planner.Clause.Written.How;
import io.sluice.author.planner.grammar.Captures;
import io.sluice.author.planner.grammar.Found;
import io.sluice.author.planner.grammar.Grammar;
import io.sluice.author.planner.grammar.Token;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What a sentence says of how its file is written: what lies between fields and around them, in which encoding, with a header or not. */
final class DialectRules {

    private static final Map<String, String> SEPARATORS = Map.of(
            "comma|commas|,", ",",
            "semicolon|semicolons|semi-colon|semi-colons|;", ";",
            "tab|tabs|tabulator|tabulators", "\t",
            "pipe|pipes|bar|bars|vertical bar|vertical bars|\\|", "|");

    private static final Pattern CHARSET =
            Pattern.compile("(?i)(utf|latin|iso|windows|cp|ascii|us-ascii|shift|euc|gb|big|mac|koi).*");

    private DialectRules() {}

    static void addTo(Grammar<Scope> grammar) {
        SEPARATORS.forEach((words, sign) -> grammar.rule("between", "[a|the] (" + words + ")", (scope, slots) -> sign));
        grammar.rule(
                        "between",
                        "{quoted}",
                        (scope, slots) -> slots.<String>the("quoted").length() == 1 ? slots.the("quoted") : null)
                .words("ofthefile", "[the|its|it|which|that] [fields|columns|values|file|is|it] [is|are|being]")
                .rule(
                        "clause",
                        "{ofthefile} (separated|delimited|divided|split) by {between}",
                        (scope, slots) -> said(How.DELIMITER, slots, "between"))
                .rule(
                        "clause",
                        "[with|using|use] {between} as [the|a] [field] (separator|delimiter) [between fields]",
                        (scope, slots) -> said(How.DELIMITER, slots, "between"))
                .rule(
                        "clause",
                        "[with|using] [the|its] [field] (separator|delimiter) [is|=|:] {between}",
                        (scope, slots) -> said(How.DELIMITER, slots, "between"))
                .rule("around", "[a|the] (single quotes|single quote|apostrophes|apostrophe)", (scope, slots) -> "'")
                .rule("around", "[a|the] (double quotes|double quote|quotes)", (scope, slots) -> "\"")
                .rule(
                        "clause",
                        "{ofthefile} (quoted|enclosed) (with|in|by) {around}",
                        (scope, slots) -> said(How.QUOTE, slots, "around"))
                .terminal("charset", (scope, tokens, at) -> charset(tokens, at))
                .rule(
                        "clause",
                        "{ofthefile} (encoded|written|saved) (in|as|with) {charset} [encoding]",
                        (scope, slots) -> said(How.CHARSET, slots, "charset"))
                .rule(
                        "clause",
                        "[with|in|using] [the|its] (encoding|charset|character set) [is|=|:] {charset}",
                        (scope, slots) -> said(How.CHARSET, slots, "charset"))
                .rule(
                        "clause",
                        "(in|with|using) {charset} [encoding]",
                        (scope, slots) -> said(How.CHARSET, slots, "charset"))
                .words("headline", "header|headers|header row|header line|column names|title row|heading")
                .rule(
                        "clause",
                        "(without|with no|which has no|that has no|it has no|the file has no|there is no) [a] {headline}",
                        (scope, slots) -> List.of(new Clause.Written(How.HEADER, "false")))
                .rule(
                        "clause",
                        "(with|which has|that has|it has|the file has|there is) [a] {headline}",
                        (scope, slots) -> List.of(new Clause.Written(How.HEADER, "true")))
                .rule(
                        "clause",
                        "[the] first (row|line) (is|contains|has|holds) [a|the] {headline}",
                        (scope, slots) -> List.of(new Clause.Written(How.HEADER, "true")));
    }

    private static List<Clause> said(How how, Captures slots, String slot) {
        return List.of(new Clause.Written(how, slots.the(slot)));
    }

    private static List<Found<String>> charset(List<Token> tokens, int at) {
        var text = tokens.get(at).text();
        if (!CHARSET.matcher(text).matches()) {
            return List.of();
        }
        var joined = at + 1 < tokens.size() ? text + tokens.get(at + 1).text() : text;
        return known(joined) && !joined.equals(text)
                ? List.of(new Found<>(Charset.forName(joined).name(), at + 2, 0))
                : known(text) ? List.of(new Found<>(Charset.forName(text).name(), at + 1, 0)) : List.of();
    }

    static boolean isCharset(String text) {
        return CHARSET.matcher(text).matches() && known(text);
    }

    private static boolean known(String name) {
        return name.matches("[A-Za-z0-9][A-Za-z0-9._:+-]*") && Charset.isSupported(name);
    }
}
