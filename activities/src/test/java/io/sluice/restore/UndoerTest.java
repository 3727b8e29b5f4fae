package io.sluice.restore;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.commit.Committer;
import io.sluice.commit.Targets;
import io.sluice.fixture.TestDatabase;
import io.sluice.installation.TestInstallation;
import io.sluice.pipeline.ColumnType;
import io.sluice.pipeline.Destination;
import io.sluice.pipeline.FileFormat;
import io.sluice.pipeline.LoadColumn;
import io.sluice.pipeline.Source;
import io.sluice.pipeline.Step;
import io.sluice.pipeline.TableName;
import io.sluice.pipeline.WriteMode;
import io.sluice.request.Approval;
import io.sluice.request.CommitActivity.Done;
import io.sluice.request.PipelineRef;
import io.sluice.request.RehearseActivity.Sealed;
import io.sluice.undo.LaterWrite;
import io.sluice.undo.UndoActivity.Already;
import io.sluice.undo.UndoActivity.Applied;
import io.sluice.undo.UndoActivity.Never;
import io.sluice.undo.UndoActivity.Outdated;
import io.sluice.undo.UndoActivity.Overwritten;
import io.sluice.undo.UndoActivity.Planned;
import io.sluice.undo.UndoRef;
import io.sluice.undo.UndoRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Undo from a request's id to its targets and files. */
class UndoerTest {

    private final TestDatabase warehouse = TestDatabase.postgres();
    private final TestDatabase other = TestDatabase.postgres();
    private TestInstallation installation;
    private Targets targets;
    private Undoer undoer;

    @TempDir
    private Path folder;

    @BeforeEach
    void install() {
        installation = new TestInstallation(folder, warehouse.as("warehouse"), other.as("other"));
        targets = new Targets(installation.connections(), installation.databases());
        undoer = new Undoer(installation.store(), targets, () -> "run");
        warehouse.run(
                "create table orders (id int primary key, name text)", "insert into orders values (1, 'a'), (2, 'b')");
        other.run("create table t (id int primary key)", "insert into t values (1), (2)");
    }

    @AfterEach
    void remove() {
        installation.close();
        warehouse.close();
        other.close();
    }

    @Test
    void takes_tables_of_two_targets_and_a_file_back_and_twice_is_once() {
        var request = commit(
                sql(1, "warehouse", "update orders set name = 'x' where id = 1", null),
                sql(2, "other", "delete from t where id = 2", null),
                sql(3, "warehouse", "select id, name from orders where id > 0", "few"),
                export(4, "few"));
        assertThat(folder.resolve("few.csv")).exists();
        var plan = plan(request);
        assertThat(plan.rows()).isEqualTo(2);
        assertThat(undoer.apply(plan, false)).isEqualTo(new Applied(2, 0));
        assertThat(undoer.apply(plan, false)).isEqualTo(new Applied(2, 0));
        assertThat(undoer.check(undo(request))).isEqualTo(new Already(2));
        assertThat(warehouse.value("select name from orders where id = 1")).isEqualTo("a");
        assertThat(other.count("t")).isEqualTo(2);
        assertThat(folder.resolve("few.csv")).doesNotExist();
        assertThat(installation.store().requests().load(request).outcome()).isEqualTo("undone");
    }

    @Test
    void conflicts_are_shown_and_only_a_partial_undo_goes_around_them() {
        var request = commit(sql(1, "warehouse", "update orders set name = 'x' where id < 3", null));
        warehouse.run("update orders set name = 'theirs' where id = 2");
        var plan = plan(request);
        assertThat(plan.conflicts()).isEqualTo(1);
        assertThat(installation.store().undoPlans().load(plan.hash()).json()).contains("theirs");
        assertThat(undoer.apply(plan, false)).isInstanceOf(Outdated.class);
        assertThat(undoer.apply(plan, true)).isEqualTo(new Applied(1, 1));
        assertThat(warehouse.rows("select name from orders order by id"))
                .containsExactly(List.of("a"), List.of("theirs"));
    }

    @Test
    void requests_that_wrote_there_later_are_named_and_undone_first() {
        var first = commit(sql(1, "warehouse", "update orders set name = 'x' where id < 3", null));
        var over = commit(sql(1, "warehouse", "update orders set name = 'y' where id = 1", null));
        assertThat(plan(first).later()).containsExactly(new LaterWrite(over, null, "public.orders"));
        undoer.apply(plan(over), false);
        assertThat(plan(first)).extracting(UndoRef::conflicts, UndoRef::later).containsExactly(0L, List.of());
    }

