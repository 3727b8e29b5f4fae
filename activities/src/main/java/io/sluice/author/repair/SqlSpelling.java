package io.sluice.author.repair;

import io.sluice.author.planner.link.Linker;
import io.sluice.catalog.ColumnMetadata;
import io.sluice.pipeline.Problem;
import io.sluice.pipeline.Step;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A statement that is almost one: a word spelt wrong, talk around it, a bracket or quote too many or too few, a comma left over. */
final class SqlSpelling implements RepairRule {

    private static final Set<String> WORDS = Set.of(
            "SELECT", "DISTINCT", "FROM", "WHERE", "GROUP", "ORDER", "HAVING", "JOIN", "INNER", "LEFT", "RIGHT", "OUTER",
            "CROSS", "UNION", "EXCEPT", "INTERSECT", "LIMIT", "OFFSET", "BETWEEN", "LIKE", "ILIKE", "EXISTS", "INSERT",
            "INTO", "VALUES", "UPDATE", "DELETE", "CREATE", "TABLE", "WITH", "CASE", "WHEN", "THEN", "ELSE", "DESC",
            "NULL", "COUNT", "CAST", "USING");
    /** Words that only stand in a CASE. */
    private static final Set<String> OF_A_CASE = Set.of("CASE", "WHEN", "THEN", "ELSE");

    private static final Pattern FENCE = Pattern.compile("^\\s*```\\w*\\s*([\\s\\S]*?)\\s*```[\\s\\S]*$");
    private static final Pattern TALK_BEFORE =
            Pattern.compile("^(?:[^'\"`;]*?:)\\s*(?=(?i:SELECT|WITH|UPDATE|DELETE|INSERT)\\b)");
    private static final Pattern TALK_AFTER =
            Pattern.compile("\\s*\\b(?i:output|result|results|reward|explanation|note|observation)\\s*:[\\s\\S]*$");
    private static final Pattern TEXT_AS_NAME = Pattern.compile("(?i)\\bAS\\s+'([^'\"]+)'");

    @Override
    public Optional<Mend> mend(Wound wound) {
        return wound.is(Problem.Kind.SYNTAX, Problem.Kind.FORBIDDEN, Problem.Kind.QUOTING)
                ? wound.queries()
                        .map(query -> mend(wound, query))
                        .flatMap(Optional::stream)
                        .findFirst()
                : Optional.empty();
    }

    private static Optional<Mend> mend(Wound wound, Step.Sql query) {
        var text = FENCE.matcher(query.text()).replaceFirst("$1");
        text = TALK_AFTER.matcher(TALK_BEFORE.matcher(text).replaceFirst("")).replaceFirst("");
        text = TEXT_AS_NAME.matcher(text).replaceAll("AS \"$1\"");
        text = closed(spelt(text, names(wound, query)).replaceAll("(?i)\\bSET\\s*,", "SET"))
                .replaceAll("(?i)\\bDELETE\\s+TABLE\\b", "DELETE FROM");
        return wound.with(
                new Step.Sql(query.number(), query.dependsOn(), query.connection(), text, query.output()),
                "the statement was written almost right: a word, a sign or talk around it",
                false);
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

    private static String spelt(String sql, Set<String> names) {
        var hasCase = sql.matches("(?is).*\\bCASE\\b.*");
        return SqlText.each(sql, piece -> {
            var word = piece.toUpperCase(Locale.ROOT);
            if (!word.matches("[A-Z]{3,}") || WORDS.contains(word) || names.contains(word)) {
                return piece;
            }
            var meant = WORDS.stream()
                    .filter(right -> right.length() >= 4 && Linker.isSlipOfWord(word, right))
                    .filter(right -> hasCase || !OF_A_CASE.contains(right))
                    .toList();
            return meant.size() == 1 ? meant.getFirst() : piece;
        });
    }

    /** Every bracket and quote has its other half, as far as one at the end makes it so. */
    private static String closed(String sql) {
        var text = sql.replaceAll("[;\\s]+$", "");
        if (text.chars().filter(sign -> sign == '\'').count() % 2 == 1) {
            text = text + "'";
        }
        var open = balance(text);
        if (open == 0 && text.length() == sql.replaceAll("[;\\s]+$", "").length()) {
            return sql;
        }
        while (open < 0 && text.endsWith(")")) {
            text = text.substring(0, text.length() - 1).stripTrailing();
            open++;
        }
        return open > 0 && open <= 3 ? text + ")".repeat(open) : text;
    }

    private static int balance(String sql) {
        var plain = sql.replaceAll("'(?:[^']|'')*'", "");
        return List.of('(', ')').stream()
                .mapToInt(sign -> (int) plain.chars().filter(one -> one == sign).count() * (sign == '(' ? 1 : -1))
                .sum();
    }
}
