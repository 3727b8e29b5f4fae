package io.sluice.extract;

import io.sluice.connector.Connection;
import io.sluice.connector.ConnectorException;
import io.sluice.connector.database.Databases;
import io.sluice.connector.database.Session;
import io.sluice.connector.database.SqlError;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** One session for each database that is read, so that all of its tables are as they were at one instant. */
final class OneInstant implements AutoCloseable {

    private final Databases databases;
    private final Map<String, java.sql.Connection> sessions = new HashMap<>();

    OneInstant(Databases databases) {
        this.databases = databases;
    }

    java.sql.Connection session(Connection connection) {
        return sessions.computeIfAbsent(connection.name(), name -> begin(databases, connection));
    }

    /** A session that sees what the database holds now, and can change nothing. */
    static java.sql.Connection begin(Databases databases, Connection connection) {
        var session = databases.dedicated(connection);
        try {
            Session.beginReadOnly(session, databases.engine(connection));
            return session;
        } catch (SQLException e) {
            throw closing(session, SqlError.failure(connection.name(), e));
        }
    }

    static ConnectorException closing(java.sql.Connection session, ConnectorException failure) {
        try {
            session.close();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
        return failure;
    }

    /** What is read from now on is of another instant. */
    @Override
    public void close() {
        for (var session : sessions.values()) {
            try {
                session.close();
            } catch (SQLException e) {
                // Nothing depends on a polite end of a read.
            }
        }
        sessions.clear();
    }
}
