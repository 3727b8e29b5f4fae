package io.sluice.extract;

import io.sluice.connector.Connection;
import io.sluice.connector.ConnectorException;
import io.sluice.connector.RowStream;
import io.sluice.connector.database.Databases;
import io.sluice.connector.database.Engine;
import io.sluice.connector.rows.LoadRows;
import io.sluice.connector.rows.StreamRecords;
import io.sluice.pipeline.Column;
import io.sluice.pipeline.LoadColumn;
import io.sluice.pipeline.Source;
import io.sluice.pipeline.Step.Load;
import java.sql.Statement;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads tables and queries of databases that are only read, in sessions that can change nothing. */
public final class TableRows {

    private final Databases databases;
    private final @Nullable OneInstant instant;
    private final Consumer<Statement> running;

    /** {@code running} is given each statement, so that a cancel can end it. */
    public TableRows(Databases databases, Consumer<Statement> running) {
        this(databases, null, running);
    }

    /** Reads in the sessions of an instant, where there is one. */
    TableRows(Databases databases, @Nullable OneInstant instant, Consumer<Statement> running) {
        this.databases = databases;
        this.instant = instant;
        this.running = running;
    }

    /** The rows of a load's table, of no columns but those that it needs. */
    public RowStream of(Connection connection, Load load) {
        return of(load, query(connection, select(connection, load)));
    }

    /** The rows that came or changed since the state was reached, or those of a window; without both, all of them. */
    RowStream since(Streams.Start start, Connection connection, Load load) {
        var cursor = load.newness() == null ? null : load.newness().cursor();
        if (cursor == null || start.state() == null && start.window() == null) {
            return of(connection, load);
        }
        var column = load.columns().stream()
                .filter(one -> one.to().equals(cursor))
                .findFirst()
                .orElseThrow();
        var engine = databases.engine(connection);
        var rising = new Rising(connection, engine, column.from(), column.type().kind());
        var state = start.state();
        if (start.window() != null) {
            return of(load, query(connection, select(connection, load, rising.within(start.window()))));
        }
        var rows = query(connection, select(connection, load, rising.from(String.valueOf(state))) + rising.order());
        return of(load, new RisingRows(rows, column.from(), String.valueOf(state)), rows.columns());
    }

    RowStream first(long rows, Connection connection, Load load) {
        return of(load, query(connection, select(connection, load) + " limit " + rows));
    }

    /** A load's rows out of those of a query. */
    public static RowStream of(Load load, QueryRows rows) {
        return of(load, rows, rows.columns());
    }

    /** The load of a query's rows: itself, or that of all their columns where it takes them as they are. */
    public static Load named(Load load, QueryRows rows) {
        return load.named(() -> rows.columns().stream()
                .map(column -> LoadColumn.of(column.name(), column.type()))
                .toList());
    }

    private static RowStream of(Load load, RowStream rows, List<Column> of) {
        var subject = "step " + load.number();
        var columns = of.stream().map(Column::name).toList();
        return LoadRows.of(load, subject, names -> new StreamRecords(subject, rows, columns, names));
    }

    private String select(Connection connection, Load load, String only) {
        var word = asked(databases.engine(connection), load).isEmpty() ? " where " : " and ";
        return select(connection, load) + (only.isEmpty() ? "" : word + only);
    }

    /** The predicates that the pipeline hands on, if any. */
    private static String asked(Engine engine, Load load) {
        return new AskedRows(engine, load).where(((Source.Stream) load.source()).where());
    }

    private String select(Connection connection, Load load) {
        var engine = databases.engine(connection);
        var stream = ((Source.Stream) load.source()).stream();
        var dot = stream.indexOf('.');
        var table = dot < 0
                ? engine.quote(stream)
                : engine.quote(stream.substring(0, dot)) + "." + engine.quote(stream.substring(dot + 1));
        var columns = LoadRows.sources(load).stream().map(engine::quote).toList();
        return "select " + String.join(", ", columns) + " from " + table + asked(engine, load);
    }

    public QueryRows query(Connection connection, String sql) {
        var engine = databases.engine(connection);
        if (instant != null) {
            return QueryRows.of(connection.name(), engine, instant.session(connection), sql, () -> {}, running);
        }
        var session = OneInstant.begin(databases, connection);
        try {
            return QueryRows.of(connection.name(), engine, session, sql, session, running);
        } catch (ConnectorException e) {
            throw OneInstant.closing(session, e);
        }
    }
}
