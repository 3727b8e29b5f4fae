package io.sluice.trial;

import io.sluice.connector.Connection;
import io.sluice.connector.database.Databases;
import io.sluice.connector.database.Engine;
import io.sluice.connector.database.SchemaScript;
import io.sluice.connector.database.Session;
import io.sluice.connector.database.SqlError;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;

/** Copies rows from a source into the sandbox, all tables as of one instant: small ones whole, of large ones a sample. */
final class PostgresCopy {

    private final Databases databases;
    private final Connection source;
    private final java.sql.Connection sandbox;
    private final Sampling sampling;

    PostgresCopy(Databases databases, Connection source, java.sql.Connection sandbox, Sampling sampling) {
        this.databases = databases;
        this.source = source;
        this.sandbox = sandbox;
        this.sampling = sampling;
    }

    /** Says which tables are there in part only. */
    List<Lack> run(List<SchemaScript.Table> tables) {
        var partial = new ArrayList<Lack>();
        try (var session = databases.open(source)) {
            Session.beginReadOnly(session, Engine.POSTGRESQL);
            try {
                for (var table : tables) {
                    if (!table.columns().isEmpty() && !copy(session, table)) {
                        partial.add(new Lack(
                                Lack.Kind.ROWS,
                                table.qualified(),
                                "rows of " + table.quoted() + " beyond a sample of " + Sampling.ROWS));
                    }
                }
            } finally {
                session.rollback();
            }
        } catch (SQLException e) {
            throw SqlError.failure(source.name(), e);
        }
        return partial;
    }

    private boolean copy(java.sql.Connection session, SchemaScript.Table table) throws SQLException {
        var small = small(session, table);
        var columns = String.join(", ", table.columns());
        var from = session.unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy (select " + columns + " from " + table.quoted()
                        + (small ? "" : " limit " + Sampling.ROWS) + ") to stdout");
        var to = sandbox.unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy " + table.quoted() + " (" + columns + ") from stdin");
        try {
            for (var bytes = from.readFromCopy(); bytes != null; bytes = from.readFromCopy()) {
                to.writeToCopy(bytes, 0, bytes.length);
            }
            to.endCopy();
        } finally {
            if (to.isActive()) {
                to.cancelCopy();
            }
            if (from.isActive()) {
                from.cancelCopy();
            }
        }
        return small;
    }

    private boolean small(java.sql.Connection session, SchemaScript.Table table) throws SQLException {
        var few = "select count(*) from (select 1 from " + table.quoted() + " limit " + (sampling.mostRows() + 1)
                + ") as counted";
        try (var statement = session.prepareStatement("select (" + few + "), pg_table_size(to_regclass(?))")) {
            statement.setString(1, table.quoted());
            try (var row = statement.executeQuery()) {
                row.next();
                return sampling.isWhole(row.getLong(1), row.getLong(2));
            }
        }
    }
}
