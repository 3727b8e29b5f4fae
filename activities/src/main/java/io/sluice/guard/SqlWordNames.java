package io.sluice.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A table that is called like a word of SQL: its name must be quoted, and the refusal shows how. */
final class SqlWordNames {

    private static final Set<String> BEFORE_A_TABLE = Set.of("from", "join", "into", "update");

    /** Words that no server takes for a table, though the parser does; those that begin an expression are not among them. */
    private static final Set<String> RESERVED = Set.of(
            "analyze",
            "and",
            "as",
            "asc",
            "check",
            "column",
            "constraint",
            "create",
            "default",
            "desc",
            "distinct",
            "else",
            "foreign",
            "from",
            "grant",
            "group",
            "having",
            "in",
            "into",
            "limit",
            "on",
            "or",
            "order",
            "primary",
            "references",
            "then",
            "to",
            "union",
            "unique",
            "using",
            "when",
            "where",
            "with");

    private static final Set<String> OF_POSTGRES = Set.of(
            "all",
            "analyse",
            "any",
            "asymmetric",
            "both",
            "collate",
            "deferrable",
            "do",
            "end",
            "except",
            "fetch",
            "initially",
            "intersect",
            "leading",
            "offset",
            "placing",
            "returning",
            "some",
            "symmetric",
            "trailing",
            "user",
            "variadic",
            "window");

    /** Of MySQL and MariaDB alike; what only one of them reserves, as {@code groups}, the other takes for a table. */
    private static final Set<String> OF_MYSQL = Set.of(
            "change",
            "condition",
            "index",
            "key",
            "keys",
            "leave",
            "load",
            "lock",
            "match",
            "procedure",
            "range",
            "read",
            "release",
            "rename",
            "repeat",
            "return",
            "rows",
            "show",
            "signal",
            "trigger",
            "usage",
            "use",
            "write");

    private SqlWordNames() {}

    /** The server would not understand it, or read a function of that name: PostgreSQL's {@code user} is one. */
    static void check(SqlDialect dialect, SqlLexer.Piece piece) {
        named(piece.tokens()).stream()
                .filter(word -> isReserved(dialect, word))
                .findFirst()
                .ifPresent(word -> {
                    throw refusal(dialect, piece, word);
                });
    }

    /** Of a text that does not parse: the refusal that shows how, if it parses with the name of a table quoted. */
    static Optional<Refusal> instead(SqlDialect dialect, SqlLexer.Piece piece, Predicate<String> parses) {
        return named(piece.tokens()).stream()
                .filter(word -> parses.test(quoted(dialect, piece, word)))
                .findFirst()
                .map(word -> refusal(dialect, piece, word));
    }

    private static List<String> named(List<SqlToken> tokens) {
        var words = new ArrayList<String>();
        for (int i = 1; i < tokens.size(); i++) {
            // "is distinct from" compares, "on duplicate key update" names a column
            var other = i > 1
                    && (tokens.get(i - 2).is("distinct")
                            || tokens.get(i - 2).is("key") && tokens.get(i - 1).is("update"));
            if (BEFORE_A_TABLE.contains(tokens.get(i - 1).text().toLowerCase(Locale.ROOT))
                    && tokens.get(i).kind() == SqlToken.Kind.WORD
                    && !other) {
                words.add(tokens.get(i).text());
            }
        }
        return words;
    }

    private static boolean isReserved(SqlDialect dialect, String word) {
        var lower = word.toLowerCase(Locale.ROOT);
        return RESERVED.contains(lower)
                || switch (dialect) {
                    case POSTGRES -> OF_POSTGRES.contains(lower);
                    case MYSQL -> OF_MYSQL.contains(lower);
                    case SQLITE -> false;
                };
    }

    private static Refusal refusal(SqlDialect dialect, SqlLexer.Piece piece, String word) {
        return new Refusal(
                Rule.SYNTAX,
                word,
                "“" + word + "” is a word of SQL; if a table is called so, quote its name: "
                        + quoted(dialect, piece, word));
    }

    private static String quoted(SqlDialect dialect, SqlLexer.Piece piece, String word) {
        var mark = dialect == SqlDialect.MYSQL ? "`" : "\"";
        return Pattern.compile(
                        "\\b(from|join|into|update)(\\s+)" + Pattern.quote(word) + "\\b", Pattern.CASE_INSENSITIVE)
                .matcher(piece.text())
                .replaceAll("$1$2" + Matcher.quoteReplacement(mark + word + mark));
    }
}
