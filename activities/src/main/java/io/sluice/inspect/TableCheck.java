package io.sluice.inspect;

import io.sluice.catalog.ColumnMetadata;
import io.sluice.catalog.TableMetadata;
import io.sluice.connector.Connection;
import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import io.sluice.pipeline.Contract;
import io.sluice.pipeline.Destination;
import io.sluice.pipeline.LoadColumn;
import io.sluice.pipeline.Problem;
import io.sluice.pipeline.Source;
import io.sluice.pipeline.Step;
import io.sluice.pipeline.WriteMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether the rows of a load can stand in its table: it is there or may be made, its columns take the values, its key is a key. */
final class TableCheck {

    private final Live live;
    private final Progress progress;
    private final Step.Load load;
    private final Destination.Table table;

    TableCheck(Live live, Progress progress, Step.Load load, Destination.Table table) {
        this.live = live;
        this.progress = progress;
        this.load = load;
        this.table = table;
    }

    void run() {
        var connection = writable(live, table.name().connection(), load.number());
        if (byKey() && load.key().isEmpty()) {
            throw fault(
                    Problem.Kind.CONSTRAINT,
                    "a load by key needs a key",
                    null,
                    "Name the columns that tell rows apart");
        }
        if (progress.created(table.name())) {
            return; // made by an earlier step: the sandbox run shows whether they fit together
        }
        var existing = live.table(connection, table.name());
        if (table.create()) {
            existing.ifPresent(there -> {
                throw fault(
                        Problem.Kind.OTHER,
                        "the table " + table.name().qualified() + " is there already",
                        table.name().table(),
                        "Load into the existing table (create = false)");
            });
            live.requireSchema(connection, table.name(), load.number());
            progress.create(table.name());
        } else {
            check(existing.orElseThrow(() -> live.missing(connection, table.name(), load.number())));
        }
    }

    /** A connection that the request may write to. */
    static Connection writable(Live live, String name, int step) {
        var connection = live.connection(name, step);
        if (connection.kind() == Connection.Kind.SQLITE) {
            throw new DraftFault(
                    Problem.Kind.PERMISSION,
                    step,
                    name + " is a SQLite database, which is a source only",
                    name,
                    "Write to another connection");
        }
        if (connection.readOnly()) {
            throw new DraftFault(
                    Problem.Kind.PERMISSION,
                    step,
                    "the user of " + name + " may not keep the ledger, so nothing is written there",
                    name,
                    "Run the statements that 'connections --setup " + name
                            + "' prints, or write to another connection");
        }
        return connection;
    }

    private void check(TableMetadata there) {
        if (there.kind() == TableMetadata.Kind.VIEW) {
            throw fault(
                    Problem.Kind.FORBIDDEN,
                    there.name().qualified() + " is a view",
                    there.name().table(),
                    "Write to the table behind it");
        }
        load.columns().forEach(column -> checkColumn(there, column));
        checkFrozen(there);
        there.columns().stream()
                .filter(column -> !load.columns().isEmpty() && leftEmpty(column))
                .findFirst()
                .ifPresent(column -> {
                    throw fault(
                            Problem.Kind.CONSTRAINT,
                            "the column " + column.name() + " of "
                                    + there.name().qualified() + " may not be NULL, has no default and is not written",
                            column.name(),
                            "Write a value to " + column.name());
                });
        if (byKey() && !unique(there)) {
            throw fault(
                    Problem.Kind.CONSTRAINT,
                    "no primary key or unique key of " + there.name().qualified() + " is made of "
                            + String.join(", ", load.key()),
                    load.key().getFirst(),
                    "Use " + keys(there));
        }
    }

    /** Before anything is read: a person shall see the difference. */
    private void checkFrozen(TableMetadata there) {
        if (load.contract() != Contract.FREEZE
                || !load.columns().isEmpty()
                || !(load.source() instanceof Source.Output(var output))) {
            return;
        }
        var fresh = progress.columnsOf(output).orElse(List.of()).stream()
                .filter(column -> !load.without().contains(column))
                .filter(column ->
                        there.columns().stream().noneMatch(one -> one.name().equalsIgnoreCase(column)))
                .toList();
        if (!fresh.isEmpty()) {
            throw new ConnectorException(
                    Fault.CONTRACT_BROKEN,
                    there.name().qualified(),
                    there.name().qualified() + " has no column " + String.join(", ", fresh)
                            + ", which the source has by now, and its columns are to stay as they are",
                    "Add the column to the table, or ask for it without the freeze",
                    null);
        }
    }

    private void checkColumn(TableMetadata there, LoadColumn written) {
        var column = there.column(written.to())
                .orElseThrow(() -> fault(
                        Problem.Kind.MISSING_COLUMN,
                        "there is no column " + written.to() + " in "
                                + there.name().qualified(),
                        written.to(),
                        Nearest.use(
                                written.to(),
                                there.columns().stream()
                                        .map(ColumnMetadata::name)
                                        .toList(),
                                "")));
        if (column.generated()) {
            throw fault(
                    Problem.Kind.FORBIDDEN,
                    "the column " + column.name() + " is computed by the database",
                    column.name(),
                    "Leave it out");
        }
        if (!TypeFit.fits(written.type(), column.type())) {
            throw fault(
                    Problem.Kind.TYPE_MISMATCH,
                    "the column " + column.name() + " is " + column.type() + ", the load writes " + written.type(),
                    column.name(),
                    "Read " + written.from() + " as " + column.type());
        }
    }

    private boolean leftEmpty(ColumnMetadata column) {
        return !column.nullable()
                && column.defaultExpression() == null
                && !column.identity()
                && !column.generated()
                && load.columns().stream().noneMatch(written -> written.to().equals(column.name()));
    }

    private boolean byKey() {
        return load.mode() == WriteMode.UPSERT
                || load.mode() == WriteMode.INSERT_NEW
                || load.mode() == WriteMode.MIRROR;
    }

    private boolean unique(TableMetadata there) {
        var key = Set.copyOf(load.key());
        return Set.copyOf(there.primaryKey()).equals(key)
                || there.uniqueKeys().stream()
                        .anyMatch(unique -> Set.copyOf(unique.columns()).equals(key));
    }

    private static String keys(TableMetadata there) {
        var keys = new ArrayList<List<String>>();
        if (!there.primaryKey().isEmpty()) {
            keys.add(there.primaryKey());
        }
        there.uniqueKeys().forEach(unique -> keys.add(unique.columns()));
        return keys.isEmpty()
                ? "append or replace: the table has no key"
                : String.join(
                        " or ",
                        keys.stream()
                                .map(key -> "the key " + String.join(", ", key))
                                .toList());
    }

    private DraftFault fault(Problem.Kind kind, String message, @Nullable String token, String next) {
        return new DraftFault(kind, load.number(), message, token, next);
    }
}
