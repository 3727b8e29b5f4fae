package io.sluice.author.repair;

import io.sluice.catalog.ColumnMetadata;
import io.sluice.connector.Connection;
import io.sluice.pipeline.Problem;
import io.sluice.pipeline.Step;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Words of one database used in another: quotes, limits, functions and operators in the dialect of the step's own. */
final class SqlWords implements RepairRule {

    private static final Map<Pattern, String> EVERYWHERE = rules(
            ";(\\s*;)+\\s*$", "",
            "==", "=",
            ",(\\s*)(?=\\)|FROM\\b)", "$1",
            "\\bNVL\\s*\\(", "COALESCE(",
            "\\bISNULL\\s*\\(([^,()]+),", "COALESCE($1,",
            "\\bLEN\\s*\\(", "LENGTH(",
            "\\bSELECT\\s+TOP\\s+(\\d+)\\b([\\s\\S]*?);?\\s*$", "SELECT$2 LIMIT $1");
    private static final Map<Pattern, String> POSTGRES = rules(
            "`([^`]+)`", "\"$1\"",
            "\\bLIMIT\\s+(\\d+)\\s*,\\s*(\\d+)", "LIMIT $2 OFFSET $1",
            "\\bIFNULL\\s*\\(", "COALESCE(",
            "\\bYEAR\\s*\\(([^()]+)\\)", "EXTRACT(YEAR FROM $1)",
            "\\bMONTH\\s*\\(([^()]+)\\)", "EXTRACT(MONTH FROM $1)");
    private static final Pattern IN_QUOTES = Pattern.compile(
            "(=|<>|\\bIN\\s*\\(|\\bLIKE|,)\\s*\"([^\"]+)\"(?!\\s*\\.)"
                    + "(?=\\s*(?:\\)|,|AND\\b|OR\\b|GROUP\\b|ORDER\\b|LIMIT\\b|;|$))",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NAMED = Pattern.compile("(?i)\\bAS\\s+\"([^\"]+)\"");
    private static final Map<Pattern, String> MYSQL = rules(
            "(\\w+|\\))\\s*::\\s*(?:text|varchar)\\b", "CAST($1 AS CHAR)",
            "\\bILIKE\\b", "LIKE",
            "\"([\\w ]+)\"\\s*\\.", "`$1`.",
            "\\s+NULLS\\s+(?:LAST|FIRST)\\b", "",
            "\\bOFFSET\\s+(\\d+)\\s+LIMIT\\s+(\\d+)", "LIMIT $2 OFFSET $1");

    @Override
    public Optional<Mend> mend(Wound wound) {
        return wound.is(
                        Problem.Kind.SYNTAX,
                        Problem.Kind.TYPE_MISMATCH,
                        Problem.Kind.MISSING_COLUMN,
                        Problem.Kind.FORBIDDEN,
                        Problem.Kind.OTHER)
                ? wound.inQueries(query -> mend(wound, query))
                : Optional.empty();
    }

    private static Optional<Mend> mend(Wound wound, Step.Sql query) {
        var kind = wound.task().database(query.connection()).kind();
        var text = applied(EVERYWHERE, kind == Connection.Kind.MYSQL ? query.text() : texts(wound, query));
        text = applied(kind == Connection.Kind.MYSQL ? MYSQL : POSTGRES, text);
        return wound.reworded(query, text, "the statement is written in the words of its own database");
    }

    /** A text that was put in double quotes, unless a column or table is called so, or the statement itself calls something so. */
    private static String texts(Wound wound, Step.Sql query) {
        var names = Stream.concat(
                        SqlText.tablesOf(query, wound.task().catalog()).stream()
                                .flatMap(table -> Stream.concat(
                                        Stream.of(table.name().table()),
                                        table.columns().stream().map(ColumnMetadata::name))),
                        wound.outputs().entrySet().stream()
                                .flatMap(output ->
                                        Stream.concat(Stream.of(output.getKey()), output.getValue().stream())))
                .collect(Collectors.toSet());
        NAMED.matcher(query.text()).results().forEach(match -> names.add(match.group(1)));
        return IN_QUOTES
                .matcher(query.text())
                .replaceAll(match -> Matcher.quoteReplacement(
                        names.contains(match.group(2))
                                ? match.group()
                                : match.group(1) + " '" + match.group(2).replace("'", "''") + "'"));
    }

    private static String applied(Map<Pattern, String> rules, String sql) {
        var text = sql;
        for (var rule : rules.entrySet()) {
            text = rule.getKey().matcher(text).replaceAll(rule.getValue());
        }
        return text;
    }

    private static Map<Pattern, String> rules(String... pairs) {
        var rules = new LinkedHashMap<Pattern, String>();
        for (int i = 0; i < pairs.length; i += 2) {
            rules.put(Pattern.compile(pairs[i], Pattern.CASE_INSENSITIVE), pairs[i + 1]);
        }
        return rules;
    }
}
