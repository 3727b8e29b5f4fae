package io.sluice.author.repair;

import io.sluice.author.planner.link.Linker;
import io.sluice.catalog.ColumnMetadata;
import io.sluice.pipeline.Problem;
import io.sluice.pipeline.Step;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A statement that is almost one: a word spelt wrong, talk around it, a bracket or quote too many or too few, a comma left over. */
final class SqlSpelling implements RepairRule {

    private static final Set<String> WORDS = Set.of(
            "SELECT",
            "DISTINCT",
            "FROM",
            "WHERE",
            "GROUP",
            "ORDER",
            "HAVING",
            "JOIN",
            "INNER",
            "LEFT",
            "RIGHT",
            "OUTER",
            "CROSS",
            "UNION",
            "EXCEPT",
            "INTERSECT",
            "LIMIT",
            "OFFSET",
            "BETWEEN",
            "LIKE",
            "ILIKE",
            "EXISTS",
            "INSERT",
            "INTO",
            "VALUES",
            "UPDATE",
            "DELETE",
            "CREATE",
            "TABLE",
            "WITH",
            "CASE",
            "WHEN",
            "THEN",
            "ELSE",
            "DESC",
            "NULL",
            "COUNT",
            "CAST",
            "USING");
    /** Words that only stand in a CASE. */
    private static final Set<String> OF_A_CASE = Set.of("CASE", "WHEN", "THEN", "ELSE");

    /** Words of SQL that come near to others, and are meant as they are. */
    private static final Set<String> RIGHT = Set.of(
            "INT",
            "NULLS",
            "DEC",
            "VALUE",
            "TABLES",
            "ROWS",
            "ROW",
            "FORMAT",
            "OVER",
            "ONLY",
            "LINE",
            "LIFE",
            "FORMS",
            "ORDERS",
            "GROUPS",
            "CASTS",
            "COUNTS",
            "LIMITS",
            "WIDTH",
            "THAN",
            "THERE",
            "WHERES",
            "DELETED",
            "UPDATED",
            "CREATED",
            "INSERTED");

    private static final Pattern FENCE = Pattern.compile("^\\s*```\\w*\\s*([\\s\\S]*?)\\s*```[\\s\\S]*$");
    private static final Pattern TALK_BEFORE =
            Pattern.compile("^(?:[^'\"`;]*?:)\\s*(?=(?i:SELECT|WITH|UPDATE|DELETE|INSERT)\\b)");
    private static final Pattern TALK_AFTER = Pattern.compile(
            "(?:;|\\n)\\s*(?i:output|result|results|reward|explanation|note|observation)\\s*:(?!:)[\\s\\S]*$");
    private static final Pattern TEXT_AS_NAME = Pattern.compile("(?i)\\bAS\\s+'([^'\"]+)'");
    private static final Pattern LEFT_COMMA = Pattern.compile("(?i)\\bSET\\s*(,)");
    private static final Pattern DELETE_TABLE = Pattern.compile("(?i)\\bDELETE\\s+(TABLE)\\b");
    /** What the statement calls something by itself: behind AS, or before AS and a bracket. */
    private static final Pattern OWN_NAME = Pattern.compile("(?i)\\bAS\\s+(\\w+)|(\\w+)\\s+AS\\s*\\(");

    /** One word behind the quote that is left open. */
    private static final Pattern OPEN_VALUE = Pattern.compile("(?:=|<>|>|<|,|\\(|LIKE)\\s*'[^'\\s,()]*$");

    /** What an open bracket cannot be closed behind without a guess. */
    private static final Pattern GOES_ON =
            Pattern.compile("(?i)\\b(?:AND|OR|FROM|WHERE|GROUP|ORDER|HAVING|LIMIT|JOIN|UNION)\\b");

    @Override
    public Optional<Mend> mend(Wound wound) {
        return wound.is(Problem.Kind.SYNTAX, Problem.Kind.FORBIDDEN, Problem.Kind.QUOTING)
                ? wound.inQueries(query -> mend(wound, query))
                : Optional.empty();
    }

    private static Optional<Mend> mend(Wound wound, Step.Sql query) {
        var text = FENCE.matcher(query.text()).replaceFirst("$1");
        text = cut(TALK_BEFORE.matcher(text).replaceFirst(""));
        text = replaced(text, TEXT_AS_NAME, match -> "\"" + match + "\"", 1);
        text = replaced(spelt(text, names(wound, query)), LEFT_COMMA, comma -> "", 0);
        text = closed(replaced(text, DELETE_TABLE, word -> "FROM", 0));
        return wound.reworded(query, text, "the statement was written almost right: a word, a sign or talk around it");
    }

