package io.sluice.trial;

import io.sluice.pipeline.ColumnType;
import io.sluice.pipeline.Contract;
import io.sluice.pipeline.Destination;
import io.sluice.pipeline.LoadColumn;
import io.sluice.pipeline.Step;
import io.sluice.pipeline.WriteMode;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Moves staged rows into the copy of a load's table in the load's mode; a table that is missing is made. */
final class TableWrite {

    private final TrialDatabase trial;
    private final Step.Load load;
    private final String table;
    private final Destination.Table destination;
    private final boolean asRead;

    /** {@code asRead}: its rows are those of a source, as they are. */
    TableWrite(TrialDatabase trial, Step.Load load, Destination.Table destination, boolean asRead) {
        this.asRead = asRead;
        this.trial = trial;
        this.load = load;
        this.destination = destination;
        this.table = trial.table(destination.name().schema(), destination.name().table());
    }

    /** The rows that were written. */
    long run() throws SQLException {
        try (var statement = trial.session().createStatement()) {
            if (destination.create() && types().isEmpty()) {
                statement.execute(create());
            }
            for (var column : added()) {
                statement.execute(
                        "alter table " + table + " add column " + quote(column.to()) + " " + trial.type(column.type()));
            }
            if (load.mode() == WriteMode.REPLACE) {
                statement.execute("delete from " + table);
            }
            var written = statement.executeLargeUpdate(insert());
            if (load.mode() == WriteMode.MIRROR) {
                statement.execute("delete from " + table + " where not exists (select 1 from " + Staging.STAGE
                        + " s where " + sameKey() + ")");
            }
            statement.execute("drop table " + Staging.STAGE);
            return written;
        }
    }

    private Map<String, String> types() throws SQLException {
        return trial.types(destination.name().schema(), destination.name().table());
    }

    /** What a source has and the table has not, where the table may grow. */
    private List<LoadColumn> added() throws SQLException {
        return load.contract() == null || load.contract() == Contract.EVOLVE ? homeless() : List.of();
    }

    /** An output is loaded as it is, so that columns may come which nobody has named. */
    private List<LoadColumn> homeless() throws SQLException {
        var there = types();
        var homeless = load.columns().stream()
                .filter(column -> there.keySet().stream().noneMatch(column.to()::equalsIgnoreCase))
                .toList();
        return asRead && homeless.size() < load.columns().size() ? homeless : List.of();
    }

    private String create() {
        var parts = new ArrayList<String>();
        load.columns()
                .forEach(column -> parts.add(quote(column.to()) + " "
                        + (load.key().contains(column.to())
                                ? trial.keyType(column.type())
                                : trial.type(column.type()))));
        if (!load.key().isEmpty()) {
            parts.add("primary key (" + quoted(load.key()) + ")");
        }
        return "create table " + table + " (" + String.join(", ", parts) + ")";
    }

    private String insert() throws SQLException {
        var types = types();
        var left = homeless();
        var values = new ArrayList<String>();
        var to = new ArrayList<String>();
        for (int i = 0; i < load.columns().size(); i++) {
            var column = load.columns().get(i);
            if (!left.contains(column)) {
                to.add(column.to());
                values.add(trial.value(
                        Staging.column(i), column.type(), types.getOrDefault(column.to(), trial.type(column.type()))));
            }
        }
        return "insert into " + table + " (" + quoted(to) + ") select " + String.join(", ", values) + " from "
                + lastOfEachKey() + conflict(to);
    }

    private boolean byKey() {
        return load.mode() != WriteMode.APPEND && load.mode() != WriteMode.REPLACE;
    }

    /** Of rows with one key the last counts. */
    private String lastOfEachKey() {
        if (!byKey()) {
            return Staging.STAGE + " order by n";
        }
        return "(select s.*, row_number() over (partition by " + String.join(", ", keyColumns())
                + " order by n desc) as latest from " + Staging.STAGE + " s) as numbered where latest = 1 order by n";
    }

    private String conflict(List<String> to) {
        if (!byKey()) {
            return "";
        }
        var others = load.mode() == WriteMode.INSERT_NEW
                ? List.<String>of()
                : to.stream().filter(column -> !load.key().contains(column)).toList();
        return trial.onConflict(load.key(), others);
    }

    private List<String> keyColumns() {
        return load.key().stream().map(this::staged).toList();
    }

    private String staged(String column) {
        for (int i = 0; i < load.columns().size(); i++) {
            if (load.columns().get(i).to().equals(column)) {
                return Staging.column(i);
            }
        }
        throw new IllegalStateException("the key " + column + " is not loaded");
    }

    private String sameKey() throws SQLException {
        var types = types();
        return String.join(
                " and ",
                load.key().stream()
                        .map(key -> trial.value("s." + staged(key), type(key), types.getOrDefault(key, "text")) + " = "
                                + table + "." + quote(key))
                        .toList());
    }

    private ColumnType type(String column) {
        return load.columns().stream()
                .filter(one -> one.to().equals(column))
                .findFirst()
                .orElseThrow()
                .type();
    }

    private String quote(String name) {
        return trial.engine().quote(name);
    }

    private String quoted(List<String> names) {
        return String.join(", ", names.stream().map(this::quote).toList());
    }
}
