package io.sluice.target.mysql;

import java.sql.SQLException;
import java.util.Set;
import org.jooq.exception.DataAccessException;

/** What the error numbers mean that decide how to go on. */
final class MySqlErrors {

    /** Server shutting down, connection killed, gone away, lost during the query. */
    private static final Set<Integer> LOST = Set.of(1053, 1927, 2006, 2013, 3169);
    /** A deadlock; a row that changed since the snapshot. */
    private static final Set<Integer> MET = Set.of(1213, 1020);

    private static final int DUPLICATE = 1062;
    private static final int NO_SUCH_TABLE = 1146;
    private static final int UNKNOWN_THREAD = 1094;
    private static final int TABLE_EXISTS = 1050;

    private MySqlErrors() {}

    static boolean connectionLost(SQLException e) {
        return e.getSQLState() == null || e.getSQLState().startsWith("08") || LOST.contains(e.getErrorCode());
    }

    static boolean serialization(DataAccessException e) {
        return MET.contains(code(e));
    }

    static boolean duplicate(DataAccessException e) {
        return code(e) == DUPLICATE;
    }

    static boolean noSuchTable(DataAccessException e) {
        return code(e) == NO_SUCH_TABLE;
    }

    static boolean tableExists(DataAccessException e) {
        return code(e) == TABLE_EXISTS;
    }

    static boolean unknownThread(DataAccessException e) {
        return code(e) == UNKNOWN_THREAD;
    }

    private static int code(DataAccessException e) {
        var cause = e.getCause(SQLException.class);
        return cause == null ? 0 : cause.getErrorCode();
    }
}
