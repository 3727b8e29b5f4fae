package io.sluice.author.planner;

import io.sluice.author.planner.Clause.Written.How;
import io.sluice.author.planner.grammar.Found;
import io.sluice.author.planner.grammar.Grammar;
import io.sluice.author.planner.grammar.Token;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a sentence says of how its file is written: what lies between fields and around them, in which encoding, with a header or not. */
final class DialectRules {

    private static final Map<String, String> SEPARATORS = Map.of(
            "comma|commas|,", ",",
            "semicolon|semicolons|semi-colon|semi-colons|;", ";",
            "tab|tabs|tabulator|tabulators", "\t",
            "pipe|pipes|bar|bars|vertical bar|vertical bars|\\|", "|");

    private static final Map<String, String> SEPARATED =
            Map.of(",", "comma", ";", "semicolon", "\t", "tab", "|", "pipe");

    private static final Pattern CHARSET =
            Pattern.compile("(?i)(utf|latin|iso|windows|cp|ascii|us-ascii|shift|euc|gb|big|mac|koi).*");

    private DialectRules() {}

    /** A clause that says one thing of how the file is written; what it says stands in the slot. */
    private record Saying(String phrase, How how, String slot) {}

    private static final List<Saying> SAYINGS = List.of(
            new Saying("{ofthefile} (separated|delimited|divided|split) by {between}", How.DELIMITER, "between"),
            new Saying(
                    "[with|using|use] {between} as [the|a] [field] (separator|delimiter) [between fields]",
                    How.DELIMITER,
                    "between"),
            new Saying(
                    "[with|using] [the|its] [field] (separator|delimiter) [is|=|:] {between}",
                    How.DELIMITER,
                    "between"),
            new Saying("{ofthefile} (quoted|enclosed) (with|in|by) {around}", How.QUOTE, "around"),
            new Saying(
                    "[with|using] [the|its] (quote|quoting|quotation) (character|sign|mark) [is|=|:] {around}",
                    How.QUOTE,
                    "around"),
            new Saying("with {around} around [the|its|all] (fields|values|columns)", How.QUOTE, "around"),
            new Saying("{ofthefile} (encoded|written|saved) (in|as|with) {charset} [encoding]", How.CHARSET, "charset"),
            new Saying(
                    "[with|in|using] [the|its] (encoding|charset|character set) [is|=|:] {charset}",
                    How.CHARSET,
                    "charset"),
            new Saying("(in|with|using) {charset} [encoding]", How.CHARSET, "charset"),
            new Saying(
                    "(without|with no|which has no|that has no|it has no|the file has no|there is no) [a] {noheader}",
                    How.HEADER,
                    "noheader"),
            new Saying("(with|which has|that has|it has|the file has|there is) [a] {header}", How.HEADER, "header"),
            new Saying("[the] first (row|line) (is|contains|has|holds) [a|the] {header}", How.HEADER, "header"));

    static void addTo(Grammar<Scope> grammar) {
        SEPARATORS.forEach((words, sign) -> grammar.rule("between", "[a|the] (" + words + ")", (scope, slots) -> sign));
        grammar.rule(
                        "between",
                        "{quoted}",
                        (scope, slots) -> slots.<String>the("quoted").length() == 1 ? slots.the("quoted") : null)
                .words("ofthefile", "[the|its|it|which|that] [fields|columns|values|file|is|it] [is|are|being]")
                .rule("around", "[a|the] (single quotes|single quote|apostrophes|apostrophe)", (scope, slots) -> "'")
                .rule("around", "[a|the] (double quotes|double quote|quotes)", (scope, slots) -> "\"")
                .terminal("charset", (scope, tokens, at) -> charset(tokens, at))
                .words("headline", "header|headers|header row|header line|column names|title row|heading")
                .rule("header", "{headline}", (scope, slots) -> "true")
                .rule("noheader", "{headline}", (scope, slots) -> "false");
        SAYINGS.forEach(saying -> grammar.rule(
                "clause",
                saying.phrase(),
                (scope, slots) -> List.of(new Clause.Written(saying.how(), slots.the(saying.slot())))));
        kinds(grammar);
    }

    /** "The pipe-delimited file", "a Latin-1 file". */
    private static void kinds(Grammar<Scope> grammar) {
        SEPARATED.forEach((sign, word) -> grammar.rule(
                "separated",
                word + "-separated|" + word + " separated|" + word + "-delimited|" + word + " delimited",
                (scope, slots) -> sign));
        kind(grammar, "separated", How.DELIMITER);
        kind(grammar, "charset", How.CHARSET);
    }

    private static void kind(Grammar<Scope> grammar, String slot, How how) {
        grammar.rule(
                "clause",
                "{reading} [{content}] [the|this|my|our|a] {" + slot + "} [{filekind}] [{filenoun}] [{called}] {file}",
                (scope, slots) ->
                        List.of(new Clause.Read(slots.the("file")), new Clause.Written(how, slots.the(slot))));
    }

    private static List<Found<String>> charset(List<Token> tokens, int at) {
        var text = tokens.get(at).text();
        if (!CHARSET.matcher(text).matches()) {
            return List.of();
        }
        var joined = at + 1 < tokens.size() ? text + tokens.get(at + 1).text() : text;
        return !joined.equals(text) && !known(text) && known(joined)
                ? List.of(new Found<>(Charset.forName(joined).name(), at + 2, 0))
                : Stream.of(text, text.replace("-", "")) // Java knows latin1 and not Latin-1
                        .filter(DialectRules::known)
                        .limit(1)
                        .map(name -> new Found<>(Charset.forName(name).name(), at + 1, 0))
                        .toList();
    }

    static boolean isCharset(String text) {
        return CHARSET.matcher(text).matches() && known(text);
    }

    private static boolean known(String name) {
        return name.matches("[A-Za-z0-9][A-Za-z0-9._:+-]*") && Charset.isSupported(name);
    }
}
