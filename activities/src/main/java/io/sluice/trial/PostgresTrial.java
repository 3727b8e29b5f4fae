package io.sluice.trial;

import io.sluice.connector.Connection;
import io.sluice.connector.database.Databases;
import io.sluice.connector.database.Engine;
import io.sluice.connector.database.SchemaScript;
import io.sluice.guard.TableRef;
import io.sluice.pipeline.ColumnType;
import io.sluice.target.postgres.PostgresDialect;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.postgresql.PGConnection;

/** A database of the sandbox cluster whose owner, a role made for it, may connect to nothing else and use little disk and time. */
final class PostgresTrial implements TrialDatabase {

    static final Duration STATEMENT = Duration.ofSeconds(10);
    static final String OUTPUTS = "sluice_outputs";

    private static final String COLUMN_TYPES = """
            select a.attname, format_type(a.atttypid, null) from pg_attribute a
             where a.attrelid = to_regclass(?) and a.attnum > 0 and not a.attisdropped
            """;

    private final Databases databases;
    private final PostgresTrialServer server;
    private final PostgresTrialServer.Made made;
    private final java.sql.Connection session;
    private final Executor drops;

    private PostgresTrial(
            Databases databases, PostgresTrialServer server, PostgresTrialServer.Made made, Executor drops) {
        this.databases = databases;
        this.server = server;
        this.made = made;
        this.session = made.session();
        this.drops = drops;
    }

    static PostgresTrial create(Databases databases, Connection administrator) throws SQLException {
        return create(databases, administrator, Runnable::run);
    }

    /** {@code drops} does the dropping: the server waits a while until a session has really ended. */
    static PostgresTrial create(Databases databases, Connection administrator, Executor drops) throws SQLException {
        var server = new PostgresTrialServer(databases, administrator);
        return new PostgresTrial(databases, server, server.make(), drops);
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
    public List<Lack> rebuild(SchemaScript script, Connection source, Sampling sampling) throws SQLException {
        return new PostgresRebuild(session).run(script, new PostgresCopy(databases, source, session, sampling));
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
        drops.execute(() -> server.drop(made.name()));
    }
}
