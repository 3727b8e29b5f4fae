package io.sluice.author.planner;

import io.sluice.pipeline.Column;
import io.sluice.pipeline.ColumnType;
import io.sluice.pipeline.Condition;
import io.sluice.pipeline.LoadColumn;
import java.util.List;

/**
 * Conditions compare the values as they are loaded. A column that is not loaded, or is loaded as another sort of thing than it looks
 * like, would be compared as text, which is not what the sentence says; so a person is asked.
 */
final class ConditionTypes {

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
            case Condition.Compare(var column, var operator, var literal) -> compared(column);
            case Condition.OneOf(var column, var literals) -> compared(column);
            case Condition.Not(var inner) -> check(inner);
            case Condition.All(var parts) -> check(parts);
            case Condition.Any(var parts) -> check(parts);
            case Condition.Malformed(var column) -> compared(column);
            case Condition.Empty empty -> {}
            case Condition.Like like -> {}
        }
    }

    private void compared(String column) {
        var looks = fields.stream()
                .filter(field -> field.name().equals(column))
                .findFirst()
                .map(Column::type)
                .orElse(ColumnType.TEXT);
        var loaded = columns.stream()
                .filter(field -> field.from().equals(column))
                .findFirst()
                .map(LoadColumn::type)
                .orElse(ColumnType.TEXT);
        if (sort(looks) != sort(loaded)) {
            throw new NotSure(
                    "condition type",
                    column + " looks like " + looks + " but is loaded as " + loaded
                            + " or not at all, so it cannot be compared. Load it as " + looks
                            + ", or leave out the condition.",
                    List.of());
        }
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
