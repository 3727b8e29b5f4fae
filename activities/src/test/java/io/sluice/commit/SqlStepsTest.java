package io.sluice.commit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.fixture.TestDatabase;
import io.sluice.installation.TestInstallation;
import io.sluice.pipeline.Change.FileChange;
import io.sluice.pipeline.Change.TableChange;
import io.sluice.pipeline.ColumnType;
import io.sluice.pipeline.Destination;
import io.sluice.pipeline.FileFormat;
import io.sluice.pipeline.LoadColumn;
import io.sluice.pipeline.Pipeline;
import io.sluice.pipeline.Source;
import io.sluice.pipeline.Step;
import io.sluice.pipeline.TableName;
import io.sluice.pipeline.WriteMode;
import io.sluice.rehearse.Rehearser;
import io.sluice.request.Approval;
import io.sluice.request.CommitActivity.Done;
import io.sluice.request.CommitActivity.Settlement;
import io.sluice.request.CommitActivity.Stale;
import io.sluice.request.PipelineRef;
import io.sluice.request.ProofRef;
import io.sluice.request.RehearseActivity.Sealed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SQL steps and exports: predicted to the row, several steps in one transaction, files last. */
class SqlStepsTest {

    private final TestDatabase warehouse = TestDatabase.postgres();
    private final TestDatabase other = TestDatabase.postgres();
    private TestInstallation installation;
    private Rehearser rehearser;
    private Committer committer;

    @TempDir
    private Path folder;

    @BeforeEach
    void install() {
        installation = new TestInstallation(folder, warehouse.as("warehouse"), other.as("other"));
        var targets = new Targets(installation.connections(), installation.databases());
        rehearser = installation.rehearser(targets, Clock.systemUTC());
        committer = new Committer(installation.store(), targets, Clock.systemUTC());
        warehouse.run(
                "create table orders (id int primary key, name text, amount numeric)",
                "insert into orders select i, 'n' || i, i from generate_series(1, 100) i");
    }

    @AfterEach
    void remove() {
        installation.close();
        warehouse.close();
        other.close();
    }

    @Test
    void an_update_is_predicted_to_the_row() {
        proven(
                new TableChange("warehouse", "public.orders", 0, 10, 0, 0, 0),
                "update orders set amount = 0 where id <= 10");
        assertThat(warehouse.value("select count(*) from orders where amount = 0"))
                .isEqualTo("10");
    }

    @Test
    void an_update_that_writes_equal_values_counts_nowhere() {
        proven(
                new TableChange("warehouse", "public.orders", 0, 1, 0, 0, 0),
                "update orders set amount = 1 where id <= 1 or amount = 2");
    }

    @Test
    void a_delete_over_two_tables_is_predicted_to_the_row() {
        warehouse.run("create table gone (id int)", "insert into gone values (1), (2), (2), (500)");
        var proof = proven(
                new TableChange("warehouse", "public.orders", 0, 0, 2, 0, 0),
                "delete from orders o using gone g where o.id = g.id and o.id < 1000");
        assertThat(proof.policyAllows()).isFalse();
        assertThat(warehouse.count("sluice.undo_rows")).isEqualTo(2);
    }

    @Test
    void an_upsert_keeps_images_of_what_it_changed_only() {
        proven(
                new TableChange("warehouse", "public.orders", 1, 1, 0, 0, 0),
                "insert into orders values (1, 'x', 1), (200, 'y', 2) on conflict (id) do update set name = excluded.name");
        assertThat(warehouse.count("sluice.undo_rows")).isEqualTo(1);
    }

    @Test
    void a_new_table_and_its_rows_are_one_change() {
        proven(
                new TableChange("warehouse", "public.totals", 1, 0, 0, 0, 0),
                "create table totals as select count(*) as n, sum(amount) as amount from orders");
        assertThat(warehouse.value("select n from totals")).isEqualTo("100");
    }

    @Test
    void a_row_that_comes_and_changes_in_one_request_was_inserted() {
        var proof = prove(
                sql(1, null, "insert into orders values (101, 'new', 1)"),
                sql(2, null, "update orders set amount = 7 where id >= 100", 1),
                sql(3, null, "delete from orders where id = 1 and name is not null", 2));
        assertThat(predicted(proof)).containsExactly(new TableChange("warehouse", "public.orders", 1, 1, 1, 0, 0));
        assertThat(committer.commit(proof)).isInstanceOf(Done.class);
    }

    @Test
    void a_query_feeds_a_statement_and_a_load_of_the_same_transaction() {
        var load = new Step.Load(
                3,
                List.of(1),
                new Source.Output("big"),
                table("warehouse", "big_orders"),
                List.of(
                        LoadColumn.of("id", ColumnType.INT64),
                        new LoadColumn("name", "title", ColumnType.TEXT, List.of())),
                List.of(),
                List.of(),
                WriteMode.APPEND,
                List.of("id"));
        var proof = prove(
                sql(1, "big", "select id, name from orders where amount > 95"),
                sql(2, null, "delete from orders using big where orders.id = big.id and orders.amount > 90", 1),
                load);
        assertThat(predicted(proof))
                .containsExactly(
                        new TableChange("warehouse", "public.orders", 0, 0, 5, 0, 0),
                        new TableChange("warehouse", "public.big_orders", 5, 0, 0, 0, 0));
        assertThat(committer.commit(proof)).isInstanceOf(Done.class);
        assertThat(warehouse.value("select title from big_orders where id = 100"))
                .isEqualTo("n100");
    }

