package io.sluice.author.planner;

import io.sluice.author.Task;
import io.sluice.catalog.FileMetadata;
import io.sluice.pipeline.Column;
import io.sluice.pipeline.Destination;
import io.sluice.pipeline.LoadColumn;
import io.sluice.pipeline.Source;
import io.sluice.pipeline.Step;
import io.sluice.pipeline.TableName;
import io.sluice.pipeline.WriteMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Lists within the records of a JSON file go into tables of their own, keyed by the record's key and the place in the list. The lists of
 * records that are loaded again take the place of the ones that were there.
 */
final class ChildLoads {

    private static final String PARENT = "^";
    private static final String INDEX = "#index";

    private final Task task;
    private final FileMetadata parent;
    private final TableName table;

    ChildLoads(Task task, FileMetadata parent, TableName table) {
        this.task = task;
        this.parent = parent;
        this.table = table;
    }

    /** The files that stand for the lists of this one and whose table is there, or could be made beside a new one. */
    List<FileMetadata> children(boolean isNew) {
        return task.catalog().files().stream()
                .filter(file -> file.path().startsWith(parent.path() + "#")
                        && file.format() != null
                        && file.format().kind().isJson())
                .filter(file -> isNew || exists(file))
                .toList();
    }

    /** The field of the parent that a file's rows are taken from. */
    String field(FileMetadata child) {
        return child.path().substring(parent.path().length() + 1);
    }

    TableName name(FileMetadata child) {
        return new TableName(table.connection(), table.schema(), SnakeNames.snake(table.table() + "_" + field(child)));
    }

    private boolean exists(FileMetadata child) {
        return task.catalog().tables().stream().anyMatch(known -> known.name().equals(name(child)));
    }

    /** The steps that load a list, the first of this number, after the load of its records. */
    List<Step> steps(FileMetadata child, int number, int after, WriteMode mode, boolean isNew) {
        var columns = columns(child);
        var key = columns.subList(0, 2).stream().map(LoadColumn::to).toList();
        var source = new Source.File(child.path(), Objects.requireNonNull(child.format()));
        if (isNew || mode == WriteMode.REPLACE || mode == WriteMode.APPEND) {
            return List.of(load(
                    number,
                    List.of(after),
                    source,
                    child,
                    columns,
                    mode == WriteMode.REPLACE ? mode : WriteMode.APPEND,
                    key,
                    isNew));
        }
        return replaced(child, source, columns, key, number, after);
    }

    private List<Step> replaced(
            FileMetadata child, Source.File source, List<LoadColumn> columns, List<String> key, int number, int after) {
        var steps = new ArrayList<Step>();
        var output = SnakeNames.snake(name(child).table() + "_read");
        var records = SnakeNames.snake(table.table() + "_keys");
        var parentKey = child.columns().getFirst().name().substring(PARENT.length());
        steps.add(new Step.Extract(
                number,
                List.of(after),
                new Source.File(parent.path(), Objects.requireNonNull(parent.format())),
                List.of(parentKey),
                records));
        steps.add(new Step.Load(
                number + 1,
                List.of(after),
                source,
                new Destination.Output(output),
                columns,
                List.of(),
                List.of(),
                WriteMode.APPEND,
                List.of()));
        var dialect = io.sluice.author.sql.Dialect.of(
                task.database(table.connection()).kind());
        var target =
                dialect.name(table.schema()) + "." + dialect.name(name(child).table());
        steps.add(new Step.Sql(
                number + 2,
                List.of(number),
                table.connection(),
                "DELETE FROM " + target + " WHERE " + dialect.name(key.getFirst()) + " IN (SELECT "
                        + dialect.name(SnakeNames.snake(parentKey)) + " FROM " + dialect.name(records) + ")",
                null));
        steps.add(new Step.Load(
                number + 3,
                List.of(number + 1, number + 2),
                new Source.Output(output),
                new Destination.Table(name(child), false),
                List.of(),
                List.of(),
                List.of(),
                WriteMode.APPEND,
                List.of()));
        return steps;
    }

    private Step.Load load(
            int number,
            List<Integer> after,
            Source source,
            FileMetadata child,
            List<LoadColumn> columns,
            WriteMode mode,
            List<String> key,
            boolean isNew) {
        return new Step.Load(
                number,
                after,
                source,
                new Destination.Table(name(child), isNew),
                columns,
                List.of(),
                List.of(),
                mode,
                isNew ? key : List.of());
    }

    private List<LoadColumn> columns(FileMetadata child) {
        var written =
                child.columns().stream().map(Column::name).map(this::spoken).toList();
        var names = SnakeNames.of(written);
        var columns = new ArrayList<LoadColumn>();
        for (int i = 0; i < written.size(); i++) {
            var column = child.columns().get(i);
            columns.add(
                    new LoadColumn(column.name(), String.valueOf(names.get(written.get(i))), column.type(), List.of()));
        }
        return columns;
    }

    private String spoken(String column) {
        if (column.startsWith(PARENT)) {
            return table.table() + "_" + column.substring(PARENT.length());
        }
        return column.equals(INDEX) ? "index_in_list" : column;
    }
}
