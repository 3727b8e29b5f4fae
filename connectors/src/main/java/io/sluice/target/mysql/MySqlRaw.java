package io.sluice.target.mysql;

import java.sql.SQLException;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;

/** Runs guarded text as it is: neither the driver nor jOOQ may find anything of their own in it. */
final class MySqlRaw {

    private MySqlRaw() {}

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
