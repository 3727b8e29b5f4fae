package io.sluice.extract;

import io.sluice.author.planner.SnakeNames;
import io.sluice.catalog.ColumnMetadata;
import io.sluice.catalog.FileMetadata;
import io.sluice.catalog.TableMetadata;
import io.sluice.pipeline.Column;
import io.sluice.pipeline.LoadColumn;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The columns that an extract puts out, by what it reads. A database's names stay as they are, unless a target may take two of them for one;
 * others become names that SQL can write.
 */
public final class ExtractColumns {

    private static final int LONGEST_NAME = 63;

    private ExtractColumns() {}

    public static List<LoadColumn> of(TableMetadata table) {
        var columns = table.columns().stream().map(ExtractColumns::column).toList();
        var apart = columns.stream()
                .map(column -> column.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return apart.size() == columns.size() && columns.stream().allMatch(column -> fits(column.name()))
                ? asTheyAre(columns)
                : renamed(columns);
    }

    public static List<LoadColumn> of(FileMetadata file) {
        return renamed(file.columns());
    }

    private static Column column(ColumnMetadata column) {
        return Column.of(column.name(), column.type());
    }

    private static List<LoadColumn> asTheyAre(List<Column> columns) {
        return columns.stream()
                .map(column -> LoadColumn.of(column.name(), column.type()))
                .toList();
    }

    private static List<LoadColumn> renamed(List<Column> columns) {
        Map<String, String> names =
                SnakeNames.of(columns.stream().map(Column::name).toList());
        return columns.stream()
                .map(column -> new LoadColumn(
                        column.name(), String.valueOf(names.get(column.name())), column.type(), List.of()))
                .toList();
    }

    private static boolean fits(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length <= LONGEST_NAME;
    }
}
