package io.sluice.trial;

import io.sluice.connector.database.SchemaScript;
import io.sluice.connector.database.SqlError;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Makes the tables of a script in the sandbox; what it cannot have there does not end the run but is said. */
final class PostgresRebuild {

    private final java.sql.Connection session;
    private final List<Lack> lacks = new ArrayList<>();

    PostgresRebuild(java.sql.Connection session) {
        this.session = session;
    }

    List<Lack> run(SchemaScript script, PostgresCopy rows) throws SQLException {
        script.left().forEach(each -> lacks.add(Lack.of(each)));
        script.before().forEach(each -> attempt(each, Lack.Kind.STRUCTURE));
        for (var table : script.tables()) {
            if (!attempted(table.exact())) {
                lacks.add(new Lack(
                        Lack.Kind.STRUCTURE, table.qualified(), "defaults and computed columns of " + table.quoted()));
                execute(table.plain());
            }
        }
        session.commit();
        lacks.addAll(rows.run(script.tables()));
        // Rows that were only sampled may break what holds over all of them, and the rehearsal meets all of them.
        script.after().forEach(each -> attempt(each, Lack.Kind.ROWS));
        session.commit();
        return lacks;
    }

    private void attempt(SchemaScript.Statement each, Lack.Kind kind) {
        if (!attempted(each.sql())) {
            lacks.add(new Lack(kind, each.table(), each.what()));
        }
    }

    private boolean attempted(String sql) {
        try {
            var before = session.setSavepoint();
            try {
                execute(sql);
                session.releaseSavepoint(before);
                return true;
            } catch (SQLException e) {
                session.rollback(before);
                return false;
            }
        } catch (SQLException e) {
            throw SqlError.failure("sandbox", e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = session.createStatement()) {
            statement.execute(sql);
        }
    }
}
