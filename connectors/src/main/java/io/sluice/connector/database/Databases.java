package io.sluice.connector.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.sluice.connector.Connection;
import io.sluice.connector.Connection.Kind;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentHashMap;

/** Sessions with the databases behind connections: safe settings, UTC, named {@code sluice}; a failure to connect is a ConnectorException. */
public final class Databases implements AutoCloseable {

    private static final int POOL = 8;
    private static final long IDLE_MILLIS = 60_000;
    private static final long WAIT_MILLIS = 6_000;

    private final ConcurrentHashMap<String, Pool> pools = new ConcurrentHashMap<>();

    private record Pool(Connection connection, Engine engine, HikariDataSource sessions) {}

    /** A pooled session for short work, in auto-commit; a statement of it may take a minute. Close it to give it back. */
    public java.sql.Connection open(Connection connection) {
        var pool = pool(connection);
        try {
            return pool.sessions.getConnection();
        } catch (SQLException e) {
            throw SqlError.failure(connection.name(), e);
        }
    }

    /** A session of the caller's own, without limits, which may load local streams; for long work that another attempt may have to end. */
    public java.sql.Connection dedicated(Connection connection) {
        return alone(connection, true);
    }

    /** A session of the caller's own for statements that others wrote: it takes no local stream, whatever they say. */
    public java.sql.Connection untrusted(Connection connection) {
        return alone(connection, false);
    }

    private static java.sql.Connection alone(Connection connection, boolean localStreams) {
        try {
            var session = connect(SessionSettings.of(connection, localStreams));
            try (var statement = session.createStatement()) {
                statement.execute(Session.greeting(engine(connection, session), true));
            }
            return session;
        } catch (SQLException e) {
            throw SqlError.failure(connection.name(), e);
        }
    }

    /** Tests a connection: can we get in, to what, and may its user keep our ledger there? */
    public Checked check(Connection connection) {
        try (var session = open(connection)) {
            var engine = engine(connection);
            var version = session.getMetaData().getDatabaseProductVersion();
            return new Checked(engine, version, !LedgerRights.mayKeepLedger(session, engine));
        } catch (SQLException e) {
            throw SqlError.failure(connection.name(), e);
        }
    }

    /** What a test of a connection showed; {@code readOnly}: its user may not create the ledger. */
    public record Checked(Engine engine, String version, boolean readOnly) {}

    /** The schema of a bare table name, known from the URL alone. */
    public static String defaultSchema(Connection connection) {
        return switch (connection.kind()) {
            case POSTGRES -> "public";
            case MYSQL -> DatabaseUrl.of(connection).database();
            case SQLITE, FILES, API -> "main";
        };
    }

    public Engine engine(Connection connection) {
        return pool(connection).engine;
    }

    @Override
    public void close() {
        pools.values().forEach(pool -> pool.sessions.close());
        pools.clear();
    }

    /** One pool a name; a connection that was replaced under its name gets a new one. */
    private Pool pool(Connection connection) {
        var pool = pools.get(connection.name());
        if (pool != null && pool.connection.equals(connection)) {
            return pool;
        }
        return pools.compute(connection.name(), (name, old) -> {
            if (old != null && old.connection.equals(connection)) {
                return old;
            }
            var fresh = newPool(connection);
            if (old != null) {
                old.sessions.close();
            }
            return fresh;
        });
    }

    /** Connects once before the pool is made: a pool would try a wrong password again and again. */
    private static Pool newPool(Connection connection) {
        var settings = SessionSettings.of(connection, false);
        try (var first = connect(settings)) {
            var engine = engine(connection, first);
            var config = new HikariConfig();
            config.setPoolName("sluice-" + connection.name());
            config.setJdbcUrl(settings.jdbcUrl());
            config.setDataSourceProperties(settings.properties());
            config.setConnectionInitSql(Session.greeting(engine, false));
            config.setReadOnly(engine == Engine.SQLITE); // its driver refuses to be told otherwise later
            config.setMaximumPoolSize(POOL);
            config.setMinimumIdle(0);
            config.setIdleTimeout(IDLE_MILLIS);
            config.setConnectionTimeout(WAIT_MILLIS);
            config.setInitializationFailTimeout(-1);
            return new Pool(connection, engine, new HikariDataSource(config));
        } catch (SQLException e) {
            throw SqlError.failure(connection.name(), e);
        }
    }

    private static java.sql.Connection connect(SessionSettings settings) throws SQLException {
        return DriverManager.getConnection(settings.jdbcUrl(), settings.properties());
    }

    private static Engine engine(Connection connection, java.sql.Connection session) throws SQLException {
        if (connection.kind() != Kind.MYSQL) {
            return connection.kind() == Kind.POSTGRES ? Engine.POSTGRESQL : Engine.SQLITE;
        }
        // The driver's product name says MySQL for both.
        try (var statement = session.createStatement();
                var version = statement.executeQuery("select version()")) {
            version.next();
            return version.getString(1).contains("MariaDB") ? Engine.MARIADB : Engine.MYSQL;
        }
    }
}
