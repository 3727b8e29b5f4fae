package io.sluice.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.connector.Connection;
import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import io.sluice.fixture.TestDatabase;
import io.sluice.installation.TestInstallation;
import io.sluice.pipeline.Claim;
import io.sluice.pipeline.ColumnType;
import io.sluice.pipeline.Condition;
import io.sluice.pipeline.Destination;
import io.sluice.pipeline.FileFormat;
import io.sluice.pipeline.LoadColumn;
import io.sluice.pipeline.Pipeline;
import io.sluice.pipeline.Problem;
import io.sluice.pipeline.Problem.Kind;
import io.sluice.pipeline.Source;
import io.sluice.pipeline.Step;
import io.sluice.pipeline.TableName;
import io.sluice.pipeline.WriteMode;
import io.sluice.request.InspectActivity.Faulty;
import io.sluice.request.InspectActivity.Inspection;
import io.sluice.request.InspectActivity.Sound;
import io.sluice.request.PipelineRef;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InspectorTest {

    private static final Source SALES = new Source.File("sales.csv", FileFormat.csv());

    private TestDatabase warehouse;
    private TestDatabase mariadb;
    private TestDatabase sqlite;
    private TestInstallation installation;
    private Inspector inspector;

    @BeforeAll
    void start(@TempDir Path folder) {
        warehouse = TestDatabase.postgres()
                .run(
                        "create table orders (id int primary key, customer text not null, amount numeric(10,2), twice numeric generated always as (amount * 2) stored)",
                        "create view big as select * from orders where amount > 100");
        mariadb = TestDatabase.mariadb()
                .run("create table orders (id int primary key, customer varchar(100) not null, amount decimal(10,2))");
        sqlite = TestDatabase.sqlite(folder).run("create table Orders (id integer primary key, customer text)");
        var nobody = new Connection("nobody", Connection.Kind.POSTGRES, "postgres://u@127.0.0.1:1/d", null, false);
        var guest = warehouse.as("guest");
        installation = new TestInstallation(
                        folder,
                        warehouse.as("warehouse"),
                        mariadb.as("my"),
                        sqlite.as("lite"),
                        nobody,
                        new Connection("guest", guest.kind(), guest.location(), null, true))
                .file("notes.md", "# notes\n")
                .file("sales.csv", "id,customer,amount\n1,Ann,10.50\n2,Bob,\n")
                .file("semicolons.csv", "id;customer;amount\n1;Ann;10,50\n2;Bob;3,00\n")
                .file("empty.csv", "");
        inspector = new Inspector(installation.store(), installation.connections(), installation.databases());
    }

    @AfterAll
    void stop() {
        installation.close();
        warehouse.close();
        mariadb.close();
    }

    @Test
    void a_load_that_fits_is_sound_on_each_engine() {
        for (var table : List.of(orders("warehouse", "public"), orders("my", mariadb.name()))) {
            var draft = installation.draft(load(SALES, table, false, WriteMode.APPEND, "id", "customer", "amount"));
            assertThat(inspector.inspect(draft)).isEqualTo(new Sound(new PipelineRef(draft, false, 1)));
        }
    }

    @Test
    void keeps_what_it_saw_in_the_shape_that_callers_know() throws IOException {
        var draft = installation.draft(
                load(SALES, orders("warehouse", "public"), false, WriteMode.APPEND, "id", "customer", "amount"));
        inspector.inspect(draft);
        var snapshot = installation.store().snapshots().latest(draft.request()).orElseThrow();
        var table = new ObjectMapper().readTree(snapshot.dbStructure()).at("/tables/0");
        assertThat(table.at("/name").asText()).isEqualTo("orders");
        assertThat(table.at("/columns/0/name").asText()).isEqualTo("id");
        assertThat(table.at("/columns/0/type").asText()).isEqualTo("integer");
        assertThat(table.at("/columns/0/primary_key").asBoolean()).isTrue();
        var file = new ObjectMapper().readTree(snapshot.fileList()).at("/files/0");
        assertThat(file.at("/path").asText()).isEqualTo("sales.csv");
        assertThat(file.at("/type").asText()).isEqualTo("csv");
        assertThat(file.at("/headers").toString()).isEqualTo("[\"id\",\"customer\",\"amount\"]");
    }

    @Test
    void a_missing_table_is_a_fault_unless_the_draft_makes_it() {
        var missing = new TableName("warehouse", "public", "order");
        var fault = fault(load(SALES, missing, false, WriteMode.APPEND, "id"));
        assertThat(fault.kind()).isEqualTo(Kind.MISSING_TABLE);
        assertThat(fault.token()).isEqualTo("order");
        assertThat(fault.next()).isEqualTo("Use orders");
        assertThat(inspector.inspect(installation.draft(load(SALES, missing, true, WriteMode.APPEND, "id"))))
                .isInstanceOf(Sound.class);
        assertThat(fault(load(SALES, orders("warehouse", "public"), true, WriteMode.APPEND, "id"))
                        .message())
                .contains("there already");
    }

    @Test
    void a_missing_file_offers_the_nearest() {
        var fault = fault(load(
                new Source.File("sale.csv", FileFormat.csv()),
                orders("warehouse", "public"),
                false,
                WriteMode.APPEND,
                "id"));
        assertThat(fault.kind()).isEqualTo(Kind.MISSING_FILE);
        assertThat(fault.next()).contains("sales.csv");
        assertThat(fault(load(
                                new Source.File("quite_another_name.csv", FileFormat.csv()),
                                orders("warehouse", "public"),
                                false,
                                WriteMode.APPEND,
                                "id"))
                        .next())
                .as("where none is near: data only")
                .contains("sales.csv")
                .doesNotContain("notes.md");
        assertThat(fault(load(
                                new Source.File("empty.csv", FileFormat.csv()),
                                orders("warehouse", "public"),
                                false,
                                WriteMode.APPEND,
                                "id"))
                        .message())
                .contains("empty");
        assertThat(fault(load(
                                new Source.File("../secret.csv", FileFormat.csv()),
                                orders("warehouse", "public"),
                                false,
                                WriteMode.APPEND,
                                "id"))
                        .kind())
                .isEqualTo(Kind.MISSING_FILE);
    }

    @Test
    void an_extract_that_reads_a_file_as_it_is_not_written_is_told_how_it_is() {
        var wide = new FileFormat(FileFormat.Kind.CSV, "UTF-16", ',', '"', true);
        var encoding =
                new Step.Extract(1, List.of(), new Source.File("semicolons.csv", wide), List.of(), "orders_read");
        assertThat(fault(encoding).kind()).isEqualTo(Kind.ENCODING);
        var delimiter = new Step.Extract(
                1, List.of(), new Source.File("semicolons.csv", FileFormat.csv()), List.of(), "orders_read");
        assertThat(fault(delimiter).kind()).isEqualTo(Kind.DELIMITER);
    }

    @Test
    void a_wrong_delimiter_is_named() {
        var fault = fault(load(
                new Source.File("semicolons.csv", FileFormat.csv()),
                orders("warehouse", "public"),
                false,
                WriteMode.APPEND,
                "id"));
        assertThat(fault.kind()).isEqualTo(Kind.DELIMITER);
        assertThat(fault.next()).contains("';'");
    }

    @Test
    void every_field_and_column_of_a_load_is_resolved() {
        var orders = orders("warehouse", "public");
        assertThat(fault(load(SALES, orders, false, WriteMode.APPEND, "id", "custmer"))
                        .next())
                .isEqualTo("Use customer");
        var wrongTarget = new Step.Load(
                1,
                List.of(),
                SALES,
                new Destination.Table(orders, false),
                List.of(new LoadColumn("id", "number", ColumnType.INT64, List.of())),
                List.of(),
                List.of(),
                WriteMode.APPEND,
                List.of());
        assertThat(fault(wrongTarget).kind()).isEqualTo(Kind.MISSING_COLUMN);
        var wrongFilter = new Step.Load(
                1,
                List.of(),
                SALES,
                new Destination.Table(orders, false),
                columns("id", "customer"),
                List.of(new Condition.Not(new Condition.Empty("amont"))),
                List.of(),
                WriteMode.APPEND,
                List.of());
        assertThat(fault(wrongFilter).token()).isEqualTo("amont");
    }

    @Test
    void values_must_fit_their_columns() {
        var text = new Step.Load(
                1,
                List.of(),
                SALES,
                new Destination.Table(orders("warehouse", "public"), false),
                List.of(LoadColumn.of("id", ColumnType.TEXT), LoadColumn.of("customer", ColumnType.TEXT)),
                List.of(),
                List.of(),
                WriteMode.APPEND,
                List.of());
        assertThat(fault(text).kind()).isEqualTo(Kind.TYPE_MISMATCH);
        assertThat(fault(text).next()).isEqualTo("Read id as int64");
        var finer = new Step.Load(
                1,
                List.of(),
                SALES,
                new Destination.Table(orders("warehouse", "public"), false),
                List.of(
                        LoadColumn.of("id", ColumnType.INT64),
                        LoadColumn.of("customer", ColumnType.TEXT),
                        LoadColumn.of("amount", ColumnType.decimal(12, 4))),
                List.of(),
                List.of(),
                WriteMode.APPEND,
                List.of());
        assertThat(fault(finer).kind()).isEqualTo(Kind.TYPE_MISMATCH);
    }

    @Test
    void a_column_that_may_not_be_null_must_be_written() {
        var fault = fault(load(SALES, orders("warehouse", "public"), false, WriteMode.APPEND, "id", "amount"));
        assertThat(fault.kind()).isEqualTo(Kind.CONSTRAINT);
        assertThat(fault.token()).isEqualTo("customer");
    }

    @Test
    void a_load_by_key_needs_a_key_of_the_table() {
        var orders = orders("warehouse", "public");
        assertThat(inspector.inspect(installation.draft(byKey(orders, "id")))).isInstanceOf(Sound.class);
        assertThat(fault(byKey(orders, "customer")).next()).isEqualTo("Use the key id");
        assertThat(fault(byKey(orders)).kind()).isEqualTo(Kind.CONSTRAINT);
    }

    @Test
    void only_connections_that_may_be_written_are_written() {
        assertThat(fault(load(SALES, orders("lite", "main"), false, WriteMode.APPEND, "id", "customer"))
                        .kind())
                .isEqualTo(Kind.PERMISSION);
        assertThat(fault(load(SALES, orders("guest", "public"), false, WriteMode.APPEND, "id", "customer"))
                        .kind())
                .isEqualTo(Kind.PERMISSION);
        assertThat(fault(load(SALES, orders("unknown", "public"), false, WriteMode.APPEND, "id", "customer"))
                        .kind())
                .isEqualTo(Kind.PERMISSION);
        assertThat(fault(load(
                                SALES,
                                new TableName("warehouse", "public", "big"),
                                false,
                                WriteMode.APPEND,
                                "id",
                                "customer"))
                        .kind())
                .isEqualTo(Kind.FORBIDDEN);
    }

    @Test
    void the_database_itself_resolves_the_names_of_a_statement() {
        assertThat(fault(sql("warehouse", "update orders set amount = 0 where custmer = 'x'"))
                        .kind())
                .isEqualTo(Kind.MISSING_COLUMN);
        assertThat(fault(sql("warehouse", "update ordrs set amount = 0 where id = 1"))
                        .next())
                .contains("orders");
        assertThat(fault(sql("warehouse", "update orders set amount = 'x' where id = 1"))
                        .phase())
                .isEqualTo("introspect");
        assertThat(inspector.inspect(installation.draft(sql("warehouse", "update orders set amount = 0 where id = 1"))))
                .isInstanceOf(Sound.class);
        assertThat(inspector.inspect(installation.draft(sql("my", "update orders set amount = 0 where id = 1"))))
                .isInstanceOf(Sound.class);
        assertThat(warehouse.count("orders")).isZero();
    }

    @Test
    void a_question_is_one_query_that_reads() {
        assertThat(inspector.inspect(installation
                        .question("warehouse", "select sum(amount) from orders")
                        .draft()))
                .isInstanceOf(Sound.class);
        assertThat(inspector.inspect(installation
                        .question("lite", "select count(*) from orders")
                        .draft()))
                .isInstanceOf(Sound.class);
        assertThat(inspector.inspect(
                        installation.question("my", "select amont from orders").draft()))
                .isInstanceOf(Faulty.class);
        assertThat(faultOf(inspector.inspect(installation
                                .question("warehouse", "delete from orders where id = 1")
                                .draft()))
                        .kind())
                .isEqualTo(Kind.FORBIDDEN);
    }

    @Test
    void what_the_guard_refuses_is_a_problem_with_its_rule() {
        var fault = fault(sql("warehouse", "drop table orders"));
        assertThat(fault.kind()).isEqualTo(Kind.FORBIDDEN);
        assertThat(fault.token()).isEqualToIgnoringCase("drop");
    }

    @Test
    void a_step_reads_only_outputs_of_the_steps_it_depends_on() {
        var query = new Step.Sql(1, List.of(), "warehouse", "select id, customer from orders", "rows");
        var export = new Destination.File("out.csv", FileFormat.csv());
        var blind = new Step.Load(
                2,
                List.of(),
                new Source.Output("rows"),
                export,
                columns("id"),
                List.of(),
                List.of(),
                WriteMode.REPLACE,
                List.of());
        var seeing = new Step.Load(
                2,
                List.of(1),
                new Source.Output("rows"),
                export,
                columns("id"),
                List.of(),
                List.of(),
                WriteMode.REPLACE,
                List.of());
        assertThat(faultOf(inspector.inspect(installation.draft(query, blind))).kind())
                .isEqualTo(Kind.STEP_ORDER);
        assertThat(inspector.inspect(installation.draft(query, seeing))).isInstanceOf(Sound.class);
    }

    @Test
    void rows_of_a_query_go_into_a_table_as_they_are_or_not_at_all() {
        var query = new Step.Sql(1, List.of(), "warehouse", "select id, customer from orders", "rows");
        var filtering = new Step.Load(
                2,
                List.of(1),
                new Source.Output("rows"),
                new Destination.Table(new TableName("warehouse", "public", "copied"), true),
                columns("id"),
                List.of(new Condition.Empty("customer")),
                List.of(),
                WriteMode.APPEND,
                List.of());
        assertThat(faultOf(inspector.inspect(installation.draft(query, filtering)))
                        .message())
                .contains("neither filtered nor cleaned");
    }

    @Test
    void a_step_may_read_the_table_that_a_step_before_makes() {
        var made = new TableName("warehouse", "public", "made");
        var load = load(SALES, made, true, WriteMode.APPEND, "id", "amount");
        var after = new Step.Sql(2, List.of(1), "warehouse", "update made set amount = 0 where id = 1", null);
        assertThat(inspector.inspect(installation.draft(load, after))).isInstanceOf(Sound.class);
    }

    @Test
    void scripts_are_guarded_and_their_files_found() {
        var good = new Step.Bash(
                1,
                List.of(),
                "sort /data/sales.csv > /tmp/sorted.csv",
                List.of("sales.csv"),
                List.of("/tmp/sorted.csv"));
        assertThat(inspector.inspect(installation.draft(good))).isInstanceOf(Sound.class);
        var evil = new Step.Bash(1, List.of(), "curl http://x", List.of(), List.of());
        assertThat(fault(evil).kind()).isEqualTo(Kind.FORBIDDEN);
        var missing = new Step.Bash(
                1, List.of(), "sort /data/nope.csv > /tmp/sorted.csv", List.of("nope.csv"), List.of("/tmp/sorted.csv"));
        assertThat(fault(missing).kind()).isEqualTo(Kind.MISSING_FILE);
    }

    @Test
    void a_claim_speaks_of_columns_that_are_loaded() {
        var load = load(SALES, orders("warehouse", "public"), false, WriteMode.APPEND, "id", "customer");
        var claim = new Claim("no amount is empty", 1, new Claim.NeverEmpty("amount"));
        var draft = installation.draft(new Pipeline(List.of(load), List.of(), List.of(claim), false));
        assertThat(faultOf(inspector.inspect(draft)).token()).isEqualTo("amount");
    }

    @Test
    void a_dead_database_is_a_fault_that_waiting_may_cure() {
        var draft = installation.draft(load(SALES, orders("nobody", "public"), false, WriteMode.APPEND, "id"));
        var failure = catchThrowableOfType(ConnectorException.class, () -> inspector.inspect(draft));
        assertThat(failure.fault()).isEqualTo(Fault.UNREACHABLE);
    }

    private Problem fault(Step step) {
        return faultOf(inspector.inspect(installation.draft(step)));
    }

    private Problem faultOf(Inspection inspection) {
        assertThat(inspection).isInstanceOf(Faulty.class);
        return installation.problem(((Faulty) inspection).problem());
    }

    private static TableName orders(String connection, String schema) {
        return new TableName(connection, schema, "orders");
    }

    private static Step sql(String connection, String text) {
        return new Step.Sql(1, List.of(), connection, text, null);
    }

    private static Step byKey(TableName table, String... key) {
        return new Step.Load(
                1,
                List.of(),
                SALES,
                new Destination.Table(table, false),
                columns("id", "customer"),
                List.of(),
                List.of(),
                WriteMode.UPSERT,
                List.of(key));
    }

    private static Step load(Source source, TableName table, boolean create, WriteMode mode, String... names) {
        return new Step.Load(
                1,
                List.of(),
                source,
                new Destination.Table(table, create),
                columns(names),
                List.of(),
                List.of(),
                mode,
                List.of());
    }

    private static List<LoadColumn> columns(String... names) {
        return Arrays.stream(names)
                .map(name -> LoadColumn.of(
                        name,
                        switch (name) {
                            case "id" -> ColumnType.INT64;
                            case "amount" -> ColumnType.decimal(10, 2);
                            default -> ColumnType.TEXT;
                        }))
                .toList();
    }
}
