package io.sluice.trial;

import io.sluice.connector.Connection;
import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import io.sluice.connector.Secret;
import io.sluice.connector.database.Databases;
import io.sluice.connector.database.Engine;
import io.sluice.connector.database.SchemaScript;
import io.sluice.connector.database.Session;
import io.sluice.connector.database.SqlError;
import io.sluice.guard.TableRef;
import io.sluice.pipeline.ColumnType;
import java.net.URI;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A database on a MySQL or MariaDB sandbox server. It bears the name of the source's database, because statements may write that name before
 * a table; so runs over databases of one name wait for each other, by a lock of the server.
 */
final class MySqlTrial implements TrialDatabase {

    private static final String USER = "sluice_trial_";
    private static final String OUTPUT = "sluice_out_";
    private static final int WAIT_SECONDS = 60;

    private static final String CHARACTERS =
            "select default_character_set_name, default_collation_name from information_schema.schemata where schema_name = database()";

    private static final String TYPES =
            "select column_name, column_type from information_schema.columns where table_schema = database() and table_name = ?";

    private final Databases databases;
    private final java.sql.Connection admin;
    private final Engine engine;
    private final String name;
    private final String user;
    private final java.sql.Connection session;

    private MySqlTrial(
            Databases databases,
            java.sql.Connection admin,
            Engine engine,
            String name,
            String user,
            java.sql.Connection session) {
        this.databases = databases;
        this.admin = admin;
        this.engine = engine;
        this.name = name;
        this.user = user;
        this.session = session;
    }

    static MySqlTrial create(Databases databases, Connection administrator, Connection like) throws SQLException {
        var name = Databases.defaultSchema(like);
        var user = USER + Names.random(8);
        var password = Names.random(16);
        var engine = databases.engine(administrator);
        var admin = databases.dedicated(administrator);
        try (var statement = admin.createStatement()) {
            lock(statement, name);
            statement.execute("drop database if exists " + engine.quote(name));
            statement.execute("create database " + engine.quote(name) + characters(databases, like));
            statement.execute(
                    "create user '" + user + "'@'%' identified by '" + password + "' with max_user_connections 3");
            // In a grant an underscore stands for any character.
            statement.execute("grant all on " + engine.quote(name.replace("_", "\\_")) + ".* to '" + user + "'@'%'");
            var session = databases.untrusted(reach(administrator, user, password, name));
            Session.limitStatements(session, engine, PostgresTrial.STATEMENT);
            session.setAutoCommit(false);
            return new MySqlTrial(databases, admin, engine, name, user, session);
        } catch (SQLException | RuntimeException e) {
            drop(admin, engine, name, user);
            throw e;
        }
    }

    private static void lock(Statement statement, String name) throws SQLException {
        try (var lock = statement.executeQuery("select get_lock(concat('sluice_trial_', sha1('"
                + name.replace("'", "''") + "')), " + WAIT_SECONDS + ")")) {
            lock.next();
            if (lock.getInt(1) != 1) {
                throw new ConnectorException(
                        Fault.OVERLOADED,
                        "sandbox",
                        "another run over a database " + name + " holds the sandbox",
                        "Try again in a moment",
                        null);
            }
        }
    }

    private static String characters(Databases databases, Connection like) throws SQLException {
        try (var source = databases.open(like);
                var statement = source.createStatement();
                var row = statement.executeQuery(CHARACTERS)) {
            row.next();
            return " character set " + row.getString(1) + " collate " + row.getString(2);
        }
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
    public List<String> rebuild(SchemaScript script, Connection source) throws SQLException {
        var missing = new ArrayList<>(script.notProven());
        var strict = new String[1];
        try (var statement = session.createStatement()) {
            // Rows come as they are: also zero dates, also children whose parents were not sampled.
            try (var mode = statement.executeQuery("select @@sql_mode")) {
                mode.next();
                strict[0] = mode.getString(1);
            }
            statement.execute("set foreign_key_checks = 0, sql_mode = 'NO_AUTO_VALUE_ON_ZERO'");
            for (var table : script.tables()) {
                make(statement, table, missing);
            }
            missing.addAll(new MySqlCopy(databases, source, session, engine).run(script.tables()));
            statement.execute("set foreign_key_checks = 1, sql_mode = '" + strict[0] + "'");
        }
        session.commit();
        return missing;
    }

    private static void make(Statement statement, SchemaScript.Table table, List<String> missing) throws SQLException {
        try {
            statement.execute(table.exact());
        } catch (SQLException e) {
            if (!SqlError.of(e).fault().repairable()) {
                throw e;
            }
            missing.add("keys, defaults and computed columns of " + table.quoted());
            statement.execute(table.plain());
        }
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
        drop(admin, engine, name, user);
    }

    /** What cannot be dropped now is replaced by the next run of the same name; the lock goes with the administrator's session. */
    private static void drop(java.sql.Connection admin, Engine engine, String name, String user) {
        try (admin;
                var statement = admin.createStatement()) {
            statement.execute("drop database if exists " + engine.quote(name));
            statement.execute("drop user if exists '" + user + "'@'%'");
        } catch (SQLException e) {
            // see above
        }
    }

    private static Connection reach(Connection administrator, String user, String password, String name) {
        var uri = URI.create(administrator.location());
        var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        var port = uri.getPort() < 0 ? 3306 : uri.getPort();
        var location = "mysql://" + user + "@" + uri.getHost() + ":" + port + "/" + Names.encoded(name) + query;
        return new Connection("sandbox", administrator.kind(), location, new Secret(password), false);
    }
}
