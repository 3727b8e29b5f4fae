package io.sluice.answer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.sluice.connector.Connection;
import io.sluice.connector.database.Databases;
import io.sluice.connector.database.Engine;
import io.sluice.connector.database.ResultRows;
import io.sluice.connector.database.Session;
import io.sluice.connector.database.SqlError;
import io.sluice.connector.database.SqlFault;
import io.sluice.heartbeat.Heartbeat;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** Runs one guarded query in a transaction that can change nothing, within its time and its number of rows. */
final class ReadOnlyQuery {

    static final Duration LIMIT = Duration.ofSeconds(30);
    static final int ROWS = 10_000;
    /** Few rows may still be large ones: what a page cannot show is cut, and says so. */
    private static final long CHARACTERS = 32L << 20;

    private final Databases databases;
    private final Duration limit;

    ReadOnlyQuery(Databases databases, Duration limit) {
        this.databases = databases;
        this.limit = limit;
    }

    sealed interface Result {}

    record Rows(ArrayNode columns, ArrayNode rows, boolean truncated) implements Result {}

    /** An error that another query may not make. */
    record Failed(SqlError error) implements Result {}

    /** {@code sql} is the guard's own text. */
    Result run(Connection connection, Engine engine, String sql) {
        try (var heartbeat = Heartbeat.start();
                var session = databases.open(connection)) {
            Session.beginReadOnly(session, engine);
            Session.limitStatements(session, engine, limit);
            try (var statement = session.createStatement();
                    var deadline = Deadline.of(limit.plusSeconds(1), statement)) {
                heartbeat.onCancel(statement::cancel);
                return read(engine, statement, sql);
            } catch (SQLException e) {
                heartbeat.throwIfCancelled();
                return failed(connection, e);
            } finally {
                heartbeat.nothingToCancel();
                session.rollback();
            }
        } catch (SQLException e) {
            throw SqlError.failure(connection.name(), e);
        }
    }

    private static Rows read(Engine engine, Statement statement, String sql) throws SQLException {
        statement.setMaxRows(ROWS + 1);
        statement.setFetchSize(engine.mysqlFamily() ? Integer.MIN_VALUE : 2000);
        try (var result = statement.executeQuery(sql)) {
            var rows = ResultRows.of(engine, result);
            var list = JsonNodeFactory.instance.arrayNode();
            long characters = 0;
            boolean more = false;
            while (!more && rows.advance()) {
                more = list.size() == ROWS || characters > CHARACTERS;
                if (!more) {
                    characters += add(rows, list.addArray());
                }
            }
            return new Rows(AnswerJson.columns(rows.columns()), list, more);
        }
    }

    private static long add(ResultRows rows, ArrayNode row) throws SQLException {
        long characters = 0;
        for (int i = 0; i < rows.columns().size(); i++) {
            var text = rows.text(i);
            row.add(AnswerJson.value(rows.columns().get(i).type(), text));
            characters += text == null ? 0 : text.length();
        }
        return characters;
    }

    private Failed failed(Connection connection, SQLException exception) {
        var error = SqlError.of(exception);
        if (error.fault() == SqlFault.CANCELLED) {
            error = new SqlError(SqlFault.TIMED_OUT, "the question took longer than " + limit.toSeconds() + " s", null);
        }
        if (!error.fault().repairable()) {
            throw SqlError.failure(connection.name(), exception);
        }
        return new Failed(error);
    }
}
