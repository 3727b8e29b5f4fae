package io.sluice.trial;

import io.sluice.connector.Connection;
import io.sluice.connector.database.Databases;
import io.sluice.connector.database.Engine;
import io.sluice.connector.database.SchemaScript;
import io.sluice.guard.TableRef;
import io.sluice.pipeline.ColumnType;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A database on a MySQL or MariaDB sandbox server. It bears the name of the source's database, because statements may write that name before
 * a table; so runs over databases of one name wait for each other, by a lock of the server.
 */
final class MySqlTrial implements TrialDatabase {

    private static final String OUTPUT = "sluice_out_";

    private static final String TYPES =
            "select column_name, column_type from information_schema.columns where table_schema = database() and table_name = ?";

    private final Databases databases;
    private final MySqlTrialServer server;
    private final MySqlTrialServer.Made made;
    private final Engine engine;
    private final java.sql.Connection session;

    private MySqlTrial(Databases databases, MySqlTrialServer server, MySqlTrialServer.Made made) {
        this.databases = databases;
        this.server = server;
        this.made = made;
        this.engine = made.engine();
        this.session = made.session();
    }

    static MySqlTrial create(Databases databases, Connection administrator, Connection like) throws SQLException {
        var server = new MySqlTrialServer(databases, administrator);
        return new MySqlTrial(databases, server, server.make(like));
    }

    @Override
    public Engine engine() {
        return engine;
    }

    @Override
    public java.sql.Connection session() {
        return session;
    }

    @Override
    public List<Lack> rebuild(SchemaScript script, Connection source, Sampling sampling) throws SQLException {
        var lacks = new ArrayList<>(made.lacks());
        lacks.addAll(
                new MySqlRebuild(session).run(script, new MySqlCopy(databases, source, session, engine, sampling)));
        return lacks;
    }

    @Override
    public String output(String output) {
        return engine.quote(OUTPUT + output);
    }

    @Override
    public TableRef outputRef(String output) {
        return new TableRef(null, OUTPUT + output);
    }

    @Override
    public String type(ColumnType type) {
        return switch (type.kind()) {
            case BOOLEAN -> "tinyint(1)";
            case INT64 -> "bigint";
            case DECIMAL ->
                type.precision() == 0
                        ? "decimal(65,30)"
                        : "decimal(" + Math.min(65, type.precision()) + "," + Math.min(30, type.scale()) + ")";
            case FLOAT64 -> "double";
            case TEXT -> "longtext";
            case BYTES -> "longblob";
            case DATE -> "date";
            case TIME -> "time(6)";
            case TIMESTAMP -> "datetime(6)";
            case TIMESTAMPTZ -> "timestamp(6) null";
            case INTERVAL -> "varchar(100)";
            case UUID -> "char(36)";
            case JSON -> "json";
        };
    }

    @Override
    public String keyType(ColumnType type) {
        return type.kind() == ColumnType.Kind.TEXT ? "varchar(191)" : type(type);
    }

    @Override
    public String text() {
        return "longtext";
    }

    /** The server turns text into the column's type by itself, strictly, but not every word of ours. */
    @Override
    public String value(String staged, ColumnType type, String nativeType) {
        return switch (type.kind()) {
            case BOOLEAN -> "case " + staged + " when 'true' then 1 when 'false' then 0 end";
            case BYTES -> "from_base64(" + staged + ")";
            case TIMESTAMPTZ -> "replace(" + staged + ", '+00:00', '')";
            case INT64, DECIMAL, FLOAT64, TEXT, DATE, TIME, TIMESTAMP, INTERVAL, UUID, JSON -> staged;
        };
    }

    @Override
    public Map<String, String> types(String schema, String table) throws SQLException {
        var types = new HashMap<String, String>();
        try (var query = session.prepareStatement(TYPES)) {
            query.setString(1, table);
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
        return engine.quote(table);
    }

    @Override
    public String onConflict(List<String> key, List<String> changed) {
        var columns = (changed.isEmpty() ? key.subList(0, 1) : changed)
                .stream().map(engine::quote).toList();
        return " on duplicate key update "
                + String.join(
                        ", ",
                        columns.stream()
                                .map(column ->
                                        column + (changed.isEmpty() ? " = " + column : " = values(" + column + ")"))
                                .toList());
    }

    @Override
    public void cancel() throws SQLException {
        session.abort(Runnable::run);
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (SQLException e) {
            // it is dropped with its database
        }
        server.drop(made);
    }
}
