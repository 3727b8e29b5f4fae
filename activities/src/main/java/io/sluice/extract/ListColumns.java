package io.sluice.extract;

import io.sluice.author.Sources.Sample;
import io.sluice.pipeline.Column;
import io.sluice.pipeline.ColumnType;
import io.sluice.pipeline.LoadColumn;
import io.sluice.pipeline.Source.Lists;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Which columns of a sample hold lists of objects, and what the columns of their elements are. */
public final class ListColumns {

    private ListColumns() {}

    /** The columns in which some rows hold lists of objects, and no row anything else. */
    public static List<String> in(Sample sample) {
        return IntStream.range(0, sample.columns().size())
                .filter(i -> sample.columns().get(i).type().equals(ColumnType.JSON))
                .filter(i -> elements(sample, i).filter(all -> !all.isEmpty()).isPresent())
                .mapToObj(i -> sample.columns().get(i).to())
                .toList();
    }

    /** The key of the row first, then the place in the list, then what the elements of the sample hold. */
    public static List<LoadColumn> of(Sample sample, Lists lists) {
        var known = new ArrayList<Column>();
        for (var column : lists.key()) {
            known.add(Column.of(lists.named(column), at(sample, column).type()));
        }
        known.add(Column.of(Lists.INDEX, ColumnType.INT64));
        var columns = new ApiColumns(known);
        IntStream.range(0, sample.columns().size())
                .filter(i -> sample.columns().get(i).to().equals(lists.column()))
                .forEach(i -> elements(sample, i).ifPresent(elements -> elements.forEach(columns::see)));
        return columns.columns();
    }

    private static LoadColumn at(Sample sample, String name) {
        return sample.columns().stream()
                .filter(column -> column.to().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Empty where a row holds something that is no list of objects. */
    private static Optional<List<Map<String, @Nullable Object>>> elements(Sample sample, int column) {
        var all = new ArrayList<Map<String, @Nullable Object>>();
        for (var text : sample.rows().stream()
                .map(row -> row.get(column))
                .filter(Objects::nonNull)
                .toList()) {
            var elements = ListRecords.elements(text);
            if (elements.isEmpty()) {
                return Optional.empty();
            }
            all.addAll(elements.get());
        }
        return Optional.of(all);
    }
}
