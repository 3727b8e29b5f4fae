package io.sluice.author.planner;

import io.sluice.author.planner.grammar.Found;
import io.sluice.author.planner.grammar.Grammar;
import io.sluice.author.planner.grammar.Token;
import io.sluice.author.planner.link.Linker;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The table that a sentence writes to, known or new. */
final class TargetRules {

    private static final Pattern NAME =
            Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_$-]*(\\.[\\p{L}_][\\p{L}\\p{N}_$-]*){0,2}");
    private static final Set<String> NO_NAME = Set.of(
            "the",
            "a",
            "an",
            "table",
            "tables",
            "and",
            "or",
            "into",
            "to",
            "from",
            "new",
            "existing",
            "called",
            "named",
            "it",
            "its",
            "them",
            "rows",
            "file",
            "our",
            "my",
            "this",
            "that",
            "these",
            "with",
            "where",
            "by",
            "as",
            "is",
            "are",
            "all",
            "of",
            "in",
            "on",
            "database",
            "schema",
            "then",
            "uppercase",
            "lowercase",
            "upper",
            "lower",
            "integer",
            "text",
            "number",
            "null",
            "date",
            "decimal",
            "boolean",
            "timestamp",
            "float",
            "empty",
            "drop",
            "dropping",
            "skip",
            "keep",
            "only",
            "content",
            "contents",
            "records",
            "everything",
            "data",
            "what",
            "which",
            "duplicates",
            "same",
            "please",
            "if",
            "but");

    private TargetRules() {}

    static void addTo(Grammar<Scope> grammar) {
        grammar.terminal("identifier", (scope, tokens, at) -> identifier(tokens, at))
                .terminal("known", TargetRules::known)
                .words("our", "the|a|an|our|my|its|this")
                .words("called", "called|named|by the name of|with the name|with name")
                .rule("tablename", "{identifier}", (scope, slots) -> slots.the("identifier"))
                .rule("tablename", "{known}", (scope, slots) -> slots.the("known"))
                .rule("table", "[{our}] {tablename} [table]", (scope, slots) -> slots.the("tablename"))
                .rule(
                        "table",
                        "[{our}] [database] table [{called}] {tablename}",
                        (scope, slots) -> slots.the("tablename"))
                .rule(
                        "table",
                        "[{our}] (new|fresh|brand new) [table] [{called}] {tablename} [table]",
                        (scope, slots) -> slots.<TargetName>the("tablename").saying(TargetName.Said.NEW))
                .rule(
                        "table",
                        "[{our}] existing [table] [{called}] {tablename} [table]",
                        (scope, slots) -> slots.<TargetName>the("tablename").saying(TargetName.Said.EXISTING))
                .rule("placed", "{table}", (scope, slots) -> slots.the("table"))
                .rule(
                        "placed",
                        "{table} (in|of|under|within) [the] schema {identifier:schema}",
                        (scope, slots) -> prefixed(slots.the("schema"), slots.the("table")))
                .rule(
                        "placed",
                        "{table} (in|of|under|within) [the] {identifier:schema} schema",
                        (scope, slots) -> prefixed(slots.the("schema"), slots.the("table")))
                .rule(
                        "placed",
                        "{table} (in|of|on|at) [the] (database|connection|warehouse database) {identifier:place}",
                        (scope, slots) -> onDatabase(scope, slots.the("place"), slots.the("table")))
                .rule(
                        "placed",
                        "{table} (in|of|on|at) [the] {identifier:place} [database|connection]",
                        (scope, slots) -> onDatabase(scope, slots.the("place"), slots.the("table")));
    }

    private static TargetName prefixed(TargetName place, TargetName table) {
        return new TargetName(place.written() + "." + table.written(), table.quoted(), table.said());
    }

    private static @org.jspecify.annotations.Nullable TargetName onDatabase(
            Scope scope, TargetName place, TargetName table) {
        return scope.task().databases().stream()
                        .anyMatch(database -> database.name().equalsIgnoreCase(place.written()))
                ? prefixed(place, table)
                : null;
    }

    private static List<Found<TargetName>> identifier(List<Token> tokens, int at) {
        var token = tokens.get(at);
        var named = token.kind() == Token.Kind.QUOTED
                ? !token.text().isBlank()
                : token.kind() == Token.Kind.WORD
                        && NAME.matcher(token.text()).matches()
                        && !NO_NAME.contains(token.word())
                        && !DialectRules.isCharset(token.text())
                        && DateFormats.at(tokens, at).isEmpty();
        return named
                ? List.of(new Found<>(
                        new TargetName(token.text(), token.kind() == Token.Kind.QUOTED, TargetName.Said.NOTHING),
                        at + 1,
                        0))
                : List.of();
    }

    /** Several words that together name a table there is. */
    private static List<Found<TargetName>> known(Scope scope, List<Token> tokens, int at) {
        var found = new ArrayList<Found<TargetName>>();
        var phrase = tokens.get(at).text();
        for (int end = at + 1; end < Math.min(tokens.size(), at + 4); end++) {
            phrase = phrase + " " + tokens.get(end).text();
            for (var table : scope.task().catalog().tables()) {
                var cost = Linker.cost(phrase, table.name().table());
                if (cost.isPresent() && cost.getAsInt() <= Linker.FORM) {
                    found.add(new Found<>(
                            new TargetName(table.name().table(), true, TargetName.Said.NOTHING), end + 1, 1));
                }
            }
        }
        return found;
    }
}
