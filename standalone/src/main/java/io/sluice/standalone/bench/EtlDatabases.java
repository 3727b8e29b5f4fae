package io.sluice.standalone.bench;

import io.sluice.standalone.bench.EtlTask.Kind;
import io.sluice.standalone.postgres.Database;
import io.sluice.standalone.postgres.EmbeddedCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The source databases of tasks: each a dump of its own, without the tables that the task does not list there. */
final class EtlDatabases {

    private final Path data;
    private final EmbeddedCluster postgres;
    private final @Nullable ScratchMariaDb mariadb;
    private final AtomicInteger count = new AtomicInteger();

    /** Without MariaDB. */
    EtlDatabases(Path data, EmbeddedCluster postgres) {
        this(data, postgres, null);
    }

    EtlDatabases(Path data, EmbeddedCluster postgres, @Nullable ScratchMariaDb mariadb) {
        this.data = data;
        this.postgres = postgres;
        this.mariadb = mariadb;
    }

    /** What {@code POST /v1/connections} is given for the source database of this kind. */
    Map<String, String> connection(String name, Kind kind, String dump, List<String> tables) throws IOException {
        var database = "etl" + count.incrementAndGet();
        try {
            if (kind == Kind.MYSQL) {
                var mariadb = Objects.requireNonNull(this.mariadb);
                mariadb.load(database, dump("mysql", dump));
                try (var session = mariadb.open(database, true)) {
                    keep(
                            session,
                            "select table_name from information_schema.tables where table_schema = database()",
                            tables,
                            "`");
                }
                return Map.of("name", name, "url", mariadb.url(database), "password", "");
            }
            var loaded = load(database, dump);
            try (var session = loaded.connect()) {
                keep(session, "select tablename from pg_tables where schemaname = 'public'", tables, "\"");
            }
            return connection(name, loaded);
        } catch (SQLException e) {
            throw new IOException(dump + " cannot be loaded", e);
        }
    }

    static Map<String, String> connection(String name, Database database) {
        return Map.of("name", name, "url", Dumps.address(database), "password", database.password());
    }

    /** All tables of a dump on PostgreSQL. */
    Database load(String database, String dump) throws IOException {
        var made = postgres.database(database);
        try (var connection = made.connect();
                var load = connection.createStatement()) {
            load.execute(Files.readString(dump("postgres", dump)));
            return made;
        } catch (SQLException e) {
            throw new IOException(dump + " cannot be loaded", e);
        }
    }

    boolean hasMySql(String dump) {
        return Files.exists(dump("mysql", dump));
    }

    private Path dump(String dialect, String name) {
        return data.resolve("nl2sql").resolve(dialect).resolve(name + ".sql");
    }

    private static void keep(Connection session, String listing, List<String> tables, String quote)
            throws SQLException {
        var others = new ArrayList<String>();
        try (var statement = session.createStatement();
                var rows = statement.executeQuery(listing)) {
            while (rows.next()) {
                if (tables.stream().noneMatch(rows.getString(1)::equalsIgnoreCase)) {
                    others.add(quote + rows.getString(1) + quote);
                }
            }
        }
        try (var statement = session.createStatement()) {
            if (quote.equals("`")) {
                statement.execute("set foreign_key_checks = 0");
            }
            for (var other : others) {
                statement.execute("drop table " + other + " cascade");
            }
        }
    }
}
