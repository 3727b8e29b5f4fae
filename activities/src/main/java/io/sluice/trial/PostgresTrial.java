package io.sluice.trial;

import io.sluice.connector.Connection;
import io.sluice.connector.Secret;
import io.sluice.connector.database.Databases;
import io.sluice.connector.database.Engine;
import io.sluice.connector.database.SchemaScript;
import io.sluice.connector.database.Session;
import io.sluice.connector.database.SqlError;
import io.sluice.guard.TableRef;
import io.sluice.pipeline.ColumnType;
import io.sluice.target.postgres.PostgresDialect;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.postgresql.PGConnection;

/** A database of the sandbox cluster whose owner, a role made for it, may connect to nothing else and use little disk and time. */
final class PostgresTrial implements TrialDatabase {

    static final Duration STATEMENT = Duration.ofSeconds(10);
    private static final String PREFIX = "sluice_trial_";
    private static final String OUTPUTS = "sluice_outputs";
    private static final Duration FORGOTTEN = Duration.ofHours(1);

    private static final String OPEN =
            "select datname from pg_database where datallowconn and has_database_privilege('public', datname, 'CONNECT')";

    private static final String OLD =
            "select datname from pg_database where datname like 'sluice#_trial#_%%' escape '#' and split_part(datname, '_', 3)::bigint < %d";

    private static final String COLUMN_TYPES = """
            select a.attname, format_type(a.atttypid, null) from pg_attribute a
             where a.attrelid = to_regclass(?) and a.attnum > 0 and not a.attisdropped
            """;

    private final Databases databases;
    private final Connection administrator;
    private final String name;
    private final java.sql.Connection session;
    private final Executor drops;

    private PostgresTrial(
            Databases databases, Connection administrator, String name, java.sql.Connection session, Executor drops) {
        this.databases = databases;
        this.administrator = administrator;
        this.name = name;
        this.session = session;
        this.drops = drops;
    }

    static PostgresTrial create(Databases databases, Connection administrator) throws SQLException {
        return create(databases, administrator, Runnable::run);
    }

    /** {@code drops} does the dropping: the server waits a while until a session has really ended. */
    static PostgresTrial create(Databases databases, Connection administrator, Executor drops) throws SQLException {
        var name = PREFIX + Instant.now().getEpochSecond() + "_" + Names.random(4);
        var password = Names.random(16);
        try (var admin = databases.open(administrator);
                var statement = admin.createStatement()) {
            dropForgotten(admin);
            statement.execute("create role " + name + " login password '" + password + "' connection limit 3");
            statement.execute("create database " + name + " owner " + name + " strategy wal_log");
            statement.execute("revoke all on database " + name + " from public");
            closeOthers(admin);
            statement.execute("alter role " + name + " set temp_file_limit = '1GB'");
            statement.execute("alter role " + name + " set statement_timeout = '" + STATEMENT.toSeconds() + "s'");
            var session = databases.untrusted(reach(administrator, name, password));
            return new PostgresTrial(databases, administrator, name, prepare(session), drops);
        } catch (SQLException | RuntimeException e) {
            drop(databases, administrator, name);
            throw e;
        }
    }

    /** By default every role may connect to every database. */
    private static void closeOthers(java.sql.Connection admin) throws SQLException {
        for (var open : texts(admin, OPEN)) {
            try (var statement = admin.createStatement()) {
                statement.execute("revoke connect on database " + Engine.POSTGRESQL.quote(open) + " from public");
            } catch (SQLException e) {
                if (texts(admin, OPEN).contains(open)) { // another run did it at the same moment, or it failed
                    throw e;
                }
            }
        }
    }

    private static java.sql.Connection prepare(java.sql.Connection session) throws SQLException {
        Session.limitStatements(session, Engine.POSTGRESQL, STATEMENT);
        try (var statement = session.createStatement()) {
            statement.execute("set synchronous_commit = off; create schema " + OUTPUTS);
        }
        session.setAutoCommit(false);
        return session;
    }

