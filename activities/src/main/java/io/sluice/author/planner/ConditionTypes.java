package io.sluice.author.planner;

import io.sluice.pipeline.Column;
import io.sluice.pipeline.ColumnType;
import io.sluice.pipeline.Condition;
import io.sluice.pipeline.Condition.Operator;
import io.sluice.pipeline.LoadColumn;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Conditions compare the values as they are loaded. A column that is not loaded, or is loaded as another sort of thing than the condition
 * takes it for, would be compared as text, which is not what the sentence says; so a person is asked.
 */
final class ConditionTypes {

    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d.*");

    private final List<Column> fields;
    private final List<LoadColumn> columns;

    ConditionTypes(List<Column> fields, List<LoadColumn> columns) {
        this.fields = fields;
        this.columns = columns;
    }

    void check(List<Condition> conditions) {
        conditions.forEach(this::check);
    }

    private void check(Condition condition) {
        switch (condition) {
            case Condition.Compare(var column, var operator, var literal) -> compared(column, operator, literal);
            case Condition.OneOf(var column, var literals) ->
                literals.forEach(literal -> compared(column, Operator.EQUAL, literal));
            case Condition.Not(var inner) -> check(inner);
            case Condition.All(var parts) -> check(parts);
            case Condition.Any(var parts) -> check(parts);
            case Condition.Malformed(var column) -> typed(column);
            case Condition.Empty empty -> {}
            case Condition.Like like -> {}
        }
    }

    private void compared(String column, Operator operator, String literal) {
        var looks = looks(column);
        var loaded = loaded(column);
        var isOrder = operator != Operator.EQUAL && operator != Operator.UNEQUAL;
        if (sort(looks) == 0 && sort(loaded) == 0 && isOrder) {
            textAgainst(column, literal);
        }
        var fits = sort(looks) == sort(loaded) || (sort(looks) == 0 && reads(literal, loaded));
        if (!fits) {
            throw otherwise(column, looks, loaded);
        }
    }

    /** Texts are put in order letter by letter: 9 comes after 10, and 31.12. after 01.01. of the next year. */
    private static void textAgainst(String column, String literal) {
        var isDate = DATE.matcher(literal).matches();
        if (isDate || NUMBER.matcher(literal).matches()) {
            throw new NotSure(
                    "condition type",
                    column + " is loaded as text, so it cannot be more or less than " + literal
                            + ". Say what it holds, such as: "
                            + (isDate
                                    ? "parse " + column + " as a date in the format DD.MM.YYYY."
                                    : column + " as decimal, or: " + column + " has decimal commas."),
                    List.of());
        }
    }

    /** Nothing that is loaded as text is malformed. */
    private void typed(String column) {
        if (sort(loaded(column)) == 0) {
            throw new NotSure(
                    "condition type",
                    column + " is loaded as text, and no text is malformed. Say what it should be, such as: " + column
                            + " as a date, or which rows to drop: where " + column + " does not contain …",
                    List.of());
        }
    }

    private static boolean reads(String literal, ColumnType type) {
        return switch (sort(type)) {
            case 1 -> NUMBER.matcher(literal).matches();
            case 2, 3, 4 -> DATE.matcher(literal).matches();
            default -> false;
        };
    }

    private static NotSure otherwise(String column, ColumnType looks, ColumnType loaded) {
        return new NotSure(
                "condition type",
                column + " looks like " + looks + " but is loaded as " + loaded
                        + " or not at all, so it cannot be compared. Load it as " + looks
                        + ", or leave out the condition.",
                List.of());
    }

    private ColumnType looks(String column) {
        return fields.stream()
                .filter(field -> field.name().equals(column))
                .findFirst()
                .map(Column::type)
                .orElse(ColumnType.TEXT);
    }

    private ColumnType loaded(String column) {
        return Stream.concat(
                        columns.stream()
                                .filter(field -> field.from().equals(column))
                                .map(LoadColumn::type),
                        Stream.of(ColumnType.TEXT))
                .findFirst()
                .orElseThrow();
    }

    private static int sort(ColumnType type) {
        return switch (type.kind()) {
            case INT64, DECIMAL, FLOAT64 -> 1;
            case DATE -> 2;
            case TIMESTAMP -> 3;
            case TIMESTAMPTZ -> 4;
            case BOOLEAN -> 5;
            case TIME, INTERVAL -> 6;
            case TEXT, UUID, JSON, BYTES -> 0;
        };
    }
}
