package io.sluice.connector.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** What every session is told first, and the limits that a caller sets on one; each engine has its own words for them. */
public final class Session {

    /** Longer statements belong in a dedicated session. */
    static final Duration POOLED_STATEMENT = Duration.ofSeconds(60);

    /** A session whose owner is gone must not keep its snapshot for ever. */
    private static final long DAY = Duration.ofDays(1).toSeconds();

    /** Not every version has all of them. */
    private static final String POSTGRES_PATIENCE =
            "; select set_config(name, '0', false) from pg_settings where name in"
                    + " ('idle_in_transaction_session_timeout', 'idle_session_timeout', 'transaction_timeout')";

    private static final String MARIADB_PATIENCE =
            " /*M!100300 , idle_transaction_timeout = 0, idle_readonly_transaction_timeout = 0, idle_write_transaction_timeout = 0 */";

    private Session() {}

    /** Dedicated sessions are long and wait for others, whatever limits a server or a role sets on those that seem to be idle. */
    static String greeting(Engine engine, boolean dedicated) {
        var seconds = dedicated ? 0 : POOLED_STATEMENT.toSeconds();
        return switch (engine) {
            case POSTGRESQL ->
                "set time zone 'UTC'; set statement_timeout = '" + seconds + "s'; set datestyle = 'ISO, YMD';"
                        + " set intervalstyle = 'iso_8601'"
                        + (dedicated ? POSTGRES_PATIENCE : "");
            case MYSQL ->
                "set session max_execution_time = " + 1000 * seconds + (dedicated ? ", wait_timeout = " + DAY : "");
            case MARIADB ->
                "set session max_statement_time = " + seconds
                        + (dedicated ? ", wait_timeout = " + DAY + MARIADB_PATIENCE : "");
            case SQLITE -> "select 1"; // no server, no time zone, no limit: callers interrupt
        };
    }

    /** Limits the statements of a session from now on; of the transaction alone on PostgreSQL when one is open. */
    public static void limitStatements(Connection session, Engine engine, Duration limit) throws SQLException {
        try (var statement = session.createStatement()) {
            switch (engine) {
                case POSTGRESQL ->
                    statement.execute("set " + (session.getAutoCommit() ? "" : "local ") + "statement_timeout = "
                            + limit.toMillis());
                case MYSQL -> statement.execute("set session max_execution_time = " + limit.toMillis());
                case MARIADB -> statement.execute("set session max_statement_time = " + limit.toMillis() / 1000.0);
                case SQLITE -> {} // callers interrupt
            }
        }
    }

    /** Begins a transaction that sees one instant and can change nothing. */
    public static void beginReadOnly(Connection session, Engine engine) throws SQLException {
        session.setAutoCommit(false);
        try (var statement = session.createStatement()) {
            switch (engine) {
                case POSTGRESQL -> statement.execute("set transaction isolation level repeatable read read only");
                case MYSQL, MARIADB -> statement.execute("start transaction with consistent snapshot, read only");
                case SQLITE -> {} // the file was opened read-only
            }
        }
    }
}