    @Test
    void what_later_requests_wrote_over_as_a_whole_waits_for_them() {
        var first = commit(sql(1, "warehouse", "update orders set name = 'x' where id < 3", null));
        var over = commit(sql(1, "warehouse", "update orders set name = 'y' where id < 3", null));
        assertThat(undoer.check(undo(first)))
                .isEqualTo(new Overwritten(List.of(new LaterWrite(over, null, "public.orders")), 0));
        assertThat(warehouse.value("select name from orders where id = 1")).isEqualTo("y");
    }

    @Test
    void a_part_goes_back_where_only_one_table_was_written_over_as_a_whole() {
        var first = commit(
                sql(1, "warehouse", "update orders set name = 'x' where id < 3", null),
                sql(2, "other", "delete from t where id = 2", null));
        var over = commit(sql(1, "warehouse", "update orders set name = 'y' where id < 3", null));
        var plan = plan(first);
        assertThat(plan)
                .extracting(UndoRef::rows, UndoRef::conflicts, UndoRef::later)
                .containsExactly(1L, 2L, List.of(new LaterWrite(over, null, "public.orders")));
        assertThat(undoer.apply(plan, true)).isEqualTo(new Applied(1, 2));
        assertThat(other.count("t")).isEqualTo(2);
        assertThat(warehouse.value("select name from orders where id = 1")).isEqualTo("y");
    }

    @Test
    void a_file_goes_back_where_the_table_was_written_over_as_a_whole() {
        var first = commit(
                sql(1, "warehouse", "update orders set name = 'x' where id < 3", null),
                sql(2, "warehouse", "select id, name from orders where id > 0", "few"),
                export(3, "few"));
        commit(sql(1, "warehouse", "update orders set name = 'y' where id < 3", null));
        assertThat(undoer.apply(plan(first), true)).isEqualTo(new Applied(0, 2));
        assertThat(folder.resolve("few.csv")).doesNotExist();
    }

    @Test
    void what_can_never_be_undone_does_not_send_to_the_later_requests() {
        var first = commit(sql(1, "warehouse", "update orders set name = 'x' where id < 3", null));
        commit(sql(1, "warehouse", "update orders set name = 'y' where id < 3", null));
        warehouse.run("alter table orders drop column name");
        assertThat(((Never) undoer.check(undo(first))).reason()).contains("its column name is gone");
    }

    @Test
    void one_table_that_can_never_go_back_is_told_before_another_that_waits_for_later_requests() {
        var first = commit(
                sql(1, "warehouse", "update orders set name = 'x' where id < 3", null),
                sql(2, "other", "delete from t where id = 2", null));
        commit(sql(1, "warehouse", "update orders set name = 'y' where id < 3", null));
        other.run("drop table t");
        assertThat(((Never) undoer.check(undo(first))).reason()).contains("t is gone, or another table by now");
    }

    @Test
    void a_table_that_a_later_request_replaced_waits_for_it() throws Exception {
        var first = commit(sql(1, "warehouse", "update orders set name = 'x' where id < 3", null));
        installation.file("in.csv", "id,name\n9,z\n");
        var replaced = commit(new Step.Load(
                1,
                List.of(),
                new Source.File("in.csv", FileFormat.csv()),
                new Destination.Table(new TableName("warehouse", "public", "orders"), false),
                List.of(LoadColumn.of("id", ColumnType.INT64), LoadColumn.of("name", ColumnType.TEXT)),
                List.of(),
                List.of(),
                WriteMode.REPLACE,
                List.of()));
        assertThat(undoer.check(undo(first)))
                .isEqualTo(new Overwritten(List.of(new LaterWrite(replaced, null, "public.orders")), 0));
    }

    @Test
    void later_requests_are_named_latest_first_over_all_tables() {
        warehouse.run("create table names (id int primary key, name text)", "insert into names values (1, 'a')");
        var first = everywhere("x");
        var both = everywhere("y");
        var last = commit(sql(1, "warehouse", "update names set name = 'z' where id = 1", null));
        assertThat(((Overwritten) undoer.check(undo(first)))
                        .by().stream().map(LaterWrite::request).distinct())
                .containsExactly(last, both);
        assertThat(undoer.apply(plan(last), false)).isInstanceOf(Applied.class);
        assertThat(undoer.apply(plan(both), false)).isInstanceOf(Applied.class);
        assertThat(undoer.apply(plan(first), false)).isEqualTo(new Applied(3, 0));
    }

