package io.sluice.standalone.bench.repair;

import io.sluice.pipeline.Step;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The same faults in a statement; each changed text with what was done to it. */
final class SqlMutator {

    private static final Pattern TABLE =
            Pattern.compile("(?i)(?:FROM|JOIN|UPDATE)\\s+(?:[\"`]\\w+[\"`]\\.)?[\"`](\\w+)[\"`]");
    private static final Pattern COLUMN =
            Pattern.compile("(?i)(?:SET|WHERE|ON|AND|,|SELECT)\\s+(?:\\w\\.)?[\"`](\\w+)[\"`](?!\\.)");
    private static final Pattern TEXT = Pattern.compile("'([^']*)'");
    private static final Pattern NAME = Pattern.compile("([\"`])(\\w+)[\"`]");

    private final Step.Sql sql;
    private final RandomGenerator dice;
    private final Map<String, String> made = new LinkedHashMap<>();

    SqlMutator(Step.Sql sql, RandomGenerator dice) {
        this.sql = sql;
        this.dice = dice;
    }

    Map<String, String> of(FaultClass kind) {
        switch (kind) {
            case MISSING_TABLE -> misspelt(TABLE);
            case MISSING_COLUMN -> misspelt(COLUMN);
            case QUOTING -> quoting();
            case SYNTAX -> syntax();
            default -> {}
        }
        made.remove(sql.text());
        return made;
    }

    private void misspelt(Pattern names) {
        names.matcher(sql.text()).results().forEach(name -> {
            var wrong = Misspelling.of(name.group(1), dice);
            var text =
                    sql.text().substring(0, name.start(1)) + wrong + sql.text().substring(name.end(1));
            made.put(text, name.group(1) + " written " + wrong);
        });
    }

    private void quoting() {
        TEXT.matcher(sql.text())
                .results()
                .forEach(text -> made.put(
                        sql.text().substring(0, text.start())
                                + '"'
                                + text.group(1)
                                + '"'
                                + sql.text().substring(text.end()),
                        "the text '" + text.group(1) + "' in double quotes"));
        var quote = sql.text().contains("`") ? "\"" : "`";
        made.put(
                NAME.matcher(sql.text())
                        .replaceAll(Matcher.quoteReplacement(quote) + "$2" + Matcher.quoteReplacement(quote)),
                "names in the quotes of another database");
        TEXT.matcher(sql.text())
                .results()
                .forEach(text -> made.put(
                        sql.text().substring(0, text.end() - 1) + sql.text().substring(text.end()),
                        "the quote after " + text.group(1) + " left out"));
    }

    private void syntax() {
        replaced("SELECT", "SELCT");
        replaced("FROM", "FORM");
        replaced("WHERE", "WHER");
        replaced("UPDATE", "UPDAT");
        replaced("DELETE FROM", "DELETE TABLE");
        replaced(" = ", " == ");
        replaced("SET ", "SET , ");
        replaced("\nFROM", ",\nFROM");
        replaced("JOIN", "JION");
        made.put(sql.text() + " ;;", "two semicolons");
        made.put(sql.text() + "\nOutput: done", "words after the statement");
        made.put("```sql\n" + sql.text() + "\n```", "a code fence around the statement");
        made.put(sql.text() + ")", "a bracket too many");
    }

    private void replaced(String right, String wrong) {
        made.put(
                sql.text().replaceFirst(Pattern.quote(right), Matcher.quoteReplacement(wrong)),
                "“" + wrong.strip() + "” for “" + right.strip() + "”");
    }
}
