package io.sluice.author.movement;

import io.sluice.author.Task;
import io.sluice.author.planner.SnakeNames;
import io.sluice.author.planner.Targeting;
import io.sluice.catalog.TableMetadata;
import io.sluice.catalog.TableMetadata.UniqueKey;
import io.sluice.extract.ListColumns;
import io.sluice.pipeline.ColumnType;
import io.sluice.pipeline.Destination;
import io.sluice.pipeline.LoadColumn;
import io.sluice.pipeline.Source;
import io.sluice.pipeline.Step;
import io.sluice.pipeline.TableName;
import io.sluice.pipeline.WriteMode;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A list of objects in the records of an API, which goes into a table of its own beside that of the records: keyed by the record's key and the
 * place in the list. The lists of records that come again take the place of the ones that were there.
 */
record ListLoad(Source.Lists lists, List<LoadColumn> columns, TableName table, boolean isNew, WriteMode mode) {

    /** Rows may be left as they are by others, and their lists would have to be too. */
    private static final Set<WriteMode> WHOLE =
            Set.of(WriteMode.APPEND, WriteMode.REPLACE, WriteMode.UPSERT, WriteMode.MIRROR);

    /** How the records are loaded: by which key, if by one, and whether only those that are new are read. */
    record Rows(WriteMode mode, List<String> key, boolean onlyNew) {}

    /** Of a stream whose records have a key; where the table is there, of those lists that have a table too. What is not split is said. */
    static List<ListLoad> of(Task task, Found found, Targeting.Target target, Rows rows, List<String> said) {
        var columns = isApi(task, found) ? ListColumns.in(found.sample()) : List.<String>of();
        var key = columns.isEmpty() ? List.<String>of() : Increment.keyOf(task, found);
        var lists = columns.stream()
                .filter(column -> !key.isEmpty() && areTold(task, target, rows, key))
                .map(column -> of(
                        found,
                        new Source.Lists(
                                found.output(), column, key, target.name().table()),
                        target,
                        rows.mode))
                .filter(list -> list.fits(task))
                .toList();
        columns.stream()
                .filter(column -> lists.stream().map(ListLoad::column).noneMatch(column::equals))
                .forEach(column -> said.add("the lists in " + column + " stay in a column of "
                        + target.name().table()));
        return lists;
    }

    /** Of appended rows some come again, and are told apart by their content only; by another key a record may change the key of its lists. */
    private static boolean areTold(Task task, Targeting.Target target, Rows rows, List<String> key) {
        var again = rows.mode == WriteMode.APPEND && (rows.onlyNew || task.recurring() || !target.isNew());
        return WHOLE.contains(rows.mode)
                && !again
                && (rows.key.isEmpty() || Set.copyOf(rows.key).equals(Set.copyOf(key)));
    }

    /** A table that is there by its name alone may hold something else. */
    private boolean fits(Task task) {
        var there = task.catalog().tables().stream()
                .filter(known -> known.name().equals(table))
                .findFirst();
        return isNew ? there.isEmpty() : there.filter(this::isKeyed).isPresent();
    }

    private boolean isKeyed(TableMetadata known) {
        var keys = Stream.concat(
                Stream.of(known.primaryKey()),
                known.uniqueKeys().stream().filter(unique -> !unique.nullable()).map(UniqueKey::columns));
        return known.kind() == TableMetadata.Kind.TABLE
                && keys.anyMatch(unique -> unique.size() == key().size() && unique.containsAll(key()));
    }

    private static ListLoad of(Found found, Source.Lists lists, Targeting.Target target, WriteMode mode) {
        var name = SnakeNames.snake(target.name().table() + "_" + lists.column());
        return new ListLoad(
                lists,
                ListColumns.of(found.sample(), lists),
                new TableName(target.name().connection(), target.name().schema(), name),
                target.isNew(),
                mode == WriteMode.MIRROR ? WriteMode.UPSERT : mode);
    }

    private static boolean isApi(Task task, Found found) {
        return found.source() instanceof Source.Stream(var connection, var stream, var where)
                && task.catalog().streams().stream()
                        .anyMatch(one -> one.connection().equals(connection)
                                && one.name().equals(stream));
    }

    String column() {
        return lists.column();
    }

    String assumption() {
        var within = columns.stream()
                .filter(column -> column.type().equals(ColumnType.JSON))
                .map(LoadColumn::to)
                .toList();
        return "the lists in " + lists.column() + " go into " + table.table() + ", by the record's key and their place"
                + (within.isEmpty() ? "" : "; lists within them stay in its column " + String.join(", ", within));
    }

    /** The first of this number, after the load of the records. */
    List<Step> steps(int number, int after) {
        var output = SnakeNames.snake(table.table() + "_read");
        var byKey = isNew || mode == WriteMode.UPSERT;
        return List.of(
                new Step.Extract(number, List.of(1), lists, List.of(), output),
                new Step.Load(
                        number + 1,
                        List.of(number, after),
                        new Source.Output(output),
                        new Destination.Table(table, isNew),
                        List.of(),
                        List.of(),
                        List.of(),
                        mode,
                        byKey ? key() : List.of()));
    }

    private List<String> key() {
        return Stream.concat(lists.key().stream().map(lists::named), Stream.of(Source.Lists.INDEX))
                .map(name -> columns.stream()
                        .filter(column -> column.from().equals(name))
                        .findFirst()
                        .orElseThrow()
                        .to())
                .toList();
    }
}