    @Test
    void later_requests_that_are_too_many_to_name_are_counted() {
        warehouse.run("create table names (id int primary key, name text)", "insert into names values (1, 'a')");
        var first = everywhere("x");
        for (int later = 1; later <= 12; later++) {
            everywhere("y" + later);
        }
        var over = (Overwritten) undoer.check(undo(first));
        assertThat(over.by().stream().map(LaterWrite::request).distinct()).hasSize(10);
        assertThat(over.more()).isEqualTo(2);
    }

    /** Writes to two tables. */
    private String everywhere(String name) {
        return commit(
                sql(1, "warehouse", "update names set name = '" + name + "' where id = 1", null),
                sql(2, "warehouse", "update orders set name = '" + name + "' where id < 3", null));
    }

    @Test
    void a_plan_that_no_longer_fits_changes_nothing() {
        var request = commit(
                sql(1, "warehouse", "update orders set name = 'x' where id < 3", null),
                sql(2, "other", "delete from t where id = 2", null));
        var plan = plan(request);
        other.run("insert into t values (2)");
        assertThat(undoer.apply(plan, true)).isInstanceOf(Outdated.class);
        assertThat(warehouse.value("select name from orders where id = 1")).isEqualTo("x");
    }

    @Test
    void a_file_that_somebody_wrote_since_is_a_conflict() throws Exception {
        installation.file("in.csv", "id\n1\n");
        var request = commit(new Step.Load(
                1,
                List.of(),
                new Source.File("in.csv", FileFormat.csv()),
                new Destination.File("out.csv", FileFormat.csv()),
                List.of(LoadColumn.of("id", ColumnType.INT64)),
                List.of(),
                List.of(),
                WriteMode.REPLACE,
                List.of()));
        Files.writeString(folder.resolve("out.csv"), "mine");
        var plan = plan(request);
        assertThat(plan.conflicts()).isEqualTo(1);
        undoer.apply(plan, true);
        assertThat(Files.readString(folder.resolve("out.csv"))).isEqualTo("mine");
    }

    @Test
    void what_was_never_committed_cannot_be_undone() {
        var draft = installation.draft(sql(1, "warehouse", "update orders set name = 'x' where id = 1", null));
        assertThat(undoer.check(undo(draft.request()))).isInstanceOf(Never.class);
    }

    @Test
    void a_reason_that_names_the_table_is_not_given_its_name_again() {
        var request = commit(sql(1, "warehouse", "update orders set name = 'x' where id = 1", null));
        warehouse.run("drop table orders");
        assertThat(((Never) undoer.check(undo(request))).reason())
                .endsWith(".orders is gone, or another table by now")
                .doesNotContain(": ");
    }

    @Test
    void old_content_that_a_constraint_forbids_by_now_stays_away() {
        var request = commit(sql(1, "warehouse", "update orders set name = 'x' where id = 1", null));
        warehouse.run("alter table orders add check (name <> 'a') not valid");
        assertThat(undoer.check(undo(request))).isInstanceOf(Never.class);
        assertThat(warehouse.value("select name from orders where id = 1")).isEqualTo("x");
    }

    private UndoRef plan(String request) {
        return ((Planned) undoer.check(undo(request))).plan();
    }

    private static UndoRequest undo(String request) {
        return new UndoRequest(request, false, Approval.YES);
    }

    private static Step sql(int number, String connection, String text, @Nullable String output) {
        return new Step.Sql(number, number == 1 ? List.of() : List.of(number - 1), connection, text, output);
    }

    private static Step export(int number, String output) {
        return new Step.Load(
                number,
                List.of(number - 1),
                new Source.Output(output),
                new Destination.File(output + ".csv", FileFormat.csv()),
                List.of(LoadColumn.of("id", ColumnType.INT64)),
                List.of(),
                List.of(),
                WriteMode.REPLACE,
                List.of());
    }

    private String commit(Step... steps) {
        var draft = installation.draft(steps);
        var clock = Clock.systemUTC();
        var rehearser = installation.rehearser(targets, clock);
        var rehearsal = (Sealed) rehearser.rehearse(new PipelineRef(draft, false), Approval.YES);
        assertThat(new Committer(installation.store(), targets, clock).commit(rehearsal.proof()))
                .isInstanceOf(Done.class);
        return draft.request();
    }
}
