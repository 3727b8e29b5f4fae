package io.sluice.author.movement;

import io.sluice.author.Sources.Sample;
import io.sluice.pipeline.Column;
import io.sluice.pipeline.ColumnType.Kind;
import io.sluice.pipeline.TableName;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One source with what its first rows hold, column by column. */
final class Sampled {

    private static final int LOST_OF = 20;

    private final TableName name;
    private final List<Column> columns;
    private final List<String> declaredKey;
    private final Sample sample;
    private final Map<String, Set<String>> values = new HashMap<>();

    Sampled(TableName name, Sample sample, List<String> declaredKey) {
        this.name = name;
        this.columns = sample.columns().stream()
                .map(column -> Column.of(column.to(), column.type()))
                .toList();
        this.sample = sample;
        this.declaredKey = declaredKey;
    }

    TableName name() {
        return name;
    }

    List<Column> columns() {
        return columns;
    }

    List<String> declaredKey() {
        return declaredKey;
    }

    List<List<@Nullable String>> rows() {
        return sample.rows();
    }

    /** Whether no value comes twice and none is missing, as far as is known. */
    boolean unique(String column) {
        return declaredKey.equals(List.of(column))
                || !rows().isEmpty() && values(column).size() == rows().size();
    }

    /** Whether every value of another source's column is here; unknown values may be in the part that was not looked at. */
    boolean holds(String column, Sampled other, String otherColumn) {
        var asked = other.values(otherColumn);
        return !asked.isEmpty() && (!sample.whole() || values(column).containsAll(asked));
    }

    /** The same, but for at most one of twenty values. */
    boolean holdsNearly(String column, Sampled other, String otherColumn) {
        var asked = other.values(otherColumn);
        var lost =
                asked.stream().filter(value -> !values(column).contains(value)).count();
        return !asked.isEmpty() && lost * LOST_OF <= asked.size();
    }

    /** The same, for certain. */
    boolean holdsAll(String column, Sampled other, String otherColumn) {
        return sample.whole() && holds(column, other, otherColumn);
    }

    private Set<String> values(String column) {
        return values.computeIfAbsent(column, this::distinct);
    }

    private Set<String> distinct(String column) {
        var at = columns.stream().map(Column::name).toList().indexOf(column);
        var distinct = new HashSet<String>();
        rows().stream()
                .map(row -> row.get(at))
                .filter(Objects::nonNull)
                .map(text -> plain(text, columns.get(at).type().kind()))
                .forEach(distinct::add);
        return distinct;
    }

    private static String plain(String text, Kind kind) {
        try {
            return kind == Kind.DECIMAL
                    ? new BigDecimal(text).stripTrailingZeros().toString()
                    : text;
        } catch (NumberFormatException e) {
            return text; // a database has NaN and infinity too
        }
    }
}
