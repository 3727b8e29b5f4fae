package io.sluice.extract;

import io.sluice.connector.RowStream;
import io.sluice.connector.database.Engine;
import io.sluice.connector.database.ResultRows;
import io.sluice.connector.database.SqlError;
import io.sluice.pipeline.Column;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The rows of a query as they come from the database, a few thousand at a time. */
public final class QueryRows implements RowStream {

    private static final int FETCH = 2_000;

    private final String connection;
    private final Statement statement;
    private final ResultRows rows;
    private final @Nullable String[] row;
    private final AutoCloseable owner;
    private long line;

    private QueryRows(String connection, Statement statement, ResultRows rows, AutoCloseable owner) {
        this.connection = connection;
        this.statement = statement;
        this.rows = rows;
        this.row = new String[rows.columns().size()];
        this.owner = owner;
    }

    /** {@code owner} is closed with the rows: a session of their own, or nothing. */
    public static QueryRows of(
            String connection,
            Engine engine,
            Connection session,
            String sql,
            AutoCloseable owner,
            Consumer<Statement> running) {
        try {
            var statement = session.createStatement();
            statement.setEscapeProcessing(false);
            statement.setFetchSize(engine.mysqlFamily() ? Integer.MIN_VALUE : FETCH);
            running.accept(statement);
            return new QueryRows(connection, statement, ResultRows.of(engine, statement.executeQuery(sql)), owner);
        } catch (SQLException e) {
            throw SqlError.failure(connection, e);
        }
    }

    public List<Column> columns() {
        return rows.columns();
    }

    @Override
    public boolean advance() {
        try {
            if (!rows.advance()) {
                return false;
            }
            for (int i = 0; i < row.length; i++) {
                row[i] = rows.text(i);
            }
            line++;
            return true;
        } catch (SQLException e) {
            throw SqlError.failure(connection, e);
        }
    }

    @Override
    public @Nullable String[] row() {
        return row;
    }

    @Override
    public long line() {
        return line;
    }

    @Override
    public Tally tally() {
        return new Tally(line, 0, 0);
    }

    @Override
    public List<Reject> takeRejects() {
        return List.of();
    }

    @Override
    public long bytesRead() {
        return -1;
    }

    @Override
    public void close() {
        try (owner;
                statement) {
            // both are closed, the statement first
        } catch (Exception e) {
            // Nothing depends on a polite end of a read.
        }
    }
}
