package io.sluice.target;

import io.sluice.connector.database.SqlError;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** A database that is written to: how to get a session with it and how it speaks. */
public record Target(String connection, Dialect dialect, Opener opener) {

    /** Opens a session of the caller's own, which another attempt may have to end. */
    @FunctionalInterface
    public interface Opener {
        Connection open() throws SQLException;
    }

    /** A session with the ledger in place. */
    public TargetSession open() {
        try {
            var session = new TargetSession(connection, opener, dialect);
            dialect.install(session);
            return session;
        } catch (SQLException e) {
            throw SqlError.failure(connection, e);
        }
    }

    /** A session, if Sluice keeps anything there already; a database that nobody has loaded into stays as it is. */
    public Optional<TargetSession> openIfInstalled() {
        try {
            var session = new TargetSession(connection, opener, dialect);
            if (dialect.installed(session)) {
                return Optional.of(session);
            }
            session.close();
            return Optional.empty();
        } catch (SQLException e) {
            throw SqlError.failure(connection, e);
        }
    }
}
