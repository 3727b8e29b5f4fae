package io.sluice.author.planner;

import io.sluice.author.Task;
import io.sluice.author.planner.grammar.Found;
import io.sluice.pipeline.Column;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** In what light a sentence is read: the columns its words may name, the files found in it by position, and what was decided before. */
record Scope(
        Task task,
        List<Column> columns,
        Map<Integer, List<Found<FileSource>>> files,
        Decisions decisions,
        Doubts doubts) {

    Scope {
        columns = List.copyOf(columns);
        files = Map.copyOf(files);
    }

    Optional<Column> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }
}
