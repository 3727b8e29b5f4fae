package io.sluice.trial;

import io.sluice.connector.Connection;
import io.sluice.connector.database.Databases;
import io.sluice.connector.database.Engine;
import io.sluice.connector.database.SchemaScript;
import io.sluice.connector.database.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;

/** Copies rows between two servers of the MySQL family, all tables as of one instant: small ones whole, of large ones a sample. */
final class MySqlCopy {

    private static final int BATCH = 1000;

    private final Databases databases;
    private final Connection source;
    private final java.sql.Connection sandbox;
    private final Sampling sampling;
    private final Engine engine;

    MySqlCopy(Databases databases, Connection source, java.sql.Connection sandbox, Engine engine, Sampling sampling) {
        this.databases = databases;
        this.source = source;
        this.sandbox = sandbox;
        this.sampling = sampling;
        this.engine = engine;
    }

    /** Says which tables are there in part only. */
    List<Lack> run(List<SchemaScript.Table> tables) throws SQLException {
        var partial = new ArrayList<Lack>();
        try (var session = databases.open(source)) {
            Session.beginReadOnly(session, engine);
            try {
                for (var table : tables) {
                    if (!copy(session, table)) {
                        partial.add(new Lack(
                                Lack.Kind.ROWS,
                                table.qualified(),
                                "rows of " + table.quoted() + " beyond a sample of " + Sampling.ROWS));
                    }
                }
            } finally {
                session.rollback();
            }
        }
        return partial;
    }

    private boolean copy(java.sql.Connection session, SchemaScript.Table table) throws SQLException {
        var small = small(session, table);
        var columns = String.join(", ", table.columns());
        var query = "select " + columns + " from " + table.quoted() + (small ? "" : " limit " + Sampling.ROWS);
        var places = "?" + ", ?".repeat(table.columns().size() - 1);
        try (var read = session.createStatement();
                var write = sandbox.prepareStatement(
                        "insert into " + table.quoted() + " (" + columns + ") values (" + places + ")")) {
            read.setFetchSize(Integer.MIN_VALUE);
            try (var rows = read.executeQuery(query)) {
                for (int n = 1; rows.next(); n++) {
                    for (int i = 1; i <= table.columns().size(); i++) {
                        write.setObject(i, value(rows, i));
                    }
                    write.addBatch();
                    if (n % BATCH == 0) {
                        write.executeBatch();
                    }
                }
            }
            write.executeBatch();
        }
        return small;
    }

    /** Text keeps what Java's types would change: zero dates, times of many hours, exact numbers. */
    private static Object value(ResultSet row, int i) throws SQLException {
        return switch (row.getMetaData().getColumnType(i)) {
            case Types.BIT, Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> row.getBytes(i);
            default -> row.getString(i);
        };
    }

    private boolean small(java.sql.Connection session, SchemaScript.Table table) throws SQLException {
        var few = "select count(*) from (select 1 from " + table.quoted() + " limit " + (sampling.mostRows() + 1)
                + ") as counted";
        var bytes =
                "select coalesce(max(data_length), 0) from information_schema.tables where table_schema = database() and table_name = ?";
        try (var statement = session.prepareStatement("select (" + few + "), (" + bytes + ")")) {
            statement.setString(1, table.name());
            try (var row = statement.executeQuery()) {
                row.next();
                return sampling.isWhole(row.getLong(1), row.getLong(2));
            }
        }
    }
}
