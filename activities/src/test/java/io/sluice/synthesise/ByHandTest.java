package io.sluice.synthesise;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.fixture.TestDatabase;
import io.sluice.guard.SqlDialect;
import io.sluice.pipeline.Cleaning;
import io.sluice.pipeline.ColumnType;
import io.sluice.pipeline.Condition;
import io.sluice.pipeline.Destination;
import io.sluice.pipeline.FileFormat;
import io.sluice.pipeline.LoadColumn;
import io.sluice.pipeline.Pipeline;
import io.sluice.pipeline.Source;
import io.sluice.pipeline.Step;
import io.sluice.pipeline.TableName;
import io.sluice.pipeline.WriteMode;
import io.sluice.sandbox.Parts;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folder does by hand what the request does: with bash, bubblewrap and the database's own shell. */
class ByHandTest {
    private static final String SALES =
            "\uFEFFid,day,name,amount\n1,31.01.2024,\"Ærø, \"\"A\"\"\",\"1.000,50\"\n2,01.02.2024,B,\n3,02.02.2024,C,  \n1,03.02.2024,D,\"7,00\"\n";

    @TempDir
    Path folder;

    @Test
    void on_postgres_a_file_is_cleaned_loaded_and_summed_up() throws Exception {
        Parts.command("psql");
        Parts.command("bwrap");
        try (var database = TestDatabase.postgres()) {
            var said = run(
                    pipeline("public"), SqlDialect.POSTGRES, database.as("x").location());

            assertThat(said)
                    .contains(
                            "step 1: start",
                            "step 1: 4 lines in /tmp/short.csv",
                            "exit code 0",
                            "step 2: start",
                            "step 3: end");
            assertThat(database.rows("select id, day::text, name, amount from orders order by id"))
                    .containsExactly(List.of("1", "2024-01-31", "Ærø, \"A\"", "1000.50"));
            assertThat(database.value("select total from report")).isEqualTo("1000.50");
        }
    }

    @Test
    void on_mariadb_too() throws Exception {
        Parts.command("mysql");
        Parts.command("bwrap");
        try (var database = TestDatabase.mariadb()) {
            var uri = URI.create(database.as("x").location());
            run(
                    pipeline(database.name()),
                    SqlDialect.MYSQL,
                    "-h127.0.0.1 --skip-ssl -P" + uri.getPort() + " -uroot " + database.name());

            assertThat(database.rows("select id, day, name, amount from orders order by id"))
                    .containsExactly(List.of("1", "2024-01-31", "Ærø, \"A\"", "1000.50"));
            assertThat(database.value("select total from report")).isEqualTo("1000.50");
        }
    }

    @Test
    void a_failing_step_stops_the_run() throws Exception {
        Parts.command("psql");
        Parts.command("bwrap");
        try (var database = TestDatabase.postgres()) {
            var broken =
                    new Step.Bash(1, List.of(), "cat /data/absent | sort > /tmp/x\necho never", List.of(), List.of());
            var count = new Step.Sql(2, List.of(1), "x", "create table made as select 1 as one", null);

            var said = run(
                    new Pipeline(List.of(broken, count), List.of(), List.of(), false),
                    SqlDialect.POSTGRES,
                    database.as("x").location());

            assertThat(said).contains("absent", "exit code 1").doesNotContain("never", "step 2");
            assertThat(database.value("select to_regclass('made')")).isNull();
        }
    }

    private static Pipeline pipeline(String schema) {
        var shorten = new Step.Bash(
                1,
                List.of(),
                "head -n 4 /data/sales.csv > /tmp/short.csv",
                List.of("sales.csv"),
                List.of("/tmp/short.csv"));
        var load = new Step.Load(
                2,
                List.of(1),
                new Source.File("/tmp/short.csv", FileFormat.csv()),
                new Destination.Table(new TableName("x", schema, "orders"), true),
                List.of(
                        LoadColumn.of("id", ColumnType.INT64),
                        new LoadColumn("day", "day", ColumnType.DATE, List.of(new Cleaning.ParseDate("dd.MM.yyyy"))),
                        LoadColumn.of("name", ColumnType.TEXT),
                        new LoadColumn(
                                "amount",
                                "amount",
                                ColumnType.decimal(10, 2),
                                List.of(new Cleaning.ParseNumber(",", ".")))),
                List.of(new Condition.Empty("amount")),
                List.of(),
                WriteMode.APPEND,
                List.of());
        var sum = new Step.Sql(
                3, List.of(2), "x", "create table report as select sum(amount) as total from orders", null);
        return new Pipeline(List.of(shorten, load, sum), List.of(), List.of(), false);
    }

    private String run(Pipeline pipeline, SqlDialect dialect, String target) throws IOException, InterruptedException {
        var files = Files.createDirectory(folder.resolve("files"));
        Files.writeString(files.resolve("sales.csv"), SALES);
        var scripts = new Synthesiser(connection -> dialect, file -> List.of(), output -> List.of()).scripts(pipeline);
        new ScriptFolder(folder.resolve("out")).write(pipeline, scripts, connection -> dialect);
        var process = new ProcessBuilder(folder.resolve("out/run.sh").toString(), files.toString(), target)
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes());
        process.waitFor();
        return said;
    }
}
