package io.sluice.standalone.bench;

import io.sluice.standalone.home.Home;
import io.sluice.standalone.postgres.ClusterKind;
import io.sluice.standalone.postgres.Database;
import io.sluice.standalone.postgres.EmbeddedCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The dumps of a data folder, loaded into servers of their own and connected as {@code postgres_NAME} and {@code mysql_NAME}. */
public final class Dumps implements AutoCloseable {

    private static final int MOST_ROWS = 10_001;

    private final Path data;
    private final Installation sluice;
    private final EmbeddedCluster postgres;
    private final @Nullable ScratchMariaDb mariadb;
    private final Map<String, Opening> databases = new HashMap<>();

    @FunctionalInterface
    private interface Opening {
        Connection open() throws SQLException;
    }

    public Dumps(Path data, Installation sluice, Path scratch) throws IOException {
        this.data = data;
        this.sluice = sluice;
        this.postgres = EmbeddedCluster.start(new Home(scratch.resolve("dumps")), ClusterKind.SANDBOX);
        this.mariadb = ScratchMariaDb.start(scratch.resolve("mariadb")).orElse(null);
    }

    public boolean hasMariaDb() {
        return mariadb != null;
    }

    /** Loads and connects every dump of this dialect. */
    public void load(String dialect) throws IOException {
        try (var dumps = Files.newDirectoryStream(data.resolve("nl2sql").resolve(dialect), "*.sql")) {
            for (var dump : dumps) {
                var name = dump.getFileName().toString().replace(".sql", "");
                if (dialect.equals("postgres")) {
                    loadPostgres(name, dump);
                } else if (mariadb != null) {
                    mariadb.load(name, dump);
                    databases.put("mysql_" + name, () -> mariadb.open(name, false));
                    connect("mysql_" + name, mariadb.url(name), "");
                }
            }
        }
    }

    private void loadPostgres(String name, Path dump) throws IOException {
        var database = postgres.database(name);
        try (var connection = database.connect();
                var load = connection.createStatement()) {
            load.execute(Files.readString(dump));
        } catch (SQLException e) {
            throw new IOException(dump + " cannot be loaded", e);
        }
        databases.put("postgres_" + name, database::connect);
        connect("postgres_" + name, address(database), database.password());
    }

    /** As {@code connect} is told it. */
    public static String address(Database database) {
        return database.url().replaceFirst("^jdbc:postgresql://", "postgres://" + database.user() + "@");
    }

    private void connect(String name, String url, String password) {
        var reply = sluice.rest().post("/v1/connections", Map.of("name", name, "url", url, "password", password));
        if (reply.status() >= 300) {
            throw new IllegalStateException("connect " + name + ": " + reply.body());
        }
    }

    /** As any client would, not through Sluice. */
    public Connection open(String connection) throws SQLException {
        return Objects.requireNonNull(databases.get(connection), connection).open();
    }

    /** The rows of a query as text. */
    public static List<List<@Nullable String>> rows(Connection database, String sql) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.setMaxRows(MOST_ROWS);
            statement.setQueryTimeout(30);
            try (var result = statement.executeQuery(sql)) {
                return rows(result);
            }
        }
    }

    /** The rows that a query gave, as text. */
    static List<List<@Nullable String>> rows(ResultSet result) throws SQLException {
        var rows = new ArrayList<List<@Nullable String>>();
        while (result.next()) {
            var row = new ArrayList<@Nullable String>();
            for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                row.add(result.getString(i));
            }
            rows.add(row);
        }
        return rows;
    }

    @Override
    public void close() {
        postgres.close();
        if (mariadb != null) {
            mariadb.close();
        }
    }
}
