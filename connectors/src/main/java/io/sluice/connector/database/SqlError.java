package io.sluice.connector.database;

import com.mysql.cj.exceptions.CJException;
import io.sluice.connector.ConnectorException;
import io.sluice.pipeline.Problem;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.sqlite.SQLiteException;

/** A database's error in plain words: what kind it is, its first line, the name or value it speaks of. */
public record SqlError(
        SqlFault fault, String message, @Nullable String token) {

    private static final int LONGEST = 1000;
    private static final Pattern QUOTED = Pattern.compile("[\"'`]([^\"'`]{1,200})[\"'`]");
    private static final Pattern QUALIFIED = Pattern.compile("^column (\\S+\\.\\S+) does not exist");
    private static final Pattern SQLITE_MESSAGE = Pattern.compile("\\[SQLITE_\\w+]\\s+.*?\\((.*)\\)", Pattern.DOTALL);
    private static final Pattern SQLITE_NAME =
            Pattern.compile("(?:no such (?:table|column)|UNIQUE constraint failed|ambiguous column name): (\\S+)");

    /** Understands the three drivers, and pools that wrap their exceptions. */
    public static SqlError of(SQLException exception) {
        var cause = origin(exception);
        return switch (cause) {
            case PSQLException e -> new SqlError(PostgresFaults.of(e), firstLine(e.getMessage()), postgresToken(e));
            case SQLiteException e -> new SqlError(SqliteFaults.of(e), firstLine(sqliteMessage(e)), sqliteToken(e));
            case SQLTransientConnectionException e
            when e.getSQLState() == null ->
                new SqlError(SqlFault.TOO_BUSY, firstLine(e.getMessage()), null); // the pool waited in vain
            default -> new SqlError(MySqlFaults.of(cause), firstLine(cause.getMessage()), quoted(cause.getMessage()));
        };
    }

    /** As a fault of a connection: for what no rewritten statement cures. */
    public static ConnectorException failure(String connection, SQLException exception) {
        var error = of(exception);
        return new ConnectorException(error.fault.fault(), connection, error.message, error.fault.next(), exception);
    }

    /** As a problem that the author may repair. */
    public Problem problem(String phase, int step) {
        return new Problem(fault.problem(), phase, step, message, token, fault.next());
    }

    private static SQLException origin(SQLException exception) {
        var origin = exception;
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof PSQLException || cause instanceof SQLiteException) {
                return (SQLException) cause;
            }
            if (cause instanceof SQLException sql) {
                origin = sql;
            } else if (cause instanceof CJException) {
                break;
            }
        }
        return origin;
    }

    private static @Nullable String postgresToken(PSQLException e) {
        var server = e.getServerErrorMessage();
        if (server == null) {
            return null;
        }
        if (server.getConstraint() != null) {
            return server.getConstraint();
        }
        return server.getColumn() != null ? server.getColumn() : named(server.getMessage());
    }

    /** A column behind its table stands without quotes. */
    private static @Nullable String named(@Nullable String message) {
        var match = QUALIFIED.matcher(String.valueOf(message));
        return match.find() ? match.group(1) : quoted(message);
    }

    /** The driver puts SQLite's own words into brackets behind its code. */
    private static String sqliteMessage(SQLiteException e) {
        var match = SQLITE_MESSAGE.matcher(e.getMessage());
        return match.matches() ? match.group(1) : e.getMessage();
    }

    private static @Nullable String sqliteToken(SQLiteException e) {
        var match = SQLITE_NAME.matcher(e.getMessage());
        return match.find() ? match.group(1).replaceAll("[^\\w.]+$", "") : quoted(e.getMessage());
    }

    private static @Nullable String quoted(@Nullable String message) {
        var match = QUOTED.matcher(String.valueOf(message));
        return match.find() ? match.group(1) : null;
    }

    private static String firstLine(@Nullable String message) {
        var text = String.valueOf(message)
                .strip()
                .lines()
                .limit(3)
                .reduce((a, b) -> a + " " + b.strip())
                .orElse("no message");
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
