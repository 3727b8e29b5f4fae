package io.sluice.connector.database;

import static io.sluice.connector.database.SqlFault.*;

import org.sqlite.SQLiteException;

/** Reads SQLite's result codes, and its messages where one code says too little. */
final class SqliteFaults {

    private SqliteFaults() {}

    static SqlFault of(SQLiteException e) {
        return switch (e.getResultCode().code & 0xff) { // extended codes keep the primary one in the low byte
            case 5, 6 -> LOCKED;
            case 8 -> READ_ONLY;
            case 3, 23 -> NO_PERMISSION;
            case 9 -> CANCELLED;
            case 13 -> DISK_FULL;
            case 14 -> UNKNOWN_DATABASE;
            case 11, 26 -> UNKNOWN_DATABASE;
            case 18 -> LIMIT;
            case 19 -> CONSTRAINT;
            case 20 -> TYPE_MISMATCH;
            default -> byMessage(e.getMessage());
        };
    }

    private static SqlFault byMessage(String message) {
        if (message.contains("no such table")) {
            return MISSING_TABLE;
        }
        if (message.contains("no such column")) {
            return MISSING_COLUMN;
        }
        if (message.contains("no such function")) {
            return UNSUPPORTED;
        }
        if (message.contains("ambiguous column")) {
            return AMBIGUOUS;
        }
        return message.contains("syntax error") || message.contains("incomplete input") ? SYNTAX : OTHER;
    }
}
