package io.sluice.extract;

import io.sluice.author.planner.SnakeNames;
import io.sluice.pipeline.Column;
import io.sluice.pipeline.ColumnType;
import io.sluice.pipeline.ColumnType.Kind;
import io.sluice.pipeline.LoadColumn;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The columns of a stream: what its schema declares, widened to what its records really hold, and the fields that only these have. */
final class ApiColumns {

    /** What a text is read as only where each one is: these are often declared and not kept. */
    private static final Set<Kind> KEPT_AS_TEXT = Set.of(Kind.INT64, Kind.DECIMAL, Kind.BOOLEAN, Kind.JSON);

    private static final int DEEPEST = 4;
    private static final int MOST_FIELDS = 40;

    private final Map<String, ColumnType> types = new LinkedHashMap<>();
    private final Map<String, ColumnType> seen = new LinkedHashMap<>();
    private final Set<String> empty = new LinkedHashSet<>();
    private final Set<String> objects = new HashSet<>();
    private final Set<String> others = new HashSet<>();

    ApiColumns(List<Column> declared) {
        declared.forEach(column -> types.put(column.name(), column.type()));
    }

    void see(Map<String, @Nullable Object> record) {
        record.forEach((name, value) -> see(name, value, 0));
    }

    private void see(String path, @Nullable Object value, int depth) {
        var type = type(value);
        if (type != null) {
            seen.merge(path, type, ApiColumns::both);
        } else {
            empty.add(path);
        }
        if (value instanceof Map<?, ?> object) {
            objects.add(path);
            if (depth < DEEPEST) {
                object.forEach((name, inner) -> see(path + "." + name, inner, depth + 1));
            }
        } else if (value != null) {
            others.add(path);
        }
    }

    /** An object's fields come in its place, unless it is at times something else, or a map of as many names as there are things. */
    private boolean isRecord(String path) {
        var inside = seen.keySet().stream()
                .filter(other -> other.startsWith(path + ".") && other.indexOf('.', path.length() + 1) < 0)
                .count();
        return objects.contains(path) && !others.contains(path) && inside > 0 && inside <= MOST_FIELDS;
    }

    /** Whether a path leads through nothing but records and ends at a value. */
    private boolean isColumn(String path) {
        for (int dot = path.indexOf('.'); dot > 0; dot = path.indexOf('.', dot + 1)) {
            var parent = path.substring(0, dot);
            if (seen.containsKey(parent) && objects.contains(parent) && !isRecord(parent)) {
                return false;
            }
        }
        return !isRecord(path);
    }

    List<LoadColumn> columns() {
        var all = new LinkedHashMap<String, ColumnType>(types);
        seen.forEach((name, type) -> all.merge(name, type, (declared, found) -> holding(declared, found)));
        // text holds whatever a later record may have there
        empty.forEach(name -> all.putIfAbsent(name, ColumnType.TEXT));
        var names = SnakeNames.of(List.copyOf(all.keySet()));
        return all.entrySet().stream()
                .filter(field -> !field.getKey().isBlank() && isColumn(field.getKey()))
                .map(field -> new LoadColumn(
                        field.getKey(), String.valueOf(names.get(field.getKey())), field.getValue(), List.of()))
                .toList();
    }

    /** What a declared type must become to hold what was found; a text may be read as whatever is declared. */
    private static ColumnType holding(ColumnType declared, ColumnType found) {
        if (declared.equals(found) || declared.equals(ColumnType.JSON) || found.equals(ColumnType.TEXT)) {
            return found.equals(ColumnType.TEXT) && KEPT_AS_TEXT.contains(declared.kind()) ? found : declared;
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
        return ColumnType.TEXT;
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
