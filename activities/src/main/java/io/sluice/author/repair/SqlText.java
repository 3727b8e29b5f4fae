package io.sluice.author.repair;

import io.sluice.catalog.Catalog;
import io.sluice.catalog.TableMetadata;
import io.sluice.pipeline.Step;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** SQL as pieces of text: names are found and changed, literals and comments are left alone. */
final class SqlText {

    private static final Pattern PIECES =
            Pattern.compile("'(?:[^']|'')*'|--[^\\n]*|\"(?:[^\"]|\"\")*\"|`[^`]*`|[\\p{L}_][\\p{L}\\p{N}_$]*");

    private static final Pattern QUOTED = Pattern.compile("'(?:[^']|'')*'|--[^\\n]*|\"(?:[^\"]|\"\")*\"|`[^`]*`");

    private SqlText() {}

    /** {@code t.name} and {@code "name"} as the bare name. */
    static String lastPart(String name) {
        var bare = name.substring(name.lastIndexOf('.') + 1);
        return bare.replaceAll("^[\"`']|[\"`']$", "");
    }

    static String renamed(String sql, String wrong, String right) {
        return each(
                sql,
                piece -> isName(piece) && lastPart(piece).equalsIgnoreCase(wrong) ? quotedLike(piece, right) : piece);
    }

    private static String quotedLike(String piece, String right) {
        return switch (piece.charAt(0)) {
            case '"' -> "\"" + right + "\"";
            case '`' -> "`" + right + "`";
            default -> right.matches("[a-z_][a-z0-9_]*") ? right : "\"" + right + "\"";
        };
    }

    static Set<String> names(String sql) {
        return PIECES.matcher(sql)
                .results()
                .map(MatchResult::group)
                .filter(SqlText::isName)
                .map(SqlText::lastPart)
                .collect(Collectors.toSet());
    }

    /** The tables of the step's connection whose names its text holds. */
    static List<TableMetadata> tablesOf(Step.Sql step, Catalog catalog) {
        var names = names(step.text()).stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return catalog.tables().stream()
                .filter(table -> table.name().connection().equals(step.connection()))
                .filter(table -> names.contains(table.name().table().toLowerCase(Locale.ROOT)))
                .toList();
    }

    /** The same text with nothing but blanks between its quotes and in its comments, so that what is found in it is SQL. */
    static String masked(String sql) {
        return QUOTED.matcher(sql).replaceAll(match -> {
            var text = match.group();
            var blank = " ".repeat(text.length() - 2);
            return java.util.regex.Matcher.quoteReplacement(
                    text.startsWith("--") ? "  " + blank : text.charAt(0) + blank + text.charAt(text.length() - 1));
        });
    }

    static String each(String sql, UnaryOperator<String> change) {
        return PIECES.matcher(sql)
                .replaceAll(match -> java.util.regex.Matcher.quoteReplacement(change.apply(match.group())));
    }

    private static boolean isName(String piece) {
        return !piece.startsWith("'") && !piece.startsWith("--");
    }
}
