package io.sluice.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import net.sf.jsqlparser.statement.create.table.ColumnDefinition;
import net.sf.jsqlparser.statement.create.table.ColumnOption;

/** The parts of a column's definition that the parser keeps as bare words. */
final class SqlColumns {
    private static final Set<String> WORDS = Set.of(
            "not",
            "null",
            "primary",
            "key",
            "unique",
            "auto_increment",
            "autoincrement",
            "default",
            "check",
            "references",
            "generated",
            "always",
            "by",
            "as",
            "identity",
            "stored",
            "virtual",
            "constraint",
            "current_timestamp",
            "current_date",
            "on",
            "update",
            "delete",
            "cascade",
            "set",
            "true",
            "false",
            "collate",
            "comment",
            "restrict",
            "no",
            "action");
    private static final Set<String> BEFORE_A_NAME = Set.of("constraint", "collate", "references");

    private SqlColumns() {}

    static void check(ColumnDefinition column) {
        var words = new ArrayList<String>();
        Stream.ofNullable(column.getColumnSpecs()).forEach(words::addAll);
        Stream.ofNullable(column.getColumnOptions())
                .flatMap(List::stream)
                .map(ColumnOption::getTokens)
                .filter(Objects::nonNull)
                .forEach(words::addAll);
        words(words);
    }

    private static void words(List<String> words) {
        var before = "";
        for (var word : words) {
            var lower = word.toLowerCase(Locale.ROOT);
            if (!WORDS.contains(lower)
                    && !isPlain(word)
                    && !(BEFORE_A_NAME.contains(before) && word.matches("[\\w\"`]+"))) {
                throw new Refusal(
                        Rule.TABLE_OPTION,
                        word,
                        "A column may have NOT NULL, a key, a check and a literal default; leave " + word + " out.");
            }
            before = lower;
        }
    }

    /** A literal, or a parenthesis that calls no function. */
    private static boolean isPlain(String word) {
        return word.matches("-?[0-9.]+|'([^'\\\\]|'')*'|(?i:now|current_timestamp|gen_random_uuid|uuid)\\(\\)")
                || (word.matches("\\(([\\w\\s<>=!.,+*/()-]|'([^'\\\\]|'')*')*\\)")
                        && !word.matches("(?is).*(?<!\\bin|\\band|\\bor|\\bnot)\\s*(?<=\\w)\\s*\\(.*"));
    }
}
