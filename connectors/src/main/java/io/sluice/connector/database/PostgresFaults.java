package io.sluice.connector.database;

import static io.sluice.connector.database.SqlFault.*;

import org.postgresql.util.PSQLException;

/** Reads PostgreSQL's SQLSTATEs. */
final class PostgresFaults {

    private PostgresFaults() {}

    static SqlFault of(PSQLException e) {
        var state = e.getSQLState() == null ? "" : e.getSQLState();
        return switch (state) {
            case "28P01", "28000" -> WRONG_PASSWORD;
            case "3D000" -> UNKNOWN_DATABASE;
            case "57P01", "57P02", "57P03" -> UNREACHABLE;
            case "53300", "53200" -> TOO_BUSY;
            case "53100", "58030" -> DISK_FULL;
            case "53400", "54000", "54001" -> LIMIT;
            case "55P03", "55006" -> LOCKED;
            case "40001", "40P01" -> SERIALIZATION;
            case "57014" -> e.getMessage().contains("timeout") ? TIMED_OUT : CANCELLED;
            case "25P03", "25P04" -> TIMED_OUT;
            case "42501" -> NO_PERMISSION;
            case "25006" -> READ_ONLY;
            case "42P01", "3F000" -> MISSING_TABLE;
            case "42703" -> MISSING_COLUMN;
            case "42702", "42725", "42P09" -> AMBIGUOUS;
            case "42804", "42883", "42846", "42P18" -> TYPE_MISMATCH;
            case "22007", "22008" -> DATE_FORMAT;
            case "22021", "22P05" -> ENCODING;
            case "42P07", "42P06", "42P04", "42701", "42710" -> ALREADY_EXISTS;
            case "0A000" -> UNSUPPORTED;
            default -> byClass(state);
        };
    }

    private static SqlFault byClass(String state) {
        return switch (state.length() < 2 ? "" : state.substring(0, 2)) {
            case "08" -> UNREACHABLE;
            case "22" -> BAD_VALUE;
            case "23" -> CONSTRAINT;
            case "42" -> SYNTAX;
            case "53" -> TOO_BUSY;
            default -> OTHER;
        };
    }
}