    @Test
    void rows_of_another_database_are_staged_where_they_go() {
        var load = new Step.Load(
                2,
                List.of(1),
                new Source.Output("some"),
                table("other", "copied"),
                List.of(LoadColumn.of("id", ColumnType.INT64), LoadColumn.of("name", ColumnType.TEXT)),
                List.of(),
                List.of(),
                WriteMode.APPEND,
                List.of());
        var proof = prove(sql(1, "some", "select id, name from orders where id <= 3"), load);
        assertThat(warehouse.value("select to_regclass('sluice.ledger')")).isNull();
        assertThat(committer.commit(proof)).isInstanceOf(Done.class);
        assertThat(other.count("copied")).isEqualTo(3);
    }

    @Test
    void two_targets_change_together_and_both_are_checked_before_either_commits() {
        other.run("create table t (id int primary key)", "insert into t values (1), (2)");
        var proof = prove(
                sql(1, null, "update orders set amount = 0 where id = 1"),
                new Step.Sql(2, List.of(1), "other", "delete from t where id = 1", null));
        other.run("delete from t");
        assertThat(committer.commit(proof)).isInstanceOf(Stale.class);
        assertThat(committer.settle(proof)).isEqualTo(Settlement.NOTHING);
        assertThat(warehouse.value("select amount from orders where id = 1")).isEqualTo("1");
        other.run("insert into t values (1), (2)");
        assertThat(committer.commit(proof)).isInstanceOf(Done.class);
        assertThat(committer.settle(proof)).isEqualTo(Settlement.ALL);
    }

    @Test
    void exports_a_query_to_a_file_by_a_rename() throws Exception {
        var proof = prove(sql(1, "few", "select id, name from orders where id <= 2 order by id"), export(2, "few"));
        assertThat(folder.resolve("few.csv")).doesNotExist();
        assertThat(proof.policyAllows()).isTrue();
        assertThat(installation.store().proofs().load(proof.hash()).predicted().files())
                .containsExactly(new FileChange("few.csv", "create"));
        assertThat(committer.commit(proof)).isInstanceOf(Done.class);
        assertThat(committer.commit(proof)).isInstanceOf(Done.class);
        assertThat(Files.readAllLines(folder.resolve("few.csv"))).containsExactly("id,name", "1,n1", "2,n2");
        assertThat(committer.settle(proof)).isEqualTo(Settlement.ALL);
    }

    @Test
    void a_file_of_rows_that_the_same_request_changes_shows_them_changed() throws Exception {
        var proof = prove(
                sql(1, null, "update orders set name = 'x' where id = 1"),
                sql(2, "few", "select id, name from orders where id <= 2 order by id", 1),
                export(3, "few"));
        assertThat(committer.commit(proof)).isInstanceOf(Done.class);
        assertThat(Files.readAllLines(folder.resolve("few.csv"))).containsExactly("id,name", "1,x", "2,n2");
    }

    @Test
    void a_file_that_somebody_wrote_meanwhile_is_left_alone() throws Exception {
        var proof = prove(sql(1, "few", "select id, name from orders where id <= 2"), export(2, "few"));
        Files.writeString(folder.resolve("few.csv"), "mine");
        assertThat(committer.commit(proof)).isInstanceOf(Stale.class);
        assertThat(Files.readString(folder.resolve("few.csv"))).isEqualTo("mine");
        assertThat(rehearser.rehearse(new PipelineRef(proof.draft(), false), Approval.AUTO))
                .isInstanceOfSatisfying(
                        Sealed.class,
                        again -> assertThat(again.proof().policyAllows()).isFalse());
    }

    private ProofRef proven(TableChange change, String sql) {
        var proof = prove(sql(1, null, sql));
        assertThat(predicted(proof)).containsExactly(change);
        assertThat(committer.commit(proof)).isInstanceOf(Done.class);
        return proof;
    }

    private List<TableChange> predicted(ProofRef proof) {
        return installation.store().proofs().load(proof.hash()).predicted().tables();
    }

    private static Step sql(int number, @Nullable String output, String text, Integer... dependsOn) {
        return new Step.Sql(number, List.of(dependsOn), "warehouse", text, output);
    }

    private static Destination table(String connection, String name) {
        return new Destination.Table(new TableName(connection, "public", name), true);
    }

    private static Step export(int number, String output) {
        return new Step.Load(
                number,
                List.of(number - 1),
                new Source.Output(output),
                new Destination.File(output + ".csv", FileFormat.csv()),
                List.of(LoadColumn.of("id", ColumnType.INT64), LoadColumn.of("name", ColumnType.TEXT)),
                List.of(),
                List.of(),
                WriteMode.REPLACE,
                List.of());
    }

    private ProofRef prove(Step... steps) {
        var draft = installation.draft(new Pipeline(List.of(steps), List.of(), List.of(), false));
        var rehearsal = rehearser.rehearse(new PipelineRef(draft, false), Approval.AUTO);
        assertThat(rehearsal)
                .withFailMessage(() -> String.valueOf(
                        rehearsal instanceof io.sluice.request.RehearseActivity.Unproven u
                                ? installation.problem(u.problem())
                                : rehearsal))
                .isInstanceOf(Sealed.class);
        return ((Sealed) rehearsal).proof();
    }
}