    /** Whether its server is there and nobody has dropped it as forgotten. */
    boolean alive(int seconds) {
        try {
            var alive = session.isValid(seconds);
            session.rollback();
            return alive;
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public Engine engine() {
        return Engine.POSTGRESQL;
    }

    @Override
    public java.sql.Connection session() {
        return session;
    }

    @Override
    public List<String> rebuild(SchemaScript script, Connection source) throws SQLException {
        var missing = new ArrayList<>(script.notProven());
        script.before().forEach(each -> attempt(each, missing));
        for (var table : script.tables()) {
            if (!attempted(table.exact())) {
                missing.add("defaults and computed columns of " + table.quoted());
                execute(table.plain());
            }
        }
        session.commit();
        missing.addAll(new PostgresCopy(databases, source, session).run(script.tables()));
        script.after().forEach(each -> attempt(each, missing));
        session.commit();
        return missing;
    }

    private void attempt(SchemaScript.Statement each, List<String> missing) {
        if (!attempted(each.sql())) {
            missing.add(each.what());
        }
    }

    /** What the sandbox cannot have, an extension's type or a constraint over rows that were not copied, must not end the run. */
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

    @Override
    public String output(String output) {
        return OUTPUTS + "." + Engine.POSTGRESQL.quote(output);
    }

    @Override
    public TableRef outputRef(String output) {
        return new TableRef(OUTPUTS, output);
    }

    @Override
    public String type(ColumnType type) {
        return new PostgresDialect().type(type);
    }

    @Override
    public String text() {
        return "text";
    }

    @Override
    public String value(String staged, ColumnType type, String nativeType) {
        return type.kind() == ColumnType.Kind.BYTES && nativeType.equals("bytea")
                ? "decode(" + staged + ", 'base64')"
                : "cast(" + staged + " as " + nativeType + ")";
    }

    @Override
    public Map<String, String> types(String schema, String table) throws SQLException {
        var types = new HashMap<String, String>();
        try (var query = session.prepareStatement(COLUMN_TYPES)) {
            query.setString(1, table(schema, table));
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    types.put(rows.getString(1), rows.getString(2));
                }
            }
        }
        return types;
    }

    @Override
    public String table(String schema, String table) {
        return Engine.POSTGRESQL.quote(schema) + "." + Engine.POSTGRESQL.quote(table);
    }

    @Override
    public String onConflict(List<String> key, List<String> changed) {
        var target = " on conflict ("
                + String.join(", ", key.stream().map(Engine.POSTGRESQL::quote).toList()) + ") do ";
        var sets = changed.stream()
                .map(Engine.POSTGRESQL::quote)
                .map(column -> column + " = excluded." + column)
                .toList();
        return target + (sets.isEmpty() ? "nothing" : "update set " + String.join(", ", sets));
    }

    @Override
    public void cancel() throws SQLException {
        session.unwrap(PGConnection.class).cancelQuery();
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (SQLException e) {
            // it is dropped with its database
        }
        drops.execute(() -> drop(databases, administrator, name));
    }

    private static void drop(Databases databases, Connection administrator, String name) {
        try (var admin = databases.open(administrator);
                var statement = admin.createStatement()) {
            statement.execute("drop database if exists " + name + " with (force)");
            statement.execute("drop role if exists " + name);
        } catch (SQLException | RuntimeException e) {
            // The next run drops what was forgotten.
        }
    }

    /** Databases of runs whose process died. */
    private static void dropForgotten(java.sql.Connection admin) throws SQLException {
        for (var name :
                texts(admin, OLD.formatted(Instant.now().minus(FORGOTTEN).getEpochSecond()))) {
            try (var statement = admin.createStatement()) {
                statement.execute("drop database if exists " + Engine.POSTGRESQL.quote(name) + " with (force)");
                statement.execute("drop role if exists " + Engine.POSTGRESQL.quote(name));
            }
        }
    }

    private static List<String> texts(java.sql.Connection admin, String query) throws SQLException {
        try (var statement = admin.createStatement();
                var rows = statement.executeQuery(query)) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    private static Connection reach(Connection administrator, String name, String password) {
        var uri = URI.create(administrator.location());
        var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        var location = "postgres://" + name + "@" + uri.getHost() + ":" + (uri.getPort() < 0 ? 5432 : uri.getPort())
                + "/" + name + query;
        return new Connection("sandbox", administrator.kind(), location, new Secret(password), false);
    }
}
