package io.sluice.target.mysql;

import io.sluice.target.TargetSession;
import java.sql.SQLException;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;

/**
 * Sessions by the user lock that each holds from its beginning to its end: a connection number is used again after a restart, and the wrong
 * session must never be ended.
 */
final class MySqlSessions {

    /** Nothing is cut, rounded or guessed, whatever the server's own mode. */
    private static final String MODE = "STRICT_ALL_TABLES,STRICT_TRANS_TABLES,NO_ZERO_DATE,NO_ZERO_IN_DATE,"
            + "ERROR_FOR_DIVISION_BY_ZERO,NO_AUTO_VALUE_ON_ZERO,NO_ENGINE_SUBSTITUTION,ONLY_FULL_GROUP_BY";

    private static final int GONE_SECONDS = 10;

    private MySqlSessions() {}

    static void strict(DSLContext db) {
        db.execute("set session sql_mode = '" + MODE + "', time_zone = '+00:00'");
    }

    static String name(DSLContext db) {
        var name = "sluice-" + UUID.randomUUID();
        db.fetchValue("select get_lock(?, 0)", name);
        return name;
    }

    /** Waits until the lock is free: the server gives it back when it has rolled back. */
    static void end(DSLContext db, String backend) {
        var connection = db.fetchValue("select is_used_lock(?)", backend);
        if (connection == null) {
            return;
        }
        kill(db, "kill " + connection);
        db.fetchValue("select get_lock(?, " + GONE_SECONDS + ")", backend);
        db.fetchValue("select release_lock(?)", backend);
    }

    private static void kill(DSLContext db, String command) {
        try {
            db.execute(command);
        } catch (DataAccessException e) {
            if (!MySqlErrors.unknownThread(e)) {
                throw e;
            }
        }
    }

    /** By a connection of its own: this one is busy. */
    static void cancel(TargetSession session) throws SQLException {
        try (var beside = session.beside();
                var find = beside.prepareStatement("select is_used_lock(?)")) {
            find.setString(1, session.backend());
            try (var found = find.executeQuery()) {
                found.next();
                var connection = found.getLong(1);
                if (!found.wasNull()) {
                    find.execute("kill query " + connection);
                }
            }
        }
    }
}
