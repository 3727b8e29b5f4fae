package io.sluice.synthesise;

import io.sluice.pipeline.Cleaning;
import io.sluice.pipeline.ColumnType;
import io.sluice.pipeline.Condition;
import io.sluice.pipeline.LoadColumn;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A load's columns and conditions as SQL over the raw text of its source. */
final class LoadExpressions {
    private final SqlWords words;
    private final List<LoadColumn> columns;
    private final UnaryOperator<String> field;

    /** @param field the SQL that gives a source field's text */
    LoadExpressions(SqlWords words, List<LoadColumn> columns, UnaryOperator<String> field) {
        this.words = words;
        this.columns = columns;
        this.field = field;
    }

    String value(LoadColumn column) {
        return words.cast(cleaned(column), column.type());
    }

    private String cleaned(LoadColumn column) {
        var value = field.apply(column.from());
        for (var cleaning : column.cleanings()) {
            value = cleaned(value, cleaning);
        }
        return value;
    }

    private String cleaned(String value, Cleaning cleaning) {
        return switch (cleaning) {
            case Cleaning.Trim trim -> words.trimmed(value);
            case Cleaning.Upper upper -> "upper(" + value + ")";
            case Cleaning.Lower lower -> "lower(" + value + ")";
            case Cleaning.NullIf nullIf -> "nullif(" + value + ", " + words.literal(nullIf.text()) + ")";
            case Cleaning.DefaultTo standard ->
                "coalesce(nullif(" + words.trimmed(value) + ", ''), " + words.literal(standard.text()) + ")";
            case Cleaning.Replace replace ->
                "replace(" + value + ", " + words.literal(replace.text()) + ", " + words.literal(replace.with()) + ")";
            case Cleaning.Part part -> part(value, part);
            case Cleaning.Mask mask -> masked(value, mask.shown());
            case Cleaning.ParseDate date -> new DatePattern(words, date.pattern()).parsed(value);
            case Cleaning.ParseNumber number -> number(value, number);
        };
    }

    private String part(String value, Cleaning.Part part) {
        var separator = words.literal(part.separator());
        if (words.postgres()) {
            var parts = "(string_to_array(" + value + ", " + separator + "))";
            return part.rest()
                    ? "nullif(array_to_string(" + parts + "[" + part.number() + ":], " + separator + "), '')"
                    : parts + "[" + part.number() + "]";
        }
        var before = part.number() - 1;
        var skipped = before == 0
                ? value
                : "if(locate(" + separator + ", substring_index(" + value + ", " + separator + ", " + part.number()
                        + ")) = 0, NULL, substring(" + value + ", char_length(substring_index(" + value + ", "
                        + separator + ", " + before + ")) + char_length(" + separator + ") + 1))";
        return part.rest() ? skipped : "substring_index(" + skipped + ", " + separator + ", 1)";
    }

    private String masked(String value, int shown) {
        var length = words.postgres() ? "length(" + value + ")" : "char_length(" + value + ")";
        return "CASE WHEN " + length + " <= " + shown + " THEN repeat('*', " + length + ") ELSE "
                + words.concatenated(
                        "repeat('*', " + length + " - " + shown + ")", "right(" + value + ", " + shown + ")")
                + " END";
    }

    private String number(String value, Cleaning.ParseNumber number) {
        var ungrouped = number.grouping().isEmpty()
                ? value
                : "replace(" + value + ", " + words.literal(number.grouping()) + ", '')";
        return number.decimal().equals(".")
                ? ungrouped
                : "replace(" + ungrouped + ", " + words.literal(number.decimal()) + ", '.')";
    }

    /** A comparison with NULL counts as false, so that no row is dropped by accident. */
    String condition(Condition condition) {
        return switch (condition) {
            case Condition.Empty empty -> "coalesce(" + words.trimmed(field.apply(empty.column())) + ", '') = ''";
            case Condition.Compare compare ->
                "coalesce(" + typed(compare.column()) + " " + compare.operator().sign() + " "
                        + words.cast(words.literal(compare.literal()), typeOf(compare.column())) + ", false)";
            case Condition.OneOf oneOf ->
                oneOf.literals().stream()
                        .map(literal -> words.cast(words.literal(literal), typeOf(oneOf.column())))
                        .collect(Collectors.joining(", ", "coalesce(" + typed(oneOf.column()) + " IN (", "), false)"));
            case Condition.Like like -> "coalesce(" + like(like) + ", false)";
            case Condition.Malformed malformed -> malformed(malformed.column());
            case Condition.Not not -> "NOT (" + condition(not.condition()) + ")";
            case Condition.All all -> joined(all.conditions(), " AND ");
            case Condition.Any any -> joined(any.conditions(), " OR ");
        };
    }

    String joined(List<Condition> conditions, String word) {
        return conditions.stream().map(this::condition).collect(Collectors.joining(word, "(", ")"));
    }

    private String like(Condition.Like like) {
        var text = field.apply(like.column());
        if (words.postgres()) {
            return text + (like.ignoreCase() ? " ILIKE " : " LIKE ") + words.literal(like.pattern());
        }
        return like.ignoreCase()
                ? "lower(" + text + ") LIKE lower(" + words.literal(like.pattern()) + ")"
                : text + " LIKE BINARY " + words.literal(like.pattern());
    }

    /** PostgreSQL 16 can tell without failing; elsewhere the cast itself gives NULL, with a warning. */
    private String malformed(String column) {
        var text = words.trimmed(field.apply(column));
        var type = typeOf(column);
        var bad = words.postgres()
                ? "NOT pg_input_is_valid(" + text + ", " + words.literal(words.columnType(type)) + ")"
                : words.cast(text, type) + " IS NULL";
        return "(coalesce(" + text + ", '') <> '' AND " + bad + ")";
    }

    private String typed(String column) {
        return columns.stream()
                .filter(each -> each.from().equals(column))
                .findFirst()
                .map(this::value)
                .orElseGet(() -> field.apply(column));
    }

    private ColumnType typeOf(String column) {
        return columns.stream()
                .filter(each -> each.from().equals(column))
                .findFirst()
                .map(LoadColumn::type)
                .orElse(ColumnType.TEXT);
    }
}
