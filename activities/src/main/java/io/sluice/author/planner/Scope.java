package io.sluice.author.planner;

import io.sluice.author.Task;
import io.sluice.author.planner.grammar.Found;
import io.sluice.catalog.TableMetadata;
import io.sluice.pipeline.Column;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * In what light a sentence is read: the columns its words may name, which are those of a file or of one table; the files found in it by
 * position; and what was decided before.
 */
record Scope(
        Task task,
        List<Column> columns,
        Map<Integer, List<Found<FileSource>>> files,
        Optional<TableMetadata> table,
        Decisions decisions,
        Doubts doubts) {

    Scope {
        columns = List.copyOf(columns);
        files = Map.copyOf(files);
    }

    static Scope ofFile(
            Task task, List<Column> columns, Map<Integer, List<Found<FileSource>>> files, Decisions decisions) {
        return new Scope(task, columns, files, Optional.empty(), decisions, new Doubts());
    }

    static Scope ofTable(Task task, TableMetadata table, Decisions decisions) {
        var columns = table.columns().stream()
                .map(column -> new Column(column.name(), column.type(), column.nullable()))
                .toList();
        return new Scope(task, columns, Map.of(), Optional.of(table), decisions, new Doubts());
    }

    Optional<Column> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }
}
