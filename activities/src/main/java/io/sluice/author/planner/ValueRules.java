package io.sluice.author.planner;

import io.sluice.author.planner.grammar.Found;
import io.sluice.author.planner.grammar.Grammar;
import io.sluice.author.planner.grammar.Token;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Numbers, texts and lists of them. */
final class ValueRules {

    private static final Pattern SHORT_NUMBER = Pattern.compile("(\\d+(?:\\.\\d+)?)(k|m|bn)");
    private static final Map<String, Integer> POWERS =
            Map.of("k", 3, "thousand", 3, "m", 6, "million", 6, "bn", 9, "billion", 9, "hundred", 2);
    private static final List<String> COUNTED = List.of(
            "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve");

    /** Words that end a bare text, because rules are about to go on. */
    private static final Set<String> NO_TEXT = Set.of(
            "and", "or", "into", "to", "in", "from", "then", "the", "a", "an", "with", "where", "by", "as", "is", "are",
            "not", "than", "of", "on", "for", "but", "empty", "blank", "missing", "null", "null.", "has", "have",
            "between", "before", "after", "table", "file", "rows", "per", "each", "sorted", "ordered", "grouped", "if",
            "that", "which", "who", "whose", "when", "at", "least", "most", "more", "less", "greater", "equal", "only",
            "also", "without", "any", "all", "some", "there", "it", "them", "they", "highest", "lowest", "how", "many",
            "what", "show", "list", "sort", "having", "except", "both", "until", "since", "during", "over", "under",
            "above", "below", "so", "such", "no");

    private ValueRules() {}

    static void addTo(Grammar<Scope> grammar) {
        grammar.terminal("number", (scope, tokens, at) -> number(tokens, at))
                .terminal("quoted", (scope, tokens, at) -> quoted(tokens, at))
                .terminal("bare", (scope, tokens, at) -> bare(tokens, at))
                .rule(
                        "value",
                        "{number} [%|percent|dollars|euros|usd|eur]",
                        (scope, slots) -> new Literal(slots.the("number"), Literal.Kind.NUMBER))
                .rule("value", "{quoted}", (scope, slots) -> new Literal(slots.the("quoted"), Literal.Kind.QUOTED))
                .rule("value", "{bare}", 2, (scope, slots) -> new Literal(slots.the("bare"), Literal.Kind.WORDS))
                .terminal(
                        "symbol",
                        (scope, tokens, at) ->
                                "@-_/+&#*%".contains(tokens.get(at).text())
                                        ? List.of(new Found<>(tokens.get(at).text(), at + 1, 0))
                                        : List.of())
                .rule("text", "[the|an] {symbol} [sign|character]", (scope, slots) -> slots.the("symbol"))
                .rule("text", "{quoted}", (scope, slots) -> slots.the("quoted"))
                .rule("text", "{number}", 1, (scope, slots) -> slots.the("number"))
                .rule("text", "{bare}", 1, (scope, slots) -> slots.the("bare"))
                .rule("values", "{value}", (scope, slots) -> List.of(slots.<Literal>the("value")))
                .rule("values", "{value} (,|or|, or|and|, and) {values}", (scope, slots) -> {
                    var all = new ArrayList<Literal>();
                    all.add(slots.the("value"));
                    all.addAll(slots.the("values"));
                    return List.copyOf(all);
                })
                .rule("list", "{values}|\\( {values} \\)", (scope, slots) -> slots.the("values"));
    }

    private static List<Found<String>> number(List<Token> tokens, int at) {
        var word = tokens.get(at).word();
        var shortened = SHORT_NUMBER.matcher(word);
        if (shortened.matches()) {
            return List.of(new Found<>(scaled(shortened.group(1), shortened.group(2)), at + 1, 0));
        }
        var counted = COUNTED.indexOf(word);
        var isNumber = tokens.get(at).kind() == Token.Kind.NUMBER;
        if (!isNumber && counted < 0) {
            return List.of();
        }
        var digits = isNumber ? word : Integer.toString(counted);
        if (at + 1 < tokens.size() && POWERS.containsKey(tokens.get(at + 1).word())) {
            return List.of(new Found<>(scaled(digits, tokens.get(at + 1).word()), at + 2, 0));
        }
        return List.of(new Found<>(digits, at + 1, 0));
    }

    private static String scaled(String digits, String power) {
        return new BigDecimal(digits).scaleByPowerOfTen(POWERS.get(power)).toPlainString();
    }

    private static List<Found<String>> quoted(List<Token> tokens, int at) {
        var token = tokens.get(at);
        return token.kind() == Token.Kind.QUOTED ? List.of(new Found<>(token.text(), at + 1, 0)) : List.of();
    }

    /** A single capital is a value, the small letter an article. */
    private static boolean isStop(Token token) {
        var isLetter =
                token.text().length() == 1 && Character.isUpperCase(token.text().charAt(0));
        return FileMentions.isPath(token) || (NO_TEXT.contains(token.word()) && !isLetter);
    }

    /** One to three words as they are written; the shortest reading is the cheapest. */
    private static List<Found<String>> bare(List<Token> tokens, int at) {
        var found = new ArrayList<Found<String>>();
        var text = new StringBuilder();
        for (int end = at; end < tokens.size() && end < at + 3; end++) {
            var token = tokens.get(end);
            if (token.kind() != Token.Kind.WORD && token.kind() != Token.Kind.NUMBER || isStop(token)) {
                break;
            }
            text.append(text.isEmpty() ? "" : " ").append(token.text());
            found.add(new Found<>(text.toString(), end + 1, end - at));
        }
        return found;
    }
}
