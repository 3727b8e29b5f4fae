package io.sluice.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.fixture.TestDatabase;
import io.sluice.inspect.Inspector;
import io.sluice.installation.TestInstallation;
import io.sluice.pipeline.Cleaning;
import io.sluice.pipeline.ColumnType;
import io.sluice.pipeline.Condition;
import io.sluice.pipeline.Destination;
import io.sluice.pipeline.FileFormat;
import io.sluice.pipeline.LoadColumn;
import io.sluice.pipeline.Problem;
import io.sluice.pipeline.Problem.Kind;
import io.sluice.pipeline.Source;
import io.sluice.pipeline.Step;
import io.sluice.pipeline.TableName;
import io.sluice.pipeline.WriteMode;
import io.sluice.request.InspectActivity.Faulty;
import io.sluice.request.InspectActivity.Sound;
import io.sluice.request.PipelineRef;
import io.sluice.request.SandboxActivity;
import io.sluice.request.SandboxActivity.Failed;
import io.sluice.request.SandboxActivity.Passed;
import io.sluice.request.SandboxActivity.SandboxResult;
import io.sluice.sandbox.NoSandbox;
import io.sluice.store.StepLog;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.testing.TestActivityEnvironment;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SandboxRunnerTest {

    private static final Source SALES = new Source.File("sales.csv", FileFormat.csv());
    private static final List<Condition> EMPTY_AMOUNT = List.of(new Condition.Empty("amount"));

    private TestDatabase sandbox;
    private TestDatabase warehouse;
    private TestDatabase mariadb;
    private TestDatabase sqlite;
    private TestInstallation installation;
    private SandboxRunner runner;

    @BeforeAll
    void start(@TempDir Path folder) {
        sandbox = TestDatabase.sandbox();
        warehouse = TestDatabase.postgres()
                .run(
                        "create type mood as enum ('ok', 'sad')",
                        "create table customers (id int primary key, name text not null)",
                        "insert into customers values (1, 'Ann'), (2, 'Bob')",
                        """
                        create table orders (id int primary key, customer int not null references customers, amount numeric(10,2) check (amount > 0),
                          number serial, mood mood default 'ok', twice numeric generated always as (amount * 2) stored, note varchar(5))
                        """,
                        "insert into orders (id, customer, amount) values (1, 1, 5.00), (9, 2, 7.00)",
                        "create view big as select * from orders where amount > 6",
                        "create table crowd as select n as id from generate_series(1, 60000) n",
                        "create table wide as select n as id, repeat('x', 500) as note from generate_series(1, 5000) n");
        mariadb = TestDatabase.mariadb()
                .run("create table orders (id int primary key, customer int, amount decimal(10,2))");
        sqlite = TestDatabase.sqlite(folder)
                .run("create table legacy (id int, name text)", "insert into legacy values (1, 'x'), (2, 'y')");
        installation = new TestInstallation(folder, warehouse.as("warehouse"), mariadb.as("my"), sqlite.as("lite"))
                .file("sales.csv", "id,customer,amount\n1,1,10.50\n2,2,\n3,1,3.00\n")
                .file("orphans.csv", "id,customer,amount\n5,77,1.00\n")
                .file("dates.csv", "id,day\n1,31.12.2025\n2,01.02.2026\n")
                .file("notes.csv", "id,customer,note\n5,1,far too long\n");
        runner = new SandboxRunner(
                installation.store(),
                installation.connections(),
                installation.databases(),
                new TrialServers(installation.databases(), SandboxServers.of(sandbox.as("sandbox"))),
                new NoSandbox("none in this test"),
                Clock.systemUTC());
    }

    @AfterAll
    void stop() {
        installation.close();
        warehouse.close();
        mariadb.close();
    }

    @AfterEach
    void nothing_is_left_on_the_sandbox_server() {
        assertThat(sandbox.value("select count(*) from pg_database where datname like 'sluice%'"))
                .isEqualTo("0");
        assertThat(sandbox.value("select count(*) from pg_roles where rolname like 'sluice%'"))
                .isEqualTo("0");
    }

    @Test
    void loads_a_file_into_a_table_that_it_makes_and_says_what_became_of_each_row() {
        var made = new TableName("warehouse", "public", "made");
        assertThat(run(load(
                        1, SALES, made, true, EMPTY_AMOUNT, WriteMode.APPEND, List.of(), "id", "customer", "amount")))
                .isInstanceOf(Passed.class);
        assertThat(log(1).stdout()).isEqualTo("read 3 rows, dropped 1, rejected 0, loaded 2");
        assertThat(log(1).exitCode()).isZero();
        assertThat(warehouse.value("select to_regclass('made') is null")).isEqualTo("t");
    }

    @Test
    void broken_lines_at_the_beginning_of_a_long_file_are_for_the_rehearsal_to_judge() {
        var lines = new StringBuilder("id,customer,amount\n");
        for (int i = 0; i < 110_000; i++) {
            lines.append(i).append(i % 4 == 0 && i < 60_000 ? ",7\n" : ",7,1.50\n");
        }
        installation.file("long.csv", lines.toString());
        var made = new TableName("warehouse", "public", "made");
        var file = new Source.File("long.csv", FileFormat.csv());

        assertThat(run(load(1, file, made, true, List.of(), WriteMode.APPEND, List.of(), "id", "customer", "amount")))
                .isInstanceOf(Passed.class);
        assertThat(log(1).stdout()).contains("rejected 15000", "line 2: it has 2 fields and the file has 3 columns");
    }

    @Test
    void more_than_a_tenth_of_broken_lines_in_a_file_that_is_read_whole_is_a_problem() {
        installation.file("broken.csv", "id,customer,amount\n1,7\n2,7,2.00\n");
        var made = new TableName("warehouse", "public", "made");
        var file = new Source.File("broken.csv", FileFormat.csv());

        var problem = problem(
                run(load(1, file, made, true, List.of(), WriteMode.APPEND, List.of(), "id", "customer", "amount")));
        assertThat(problem.kind()).isEqualTo(Kind.TOO_MANY_REJECTS);
        assertThat(problem.message())
                .isEqualTo(
                        "1 of 2 rows cannot be read, more than 10 in a hundred; line 2: it has 2 fields and the file has"
                                + " 3 columns");
        assertThat(problem.next()).contains("Mend these lines");
    }

    @Test
    void copies_the_table_with_its_rows_and_all_that_its_rows_must_keep() {
        var upsert = load(
                1, SALES, orders(), false, EMPTY_AMOUNT, WriteMode.UPSERT, List.of("id"), "id", "customer", "amount");
        var check = new Step.Sql(
                2,
                List.of(1),
                "warehouse",
                "select count(*) as n, max(\"number\") as highest, sum(twice) as twice from orders where mood = 'ok'",
                "checked");
        var export = export(
                3,
                "checked",
                LoadColumn.of("n", ColumnType.INT64),
                LoadColumn.of("highest", ColumnType.INT64),
                LoadColumn.of("twice", ColumnType.DECIMAL));
        assertThat(run(upsert, check, export)).isInstanceOf(Passed.class);
        assertThat(log(1).stdout()).startsWith("read 3 rows, dropped 1, rejected 0, loaded 2");
        assertThat(log(2).stdout()).isEqualTo("read 1 rows");
        assertThat(log(3).stdout()).isEqualTo("read 1 rows, dropped 0, rejected 0, loaded 1");
        assertThat(warehouse.value("select sum(amount) from orders")).isEqualTo("12.00");
    }

    @Test
    void makes_a_table_in_any_schema_that_the_real_database_has() {
        warehouse.run("create schema if not exists reports");
        var made = new TableName("warehouse", "reports", "made");
        assertThat(run(load(1, SALES, made, true, EMPTY_AMOUNT, WriteMode.APPEND, List.of(), "id", "amount")))
                .isInstanceOf(Passed.class);
    }

    @Test
    void runs_each_mode_by_which_rows_are_written() {
        for (var mode : List.of(WriteMode.INSERT_NEW, WriteMode.MIRROR, WriteMode.UPSERT)) {
            assertThat(run(load(
                            1, SALES, orders(), false, EMPTY_AMOUNT, mode, List.of("id"), "id", "customer", "amount")))
                    .isInstanceOf(Passed.class);
        }
        assertThat(run(load(
                        1,
                        SALES,
                        orders(),
                        false,
                        EMPTY_AMOUNT,
                        WriteMode.REPLACE,
                        List.of(),
                        "id",
                        "customer",
                        "amount")))
                .isInstanceOf(Passed.class);
    }

    @Test
    void a_broken_constraint_stops_the_run_at_its_step() {
        var orphans = load(
                1,
                new Source.File("orphans.csv", FileFormat.csv()),
                orders(),
                false,
                List.of(),
                WriteMode.APPEND,
                List.of(),
                "id",
                "customer",
                "amount");
        var after = new Step.Sql(2, List.of(1), "warehouse", "update orders set note = 'x' where id = 5", null);
        var problem = problem(run(orphans, after));
        assertThat(problem.kind()).isEqualTo(Kind.CONSTRAINT);
        assertThat(problem.phase()).isEqualTo("sandbox_run");
        assertThat(problem.step()).isEqualTo(1);
        assertThat(problem.token()).isEqualTo("orders_customer_fkey");
        assertThat(log(1).successful()).isFalse();
        assertThat(log(1).stderr()).contains("orders_customer_fkey");
        assertThat(installation.store().executionLogs().of(last)).hasSize(1);
    }

    @Test
    void a_key_that_is_there_already_and_a_text_that_is_too_long_are_problems() {
        assertThat(problem(run(load(
                                1,
                                SALES,
                                orders(),
                                false,
                                EMPTY_AMOUNT,
                                WriteMode.APPEND,
                                List.of(),
                                "id",
                                "customer",
                                "amount")))
                        .token())
                .isEqualTo("orders_pkey");
        assertThat(problem(run(load(
                                1,
                                new Source.File("notes.csv", FileFormat.csv()),
                                orders(),
                                false,
                                List.of(),
                                WriteMode.APPEND,
                                List.of(),
                                "id",
                                "customer",
                                "note")))
                        .kind())
                .isEqualTo(Kind.BAD_VALUE);
    }

    @Test
    void dates_in_another_format_are_a_problem_that_names_them() {
        var dates = new Source.File("dates.csv", FileFormat.csv());
        var made = new TableName("warehouse", "public", "days");
        var problem = problem(run(load(1, dates, made, true, List.of(), WriteMode.APPEND, List.of(), "id", "day")));
        assertThat(problem.kind()).isEqualTo(Kind.DATE_FORMAT);
        assertThat(problem.token()).isEqualTo("day");
        var parsed = new Step.Load(
                1,
                List.of(),
                dates,
                new Destination.Table(made, true),
                List.of(
                        LoadColumn.of("id", ColumnType.INT64),
                        new LoadColumn("day", "day", ColumnType.DATE, List.of(new Cleaning.ParseDate("dd.MM.yyyy")))),
                List.of(),
                List.of(),
                WriteMode.APPEND,
                List.of());
        assertThat(run(parsed)).isInstanceOf(Passed.class);
    }

    @Test
    void statements_change_the_copy_and_nothing_else() {
        assertThat(run(new Step.Sql(1, List.of(), "warehouse", "delete from orders where amount < 6", null)))
                .isInstanceOf(Passed.class);
        assertThat(log(1).stdout()).isEqualTo("delete: 1 rows");
        assertThat(warehouse.count("orders")).isEqualTo(2);
    }

    @Test
    void a_step_reads_what_a_step_before_it_put_out() {
        var first = new Step.Sql(
                1,
                List.of(),
                "warehouse",
                "select customer, sum(amount) as total from big group by customer",
                "totals");
        var second = new Step.Sql(
                2,
                List.of(1),
                "warehouse",
                "update customers set name = 'rich' where id in (select customer from totals)",
                null);
        assertThat(run(first, second)).isInstanceOf(Passed.class);
        assertThat(log(2).stdout()).isEqualTo("update: 1 rows");
    }

    @Test
    void loads_more_rows_of_an_output_than_are_fetched_or_written_at_once() {
        var first = new Step.Sql(1, List.of(), "warehouse", "select id, note from wide", "rows");
        var second = new Step.Load(
                2,
                List.of(1),
                new Source.Output("rows"),
                new Destination.Table(new TableName("warehouse", "public", "copied"), true),
                List.of(LoadColumn.of("id", ColumnType.INT64), LoadColumn.of("note", ColumnType.TEXT)),
                List.of(),
                List.of(),
                WriteMode.APPEND,
                List.of());
        assertThat(run(first, second)).isInstanceOf(Passed.class);
        assertThat(log(2).stdout()).contains("loaded 5000");
    }

    @Test
    void a_source_that_is_only_read_is_asked_itself() {
        var extract =
                new Step.Extract(1, List.of(), new Source.Stream("lite", "main.legacy"), List.of(), "legacy_rows");
        var load = new Step.Load(
                2,
                List.of(1),
                new Source.Output("legacy_rows"),
                new Destination.Table(new TableName("warehouse", "public", "legacy"), true),
                List.of(LoadColumn.of("id", ColumnType.INT64), LoadColumn.of("name", ColumnType.TEXT)),
                List.of(),
                List.of(),
                WriteMode.APPEND,
                List.of());
        assertThat(run(extract, load)).isInstanceOf(Passed.class);
        assertThat(log(1).stdout()).isEqualTo("read 2 rows, dropped 0, rejected 0, loaded 2");
        assertThat(log(2).stdout()).isEqualTo("read 2 rows, dropped 0, rejected 0, loaded 2");
    }

    @Test
    void an_endless_statement_is_stopped_after_ten_seconds() {
        var endless = new Step.Sql(
                1,
                List.of(),
                "warehouse",
                "select count(*) as n from orders a, (with recursive n(i) as (select 1 union all select i + 1 from n) select i from n) b",
                "x");
        assertThat(problem(run(endless)).kind()).isIn(Kind.TIMEOUT, Kind.RESOURCE_LIMIT);
    }

    @Test
    void what_takes_too_long_on_a_whole_table_is_tried_on_a_sample_of_it() {
        var slow = new Step.Sql(
                1, List.of(), "warehouse", "select count(*) as n from crowd a join crowd b on a.id + b.id < 0", "x");
        assertThat(run(slow)).isInstanceOf(Passed.class);
        assertThat(log(1).successful()).isTrue();
    }

    @Test
    void a_cancel_stops_the_run_and_drops_its_database() {
        var endless = new Step.Sql(
                1,
                List.of(),
                "warehouse",
                "select count(*) as n from orders a, (with recursive n(i) as (select 1 union all select i + 1 from n) select i from n) b",
                "x");
        var draft = installation.draft(endless);
        new Inspector(installation.store(), installation.connections(), installation.databases()).inspect(draft);
        var temporal = TestActivityEnvironment.newInstance();
        try {
            temporal.registerActivitiesImplementations(runner);
            var stub = temporal.newActivityStub(
                    SandboxActivity.class,
                    ActivityOptions.newBuilder()
                            .setStartToCloseTimeout(Duration.ofMinutes(1))
                            .setHeartbeatTimeout(Duration.ofSeconds(10))
                            .setRetryOptions(RetryOptions.newBuilder()
                                    .setMaximumAttempts(1)
                                    .build())
                            .build());
            temporal.requestCancelActivity();
            var before = Instant.now();
            assertThatThrownBy(() -> stub.run(new PipelineRef(draft, false), 0)).isInstanceOf(RuntimeException.class);
            assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(6));
        } finally {
            temporal.close();
        }
    }

    @Test
    void scripts_are_refused_with_the_reason_where_there_is_no_sandbox_for_them() {
        var problem = problem(run(new Step.Bash(
                1, List.of(), "sort /data/sales.csv > /tmp/a.csv", List.of("sales.csv"), List.of("/tmp/a.csv"))));
        assertThat(problem.kind()).isEqualTo(Kind.FORBIDDEN);
        assertThat(problem.message()).contains("none in this test");
    }

    private String last = "";

    private SandboxResult run(Step... steps) {
        var draft = installation.draft(steps);
        last = draft.request();
        var inspected = new Inspector(installation.store(), installation.connections(), installation.databases())
                .inspect(draft);
        assertThat(inspected)
                .as(() -> inspected instanceof Faulty faulty
                        ? installation.problem(faulty.problem()).toString()
                        : "sound")
                .isInstanceOf(Sound.class);
        return runner.run(new PipelineRef(draft, false), 0);
    }

    private StepLog log(int step) {
        return installation.store().executionLogs().of(last).stream()
                .map(attempt -> attempt.log())
                .filter(log -> log.step() == step)
                .findFirst()
                .orElseThrow();
    }

    private Problem problem(SandboxResult result) {
        assertThat(result).isInstanceOf(Failed.class);
        return installation.problem(((Failed) result).problem());
    }

    private static TableName orders() {
        return new TableName("warehouse", "public", "orders");
    }

    private static Step export(int number, String output, LoadColumn... columns) {
        return new Step.Load(
                number,
                List.of(number - 1),
                new Source.Output(output),
                new Destination.File("out.csv", FileFormat.csv()),
                List.of(columns),
                List.of(),
                List.of(),
                WriteMode.REPLACE,
                List.of());
    }

    private static Step load(
            int number,
            Source source,
            TableName table,
            boolean create,
            List<Condition> drop,
            WriteMode mode,
            List<String> key,
            String... names) {
        var columns = new ArrayList<LoadColumn>();
        for (var name : names) {
            columns.add(LoadColumn.of(
                    name,
                    switch (name) {
                        case "id", "customer" -> ColumnType.INT64;
                        case "amount" -> ColumnType.decimal(10, 2);
                        case "day" -> ColumnType.DATE;
                        default -> ColumnType.TEXT;
                    }));
        }
        return new Step.Load(
                number, List.of(), source, new Destination.Table(table, create), columns, drop, List.of(), mode, key);
    }
}