    /** Words that are names here, however near they come to a word of SQL. */
    private static Set<String> names(Wound wound, Step.Sql query) {
        var names = new HashSet<String>();
        wound.task().catalog().tables().stream()
                .filter(table -> table.name().connection().equals(query.connection()))
                .forEach(table -> {
                    names.add(table.name().table().toUpperCase(Locale.ROOT));
                    names.add(table.name().schema().toUpperCase(Locale.ROOT));
                    table.columns().stream()
                            .map(ColumnMetadata::name)
                            .forEach(name -> names.add(name.toUpperCase(Locale.ROOT)));
                });
        wound.outputs().forEach((output, columns) -> Stream.concat(Stream.of(output), columns.stream())
                .forEach(name -> names.add(name.toUpperCase(Locale.ROOT))));
        return names;
    }

    /** Talk behind a statement, on a line of its own or after its end. */
    private static String cut(String sql) {
        var talk = TALK_AFTER.matcher(SqlText.masked(sql));
        return talk.find() ? sql.substring(0, talk.start()) : sql;
    }

    /** Changes a group where it is found outside of texts and comments; {@code around} signs on each side of it go with it. */
    private static String replaced(String sql, Pattern pattern, UnaryOperator<String> change, int around) {
        var match = pattern.matcher(SqlText.masked(sql));
        var text = new StringBuilder();
        int at = 0;
        while (match.find()) {
            text.append(sql, at, match.start(1) - around)
                    .append(change.apply(sql.substring(match.start(1), match.end(1))));
            at = match.end(1) + around;
        }
        return text.append(sql.substring(at)).toString();
    }

    private static String spelt(String sql, Set<String> names) {
        var hasCase = sql.matches("(?is).*\\bCASE\\b.*");
        var own = OWN_NAME.matcher(SqlText.masked(sql))
                .results()
                .map(match -> match.group(1) == null ? match.group(2) : match.group(1))
                .map(name -> name.toUpperCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return SqlText.each(sql, piece -> {
            var word = piece.toUpperCase(Locale.ROOT);
            if (!word.matches("[A-Z]{3,}")
                    || WORDS.contains(word)
                    || RIGHT.contains(word)
                    || names.contains(word)
                    || own.contains(word)) {
                return piece;
            }
            var meant = WORDS.stream()
                    .filter(right -> right.length() >= 4 && Linker.isSlipOfWord(word, right))
                    .filter(right -> hasCase || !OF_A_CASE.contains(right))
                    .toList();
            return meant.size() == 1 ? meant.getFirst() : piece;
        });
    }

    /** A bracket or a quote that is open at the end is closed there, where nothing stands behind it that may belong outside. */
    private static String closed(String sql) {
        var text = sql.replaceAll("[;\\s]+$", "");
        var masked = SqlText.masked(text);
        var quotes = masked.replaceAll("'\\s*'", "")
                .chars()
                .filter(sign -> sign == '\'')
                .count();
        if (quotes == 1 && OPEN_VALUE.matcher(text).find()) {
            text = text + "'";
        }
        var open = balance(SqlText.masked(text));
        if (open == 1) {
            var behind = SqlText.masked(text).substring(lastOpen(SqlText.masked(text)));
            return GOES_ON.matcher(behind).find() ? text : text + ")";
        }
        while (open < 0 && text.endsWith(")")) {
            text = text.substring(0, text.length() - 1).stripTrailing();
            open++;
        }
        return text.equals(sql.replaceAll("[;\\s]+$", "")) ? sql : text;
    }

    /** Where the bracket stands that nothing closes. */
    private static int lastOpen(String masked) {
        int depth = 0;
        for (int at = masked.length() - 1; at >= 0; at--) {
            depth += masked.charAt(at) == ')' ? 1 : masked.charAt(at) == '(' ? -1 : 0;
            if (depth < 0) {
                return at;
            }
        }
        return 0;
    }

    private static int balance(String masked) {
        return masked.chars()
                .map(sign -> sign == '(' ? 1 : sign == ')' ? -1 : 0)
                .sum();
    }
}
