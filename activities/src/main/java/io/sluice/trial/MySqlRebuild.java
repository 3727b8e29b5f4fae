package io.sluice.trial;

import io.sluice.connector.database.SchemaScript;
import io.sluice.connector.database.SqlError;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Makes the tables of a script on a server of the MySQL family; what the server cannot have does not end the run but is said. */
final class MySqlRebuild {

    private final java.sql.Connection session;
    private final List<Lack> lacks = new ArrayList<>();

    MySqlRebuild(java.sql.Connection session) {
        this.session = session;
    }

    List<Lack> run(SchemaScript script, MySqlCopy rows) throws SQLException {
        script.left().forEach(each -> lacks.add(Lack.of(each)));
        try (var statement = session.createStatement()) {
            var strict = mode(statement);
            // Rows come as they are: also zero dates, also children whose parents were not sampled.
            statement.execute("set foreign_key_checks = 0, sql_mode = 'NO_AUTO_VALUE_ON_ZERO'");
            for (var table : script.tables()) {
                make(statement, table);
            }
            lacks.addAll(rows.run(script.tables()));
            statement.execute("set foreign_key_checks = 1, sql_mode = '" + strict + "'");
        }
        session.commit();
        return lacks;
    }

    private static String mode(Statement statement) throws SQLException {
        try (var mode = statement.executeQuery("select @@sql_mode")) {
            mode.next();
            return mode.getString(1);
        }
    }

    private void make(Statement statement, SchemaScript.Table table) throws SQLException {
        try {
            statement.execute(table.exact());
        } catch (SQLException e) {
            if (!SqlError.of(e).fault().repairable()) {
                throw e;
            }
            lacks.add(new Lack(
                    Lack.Kind.STRUCTURE,
                    table.qualified(),
                    "keys, defaults and computed columns of " + table.quoted()));
            statement.execute(table.plain());
        }
    }
}
