package io.sluice.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.connector.Connection;
import io.sluice.fixture.TestDatabase;
import io.sluice.inspect.Inspector;
import io.sluice.installation.TestInstallation;
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
import io.sluice.request.PipelineRef;
import io.sluice.request.SandboxActivity.Failed;
import io.sluice.request.SandboxActivity.Passed;
import io.sluice.request.SandboxActivity.SandboxResult;
import io.sluice.sandbox.NoSandbox;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MySqlTrialTest {

    private static final Source SALES = new Source.File("sales.csv", FileFormat.csv());

    private TestDatabase server;
    private TestDatabase shop;
    private TestInstallation installation;
    private SandboxRunner runner;
    private String last = "";

    @BeforeAll
    void start(@TempDir Path folder) {
        server = TestDatabase.mariadbSandbox();
        shop = TestDatabase.mariadb()
                .run(
                        "create table customers (id int primary key, name varchar(50) not null)",
                        "insert into customers values (1, 'Ann'), (2, 'Bób')",
                        """
                        create table orders (id int auto_increment primary key, customer int not null references customers (id), amount decimal(10,2),
                          twice decimal(12,2) generated always as (amount * 2) stored, paid tinyint(1) default 0, raw varbinary(10), note varchar(5), check (amount > 0))
                        """,
                        "insert into orders (id, customer, amount, raw) values (1, 1, 5.00, x'00ff'), (9, 2, 7.00, null)",
                        "create table noted (id int primary key, note varchar(20))",
                        "create trigger shouts before insert on noted for each row set new.note = upper(new.note)",
                        "create view big as select * from orders where amount > 6");
        installation = new TestInstallation(folder, shop.as("shop"))
                .file("sales.csv", "id,customer,amount,paid\n1,1,10.50,true\n2,2,,false\n3,1,3.00,false\n")
                .file("orphans.csv", "id,customer,amount,paid\n5,77,1.00,true\n");
        runner = runner(SandboxServers.of(server.as("sandbox")));
    }

    @AfterAll
    void stop() {
        installation.close();
        shop.close();
    }

    @AfterEach
    void nothing_is_left_on_the_sandbox_server_and_nothing_has_changed_on_the_real_one() {
        assertThat(server.value(
                        "select count(*) from information_schema.schemata where schema_name = '" + shop.name() + "'"))
                .isEqualTo("0");
        assertThat(server.value("select count(*) from mysql.user where user like 'sluice%'"))
                .isEqualTo("0");
        assertThat(shop.value("select sum(amount) from orders")).isEqualTo("12.00");
    }

    @Test
    void copies_the_tables_and_runs_a_load_in_each_mode() {
        for (var mode : List.of(WriteMode.UPSERT, WriteMode.INSERT_NEW, WriteMode.MIRROR)) {
            assertThat(run(load(1, SALES, "orders", false, mode, "id"))).isInstanceOf(Passed.class);
            assertThat(log(1)).isEqualTo("read 3 rows, dropped 1, rejected 0, loaded 2");
        }
        assertThat(run(load(1, SALES, "orders", false, WriteMode.REPLACE))).isInstanceOf(Passed.class);
    }

    @Test
    void a_run_sees_no_database_whose_name_only_resembles_that_of_its_own() throws Exception {
        server.run("create database oddly_one");
        shop.run("create database `odd%_one`");
        var like = new Connection(
                "odd", shop.kind(), shop.as("odd").location().replace(shop.name(), "odd%25_one"), null, false);
        var trials = new MySqlTrialServer(installation.databases(), server.as("sandbox"));
        var made = trials.make(like);
        try (var session = made.session();
                var statement = session.createStatement();
                var rows = statement.executeQuery(
                        "select count(*) from information_schema.schemata" + " where schema_name like 'odd%'")) {
            rows.next();
            assertThat(rows.getInt(1)).isEqualTo(1);
        } finally {
            trials.drop(made);
            server.run("drop database oddly_one");
            shop.run("drop database `odd%_one`");
        }
    }

    @Test
    void makes_a_new_table_with_its_key() {
        assertThat(run(load(1, SALES, "made", true, WriteMode.UPSERT, "id"))).isInstanceOf(Passed.class);
        assertThat(log(1)).isEqualTo("read 3 rows, dropped 1, rejected 0, loaded 2");
    }

    @Test
    void a_foreign_key_and_a_doubled_key_are_problems() {
        assertThat(problem(run(load(
                                1,
                                new Source.File("orphans.csv", FileFormat.csv()),
                                "orders",
                                false,
                                WriteMode.APPEND)))
                        .kind())
                .isEqualTo(Kind.CONSTRAINT);
        assertThat(problem(run(load(1, SALES, "orders", false, WriteMode.APPEND)))
                        .kind())
                .isEqualTo(Kind.CONSTRAINT);
    }

    @Test
    void statements_see_copied_rows_and_earlier_outputs_under_bare_and_full_names() {
        var first = new Step.Sql(
                1, List.of(), "shop", "select customer, sum(twice) as total from big group by customer", "totals");
        var second = new Step.Sql(
                2,
                List.of(1),
                "shop",
                "update " + shop.name() + ".customers set name = 'rich' where id in (select customer from totals)",
                null);
        assertThat(run(first, second)).isInstanceOf(Passed.class);
        assertThat(log(1)).isEqualTo("read 1 rows");
        assertThat(log(2)).isEqualTo("update: 1 rows");
    }

    @Test
    void a_statement_that_breaks_a_check_or_takes_too_long_is_a_problem() {
        assertThat(problem(run(new Step.Sql(1, List.of(), "shop", "update orders set amount = -1 where id = 1", null)))
                        .kind())
                .isEqualTo(Kind.CONSTRAINT);
        assertThat(problem(run(new Step.Sql(
                                1, List.of(), "shop", "update orders set note = 'far too long' where id = 1", null)))
                        .kind())
                .isEqualTo(Kind.BAD_VALUE);
    }

    @Test
    void a_trigger_of_a_table_that_is_written_is_left_out_and_not_proven() {
        var insert = "insert into noted select id, note from orders";
        assertThat(run(new Step.Sql(1, List.of(), "shop", insert, null))).isInstanceOf(Passed.class);
        assertThat(notProven()).containsExactly("the sandbox had no trigger shouts of noted");
        assertThat(run(new Step.Sql(
                        1, List.of(), "shop", "update orders set note = 'x' where id in (select id from noted)", null)))
                .isInstanceOf(Passed.class);
        assertThat(notProven()).isEmpty();
    }

    @Test
    void without_a_server_nothing_is_run_and_nothing_proven() {
        runner = runner(SandboxServers.of(TestDatabase.sandbox().as("sandbox")));
        try {
            assertThat(run(load(1, SALES, "orders", false, WriteMode.APPEND))).isInstanceOf(Passed.class);
            assertThat(log(1)).endsWith("not written: no MariaDB server to rehearse in a sandbox");
            assertThat(notProven()).containsExactly("no MariaDB server to rehearse in a sandbox");
        } finally {
            runner = runner(SandboxServers.of(server.as("sandbox")));
        }
    }

    private List<String> notProven() {
        var latest = installation.store().drafts().latest(last).orElseThrow();
        return installation.store().drafts().unproven(latest.ref());
    }

    private SandboxRunner runner(SandboxServers servers) {
        return new SandboxRunner(
                installation.store(),
                installation.connections(),
                installation.databases(),
                new TrialServers(installation.databases(), servers),
                new NoSandbox("none in this test"),
                Clock.systemUTC());
    }

    private SandboxResult run(Step... steps) {
        var draft = installation.draft(steps);
        last = draft.request();
        var inspected = new Inspector(installation.store(), installation.connections(), installation.databases())
                .inspect(draft);
        assertThat(inspected)
                .as(() -> inspected instanceof Faulty faulty
                        ? installation.problem(faulty.problem()).toString()
                        : "sound")
                .isNotInstanceOf(Faulty.class);
        return runner.run(new PipelineRef(draft, false), 0);
    }

    private String log(int step) {
        return installation.store().executionLogs().of(last).stream()
                .map(attempt -> attempt.log())
                .filter(log -> log.step() == step)
                .findFirst()
                .orElseThrow()
                .stdout();
    }

    private Problem problem(SandboxResult result) {
        assertThat(result).isInstanceOf(Failed.class);
        return installation.problem(((Failed) result).problem());
    }

    private Step load(int number, Source source, String table, boolean create, WriteMode mode, String... key) {
        var columns = List.of(
                LoadColumn.of("id", ColumnType.INT64),
                LoadColumn.of("customer", ColumnType.INT64),
                LoadColumn.of("amount", ColumnType.decimal(10, 2)),
                LoadColumn.of("paid", ColumnType.BOOLEAN));
        var destination = new Destination.Table(new TableName("shop", shop.name(), table), create);
        return new Step.Load(
                number,
                List.of(),
                source,
                destination,
                columns,
                List.of(new Condition.Empty("amount")),
                List.of(),
                mode,
                List.of(key));
    }
}
