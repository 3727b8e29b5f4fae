package io.sluice.target.postgres;

import java.sql.SQLException;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;

/** Runs a guarded text exactly as it is: no driver or library looks for parameters or escapes in it. */
final class PostgresRaw {

    private PostgresRaw() {}

    static long run(DSLContext db, String sql) {
        return db.connectionResult(connection -> {
            try (var statement = connection.createStatement()) {
                statement.setEscapeProcessing(false);
                return statement.executeLargeUpdate(sql);
            } catch (SQLException e) {
                throw new DataAccessException(e.getMessage(), e);
            }
        });
    }
}
