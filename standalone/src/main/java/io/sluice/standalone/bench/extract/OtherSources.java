package io.sluice.standalone.bench.extract;

import io.sluice.standalone.bench.Imports;
import io.sluice.standalone.bench.Installation;
import io.sluice.standalone.bench.ScratchMariaDb;
import io.sluice.standalone.bench.Warehouse;
import io.sluice.standalone.bench.WideFile;
import io.sluice.standalone.home.Home;
import io.sluice.standalone.postgres.ClusterKind;
import io.sluice.standalone.postgres.EmbeddedCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** PostgreSQL to PostgreSQL, and a CSV into MariaDB. */
final class OtherSources {

    private final Installation sluice;
    private final Imports imports;
    private final Warehouse warehouse;
    private final Path scratch;
    private final int rows;

    OtherSources(Installation sluice, Imports imports, Warehouse warehouse, Path scratch, int rows) {
        this.sluice = sluice;
        this.imports = imports;
        this.warehouse = warehouse;
        this.scratch = scratch;
        this.rows = rows;
    }

    List<String> measure() throws IOException {
        var lines = new ArrayList<>(postgres());
        lines.addAll(mariadb());
        return lines;
    }

    private List<String> postgres() {
        try (var cluster = EmbeddedCluster.start(new Home(scratch.resolve("source")), ClusterKind.SANDBOX)) {
            var source = cluster.database("source");
            try (var session = source.connect();
                    var statement = session.createStatement()) {
                statement.execute("create table orders (" + OrdersApi.COLUMNS + ")");
                statement.execute(
                        "insert into orders select i, 'Customer ' || i % 5000, 'Graz', date '2026-01-01' + (i % 300)::int, "
                                + "(i % 90000) + 0.25, i % 40, 0.10, i % 2 = 0, 'note number ' || i % 1000, now() from generate_series(1, "
                                + rows + ") i");
                statement.execute("analyze orders");
            }
            ExtractSpeed.connect(
                    sluice,
                    Map.of(
                            "name", "origin",
                            "url",
                                    source.url()
                                            .replaceFirst("^jdbc:postgresql://", "postgres://" + source.user() + "@"),
                            "password", source.password()));
            var shown = imports.commits("from-postgres", "Extract orders from origin into from_postgres");
            return List.of(
                    ExtractSpeed.line(
                            "PostgreSQL to a new table: staging and commit", "", rows, ExtractSpeed.work(shown), 0),
                    ExtractSpeed.line(
                            "PostgreSQL to a new table: sentence to receipt", "", rows, ExtractSpeed.whole(shown), 0));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> mariadb() throws IOException {
        var server = ScratchMariaDb.start(scratch.resolve("mariadb"));
        if (server.isEmpty()) {
            return List.of("| CSV to MariaDB: no mariadbd is installed here | | | | |");
        }
        try (var mariadb = server.get()) {
            mariadb.create("target");
            ExtractSpeed.connect(sluice, Map.of("name", "maria", "url", mariadb.url("target"), "password", ""));
            // the sandbox starts its own server with the first request for such a target
            WideFile.write(sluice.files().resolve("first.csv"), 100);
            imports.commits("to-mariadb-first", "Import first.csv into the table tried", List.of("maria"));
            WideFile.write(sluice.files().resolve("wide.csv"), rows);
            var shown = imports.commits("to-mariadb", "Import wide.csv into the table wide", List.of("maria"));
            return List.of(
                    ExtractSpeed.line(
                            "CSV to MariaDB, new table: staging and commit", "", rows, ExtractSpeed.work(shown), 0),
                    ExtractSpeed.line(
                            "CSV to MariaDB, new table: sentence to receipt", "", rows, ExtractSpeed.whole(shown), 0));
        }
    }
}
