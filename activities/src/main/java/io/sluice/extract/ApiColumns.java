package io.sluice.extract;

import io.sluice.author.planner.SnakeNames;
import io.sluice.pipeline.Column;
import io.sluice.pipeline.ColumnType;
import io.sluice.pipeline.ColumnType.Kind;
import io.sluice.pipeline.LoadColumn;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The columns of a stream: what its schema declares, widened to what its records really hold, and the fields that only these have. */
final class ApiColumns {

    private final Map<String, ColumnType> types = new LinkedHashMap<>();
    private final Map<String, ColumnType> seen = new LinkedHashMap<>();

    ApiColumns(List<Column> declared) {
        declared.forEach(column -> types.put(column.name(), column.type()));
    }

    void see(Map<String, @Nullable Object> record) {
        record.forEach((name, value) -> {
            var type = type(value);
            if (type != null) {
                seen.merge(name, type, ApiColumns::both);
            } else {
                seen.putIfAbsent(name, ColumnType.JSON);
            }
        });
    }

    List<LoadColumn> columns() {
        var all = new LinkedHashMap<String, ColumnType>(types);
        seen.forEach((name, type) -> all.merge(name, type, (declared, found) -> holding(declared, found)));
        var names = SnakeNames.of(List.copyOf(all.keySet()));
        return all.entrySet().stream()
                .filter(field -> !field.getKey().isBlank())
                .map(field -> new LoadColumn(
                        field.getKey(), String.valueOf(names.get(field.getKey())), field.getValue(), List.of()))
                .toList();
    }

    /** What a declared type must become to hold what was found; a text may be read as whatever is declared. */
    private static ColumnType holding(ColumnType declared, ColumnType found) {
        if (declared.equals(found) || declared.equals(ColumnType.JSON) || found.equals(ColumnType.TEXT)) {
            return declared.kind() == Kind.INT64 || declared.kind() == Kind.DECIMAL || declared.kind() == Kind.BOOLEAN
                    ? found
                    : declared;
        }
        return both(declared, found);
    }

    private static ColumnType both(ColumnType one, ColumnType other) {
        if (one.equals(other)) {
            return one;
        }
        var numbers = List.of(Kind.INT64, Kind.DECIMAL);
        if (numbers.contains(one.kind()) && numbers.contains(other.kind())) {
            return ColumnType.DECIMAL;
        }
        return one.equals(ColumnType.JSON) || other.equals(ColumnType.JSON) ? ColumnType.JSON : ColumnType.TEXT;
    }

    private static @Nullable ColumnType type(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Boolean flag -> ColumnType.BOOLEAN;
            case Long number -> ColumnType.INT64;
            case Integer number -> ColumnType.INT64;
            case BigDecimal number -> ColumnType.DECIMAL;
            case Number number -> ColumnType.DECIMAL;
            case Map<?, ?> object -> ColumnType.JSON;
            case Collection<?> list -> ColumnType.JSON;
            default -> ColumnType.TEXT;
        };
    }
}
