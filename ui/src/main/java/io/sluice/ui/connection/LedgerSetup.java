package io.sluice.ui.connection;

import io.sluice.store.StoredConnection;
import io.sluice.ui.problem.ApiProblem;
import java.net.URI;

/** The statements with which an administrator lets a role keep Sluice's ledger. */
final class LedgerSetup {

    private LedgerSetup() {}

    static String ddl(StoredConnection connection) {
        return switch (connection.kind()) {
            case "postgres" ->
                "create schema if not exists sluice authorization " + quoted(user(connection), '"') + ";\n";
            case "mysql" ->
                "grant create, drop, alter, index, select, insert, update, delete on "
                        + quoted(database(connection), '`') + ".* to " + quoted(user(connection), '\'') + "@'%';\n";
            default ->
                throw ApiProblem.conflict(
                        "source_only",
                        connection.name() + " is a source only",
                        "Use a PostgreSQL or MySQL connection.");
        };
    }

    private static String user(StoredConnection connection) {
        var info = URI.create(connection.location()).getUserInfo();
        return info == null || info.isEmpty() ? "sluice" : info;
    }

    private static String database(StoredConnection connection) {
        return URI.create(connection.location()).getPath().substring(1);
    }

    private static String quoted(String name, char quote) {
        var sign = String.valueOf(quote);
        return sign + name.replace(sign, sign + sign) + sign;
    }
}
