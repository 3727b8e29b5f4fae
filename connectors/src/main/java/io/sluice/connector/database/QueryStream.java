package io.sluice.connector.database;

import io.sluice.connector.RowStream;
import io.sluice.pipeline.Column;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a query pulled one by one; the session stays the caller's, and on PostgreSQL must be in a transaction to be streamed. */
public final class QueryStream implements RowStream {

    private static final int FETCH = 2000;

    private final String subject;
    private final Statement statement;
    private final ResultRows rows;
    private final @Nullable String[] row;
    private long read;

    private QueryStream(String subject, Statement statement, ResultRows rows) {
        this.subject = subject;
        this.statement = statement;
        this.rows = rows;
        this.row = new String[rows.columns().size()];
    }

    /** {@code subject} names the connection in errors. */
    public static QueryStream of(String subject, Connection session, Engine engine, String query) throws SQLException {
        return of(subject, session, engine, query, engine.mysqlFamily() ? Integer.MIN_VALUE : FETCH);
    }

    /** The same, but so that the session can be used meanwhile: MySQL then hands out all rows at once, so they must be few. */
    public static QueryStream beside(String subject, Connection session, Engine engine, String query)
            throws SQLException {
        return of(subject, session, engine, query, engine.mysqlFamily() ? 0 : FETCH);
    }

    private static QueryStream of(String subject, Connection session, Engine engine, String query, int fetch)
            throws SQLException {
        var statement = session.createStatement();
        try {
            statement.setFetchSize(fetch);
            return new QueryStream(subject, statement, ResultRows.of(engine, statement.executeQuery(query)));
        } catch (SQLException e) {
            statement.close();
            throw e;
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
            read++;
            return true;
        } catch (SQLException e) {
            throw SqlError.failure(subject, e);
        }
    }

    @Override
    public @Nullable String[] row() {
        return row;
    }

    @Override
    public long line() {
        return read;
    }

    @Override
    public Tally tally() {
        return new Tally(read, 0, 0);
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
        try {
            statement.close();
        } catch (SQLException e) {
            throw SqlError.failure(subject, e);
        }
    }
}
