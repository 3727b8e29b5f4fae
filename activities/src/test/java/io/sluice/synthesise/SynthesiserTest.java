package io.sluice.synthesise;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.guard.SqlDialect;
import io.sluice.pipeline.ColumnType;
import io.sluice.pipeline.Condition;
import io.sluice.pipeline.Destination;
import io.sluice.pipeline.FileFormat;
import io.sluice.pipeline.LoadColumn;
import io.sluice.pipeline.Pipeline;
import io.sluice.pipeline.Source;
import io.sluice.pipeline.Step;
import io.sluice.pipeline.StepText;
import io.sluice.pipeline.TableName;
import io.sluice.pipeline.WriteMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SynthesiserTest {
    private static final Step.Bash CLEAN = new Step.Bash(
            1,
            List.of(),
            "awk -F, '$2 != \"\"' /data/sales.csv > /tmp/cleaned.csv",
            List.of("sales.csv"),
            List.of("/tmp/cleaned.csv"));
    private static final Step.Sql COUNT = new Step.Sql(
            2,
            List.of(1),
            "warehouse",
            "update orders set n = n + 1 where id = 1; delete from orders where n = 0",
            null);

    private final Synthesiser synthesiser =
            new Synthesiser(connection -> SqlDialect.POSTGRES, file -> List.of(), output -> List.of());

    @Test
    void every_step_is_a_file_of_its_own() {
        var scripts = synthesiser.scripts(pipeline(CLEAN, COUNT));

        assertThat(scripts).extracting(Script::fileName).containsExactly("step_1.sh", "step_2.sql");
        assertThat(scripts).extracting(Script::executable).containsExactly(true, false);
    }

    @Test
    void a_bash_step_stops_at_the_first_error_and_says_when_it_starts_and_ends() {
        assertThat(synthesiser.scripts(pipeline(CLEAN)).getFirst().text())
                .startsWith("#!/usr/bin/env bash\n")
                .contains("set -euo pipefail\n", "step 1: start at", "step 1: end at", "exit code $code")
                .contains("\n" + CLEAN.script() + "\n")
                .contains("wc -l < '/tmp/cleaned.csv'");
    }

    @Test
    void a_sql_step_stops_at_the_first_error_and_is_one_transaction() {
        assertThat(synthesiser.scripts(pipeline(count(1))).getFirst().text())
                .contains("\\set ON_ERROR_STOP on\n", "\\echo step 1: start\n", "BEGIN;\n", "COMMIT;\n")
                .contains("UPDATE orders SET n = n + 1 WHERE id = 1;\n\nDELETE FROM orders WHERE n = 0;\n");
    }

    @Test
    void a_query_that_later_steps_read_is_kept_under_its_name() {
        var first = new Step.Sql(1, List.of(), "warehouse", "select * from orders where amount > 5", "big");
        var second = new Step.Sql(2, List.of(1), "warehouse", "insert into report select count(*) from big", null);

        var scripts = synthesiser.scripts(pipeline(first, second));

        assertThat(scripts.get(0).text()).contains("CREATE TABLE \"sluice_by_hand\".\"big\" AS\nSELECT * FROM orders");
        assertThat(scripts.get(1).text()).contains("FROM \"sluice_by_hand\".\"big\" AS big");
    }

    @Test
    void a_load_reads_text_and_casts_while_it_filters() {
        assertThat(synthesiser
                        .scripts(pipeline(load(WriteMode.UPSERT)))
                        .getFirst()
                        .text())
                .contains(
                        "\\copy sluice_read (\"id\", \"amount\") FROM pstdin WITH (FORMAT csv, HEADER true, DELIMITER ',', QUOTE '\"')")
                .contains(
                        "CREATE TABLE IF NOT EXISTS \"public\".\"orders\" (\n    \"id\" bigint,\n    \"amount\" decimal(10,2),\n    PRIMARY KEY (\"id\")\n);")
                .contains("WHERE NOT (coalesce(btrim(CAST(\"amount\" AS text), E' \\t\\r\\n'), '') = '')")
                .contains("ON CONFLICT (\"id\") DO UPDATE SET \"amount\" = excluded.\"amount\"");
    }

    @Test
    void lists_that_are_replaced_as_a_set_are_written_as_they_are_committed() {
        var rows = List.of(LoadColumn.of("id", ColumnType.INT64), LoadColumn.of("lines", ColumnType.JSON));
        var elements = List.of(
                LoadColumn.of("orders_id", ColumnType.INT64),
                LoadColumn.of("index_in_list", ColumnType.INT64),
                LoadColumn.of("sku", ColumnType.TEXT));
        var scripts = new Synthesiser(
                        connection -> SqlDialect.POSTGRES,
                        file -> List.of(),
                        output -> output.equals("orders_read") ? rows : elements)
                .scripts(withLists());

        assertThat(scripts.get(1).text())
                .contains("INSERT INTO \"public\".\"orders\" (\"id\")\nSELECT \"id\" FROM")
                .contains("ON CONFLICT (\"id\") DO NOTHING")
                .doesNotContain("lines", "SELECT *");
        assertThat(scripts.get(3).text())
                .contains("ON CONFLICT (\"orders_id\", \"index_in_list\") DO UPDATE SET \"sku\" = excluded.\"sku\"")
                .contains("DELETE FROM \"public\".\"orders_lines\" c WHERE EXISTS (SELECT 1 FROM"
                        + " \"sluice_by_hand\".\"orders_read\" s WHERE s.\"id\" = c.\"orders_id\" AND")
                .contains("NOT EXISTS (SELECT 1 FROM \"sluice_by_hand\".\"lines_read\" s WHERE"
                        + " s.\"orders_id\" = c.\"orders_id\" AND s.\"index_in_list\" = c.\"index_in_list\");");
        assertThat(StepText.of(withLists(), withLists().steps().get(3)))
                .endsWith("DELETE FROM public.orders_lines WHERE (orders_id) IN orders_read AND"
                        + " (orders_id, index_in_list) NOT IN lines_read\n"
                        + "-- but for records of whose lists something was kept out");
    }

    /** Orders by their id, and their lines. */
    private static Pipeline withLists() {
        return pipeline(
                new Step.Extract(1, List.of(), new Source.Stream("shop", "orders"), List.of(), "orders_read"),
                upsert(2, "orders_read", "orders", "id").without(List.of("lines")),
                new Step.Extract(
                        3,
                        List.of(1),
                        new Source.Lists("orders_read", "lines", List.of("id"), "orders"),
                        List.of(),
                        "lines_read"),
                upsert(4, "lines_read", "orders_lines", "orders_id", "index_in_list"));
    }

    private static Step.Load upsert(int number, String output, String table, String... key) {
        return new Step.Load(
                number,
                List.of(number - 1),
                new Source.Output(output),
                new Destination.Table(new TableName("warehouse", "public", table), false),
                List.of(),
                List.of(),
                List.of(),
                WriteMode.UPSERT,
                List.of(key));
    }

    @Test
    void the_same_pipeline_has_the_same_hash_and_any_other_has_another() {
        var one = Script.hash(synthesiser.scripts(pipeline(CLEAN)));

        assertThat(Script.hash(synthesiser.scripts(pipeline(CLEAN))))
                .isEqualTo(one)
                .hasSize(64);
        assertThat(Script.hash(synthesiser.scripts(pipeline(CLEAN, COUNT)))).isNotEqualTo(one);
        assertThat(Script.hash(synthesiser.scripts(pipeline(load(WriteMode.APPEND)))))
                .isNotEqualTo(Script.hash(synthesiser.scripts(pipeline(load(WriteMode.REPLACE)))));
    }

    @Test
    void a_folder_holds_the_scripts_and_one_that_runs_them(@TempDir Path folder) throws IOException {
        var pipeline = pipeline(CLEAN, COUNT);
        new ScriptFolder(folder.resolve("out"))
                .write(pipeline, synthesiser.scripts(pipeline), connection -> SqlDialect.POSTGRES);

        assertThat(mode(folder.resolve("out/step_1.sh"))).isEqualTo("rwxr-xr-x");
        assertThat(mode(folder.resolve("out/step_2.sql"))).isEqualTo("rw-r--r--");
        assertThat(mode(folder.resolve("out/run.sh"))).isEqualTo("rwxr-xr-x");
        assertThat(folder.resolve("out/run.sh"))
                .content()
                .endsWith("in_sandbox step_1.sh\nby_psql step_2.sql < /dev/null\n");
    }

    private static Step.Sql count(int number) {
        return new Step.Sql(number, List.of(), COUNT.connection(), COUNT.text(), null);
    }

    private static Step.Load load(WriteMode mode) {
        return new Step.Load(
                1,
                List.of(),
                new Source.File("sales.csv", FileFormat.csv()),
                new Destination.Table(new TableName("warehouse", "public", "orders"), true),
                List.of(LoadColumn.of("id", ColumnType.INT64), LoadColumn.of("amount", ColumnType.decimal(10, 2))),
                List.of(new Condition.Empty("amount")),
                List.of(),
                mode,
                List.of("id"));
    }

    private static Pipeline pipeline(Step... steps) {
        return new Pipeline(List.of(steps), List.of(), List.of(), false);
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
