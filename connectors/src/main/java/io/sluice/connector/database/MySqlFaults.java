package io.sluice.connector.database;

import static io.sluice.connector.database.SqlFault.*;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;

/** Reads the error numbers of MySQL and MariaDB. */
final class MySqlFaults {

    private MySqlFaults() {}

    static SqlFault of(SQLException e) {
        return switch (e.getErrorCode()) {
            case 1045, 1698, 3118 -> WRONG_PASSWORD;
            case 1049 -> UNKNOWN_DATABASE;
            case 1040, 1203, 1226, 1037, 1041 -> TOO_BUSY;
            case 1021, 1114, 1026 -> DISK_FULL;
            case 1205, 3572 -> LOCKED;
            case 1213, 1020 -> SERIALIZATION;
            case 1317 -> CANCELLED;
            case 3024, 1969, 1907 -> TIMED_OUT;
            case 1044, 1142, 1143, 1227, 1370, 1410, 1095 -> NO_PERMISSION;
            case 1290, 1792, 1836, 1223 -> READ_ONLY;
            case 1146, 1051, 1109 -> MISSING_TABLE;
            case 1054, 1072, 1166 -> MISSING_COLUMN;
            case 1052, 1066 -> AMBIGUOUS;
            case 1064, 1149, 1055, 1056, 1110, 1111, 1136, 1140, 1222, 1241, 1242 -> SYNTAX;
            case 1305, 1235, 1289 -> UNSUPPORTED;
            case 1062, 1586, 1048, 1364, 1451, 1452, 1216, 1217, 3819, 4025, 1557 -> CONSTRAINT;
            case 1292, 1411 ->
                e.getMessage().contains("date") || e.getMessage().contains("time") ? DATE_FORMAT : BAD_VALUE;
            case 1264, 1265, 1366, 1367, 1406, 1365, 1690, 3140 -> BAD_VALUE;
            case 1300, 1267 -> ENCODING;
            case 1050, 1007, 1060, 1061 -> ALREADY_EXISTS;
            default -> byState(e);
        };
    }

    private static SqlFault byState(SQLException e) {
        if (e instanceof SQLTimeoutException) {
            return TIMED_OUT;
        }
        var state = e.getSQLState() == null ? "" : e.getSQLState();
        if (state.startsWith("08")) {
            return UNREACHABLE;
        }
        return state.startsWith("23") ? CONSTRAINT : state.startsWith("22") ? BAD_VALUE : OTHER;
    }
}
