package io.sluice.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.pipeline.Change;
import io.sluice.pipeline.ColumnType;
import io.sluice.pipeline.Condition;
import io.sluice.pipeline.Destination;
import io.sluice.pipeline.FileFormat;
import io.sluice.pipeline.LoadColumn;
import io.sluice.pipeline.Pipeline;
import io.sluice.pipeline.Problem;
import io.sluice.pipeline.Source;
import io.sluice.pipeline.Step;
import io.sluice.pipeline.TableName;
import io.sluice.pipeline.WriteMode;
import io.sluice.request.DraftRef;
import io.sluice.store.fixture.TestStore;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoreTest {

    private static final AuthorStamp PLANNER = new AuthorStamp("planner", "planner", null);
    private static final String ORDERS = "warehouse.public.orders";

    private final TestStore world = TestStore.fresh();
    private final Store store = world.store();

    @BeforeEach
    void ask() {
        world.request("import-sales", "Import sales.csv into orders");
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void counts_versions_of_a_draft_up_and_reads_each_back() {
        var first = store.drafts().save("import-sales", pipeline("amount"), PLANNER, null);
        var second = store.drafts()
                .save(
                        "import-sales",
                        pipeline("total"),
                        PLANNER,
                        new Patch(1, null, "the column is called total", true));
        assertThat(List.of(first.version(), second.version())).containsExactly(1, 2);
        assertThat(store.drafts().load(first)).isEqualTo(pipeline("amount"));
        assertThat(store.drafts().latest("import-sales").orElseThrow().pipeline())
                .isEqualTo(pipeline("total"));
        assertThat(store.drafts().changedMeaning("import-sales")).isTrue();
    }

    @Test
    void saves_a_repeated_draft_once() {
        var first = store.drafts().save("import-sales", pipeline("amount"), PLANNER, null);
        assertThat(store.drafts().save("import-sales", pipeline("amount"), PLANNER, null))
                .isEqualTo(first);
    }

    @Test
    void knows_which_draft_was_committed_whatever_was_written_later() {
        assertThat(store.drafts().committed("import-sales")).isEmpty();
        var committed = world.commits("import-sales");
        store.drafts().save("import-sales", pipeline("amount"), PLANNER, null);
        assertThat(store.drafts().committed("import-sales").orElseThrow().ref()).isEqualTo(committed);
    }

    @Test
    void refuses_a_draft_whose_content_is_not_the_named_one() {
        var ref = store.drafts().save("import-sales", pipeline("amount"), PLANNER, null);
        assertThatThrownBy(() -> store.drafts().load(new DraftRef(ref.request(), ref.version(), "another")))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void shows_a_load_as_its_copy_in_the_table_of_steps() {
        store.drafts().save("import-sales", pipeline("amount"), PLANNER, null);
        assertThat(world.database().rows("select step_number, code_type, script_content from pipeline_steps"))
                .containsExactly(List.of("1", "load", """
                        COPY public.orders (amount)
                        FROM 'sales.csv' WITH (FORMAT csv, HEADER true)
                        WHERE NOT (coalesce(trim(amount), '') = '')
                        -- amount decimal(12,2)"""));
    }

    @Test
    void keeps_the_latest_log_of_each_step_and_attempt_whatever_a_script_prints() {
        var draft = store.drafts().save("import-sales", pipeline("amount"), PLANNER, null);
        store.executionLogs().write(draft, 0, new StepLog(1, Instant.now(), false, "a\0b", "\ud800", 1, 5));
        store.executionLogs().write(draft, 0, new StepLog(1, Instant.now(), true, "ok", "", 0, 7));
        store.executionLogs().write(draft, 1, new StepLog(1, Instant.now(), false, "a\0b", "\ud800", 1, 5));
        var logs = store.executionLogs().of("import-sales");
        assertThat(logs).hasSize(2);
        assertThat(logs.getFirst().log().stdout()).isEqualTo("ok");
        assertThat(logs.getLast().log().stdout()).isEqualTo("a␀b");
    }

    @Test
    void writes_one_row_a_repair_attempt_and_no_fourth() {
        for (int attempt : new int[] {1, 2, 2, 3}) {
            store.repairLogs()
                    .write("import-sales", attempt, Problem.Kind.MISSING_TABLE, "no table", "made it", "code", true);
        }
        assertThat(store.repairLogs().of("import-sales"))
                .extracting(RepairLogs.RepairLog::attempt)
                .containsExactly(1, 2, 3);
        assertThatThrownBy(() -> store.repairLogs()
                        .write("import-sales", 4, Problem.Kind.OTHER, "again", "tried", "code", false))
                .hasMessageContaining("repair_logs_attempt_number_check");
    }

    @Test
    void gives_problems_and_snapshots_back_as_they_were() {
        var problem = new Problem(Problem.Kind.BAD_VALUE, "sandbox_run", 2, "nul \\u0000 in row 3", null, "Clean it.");
        assertThat(store.problems()
                        .load(store.problems().save("import-sales", problem).id()))
                .isEqualTo(problem);
        store.snapshots().save("import-sales", "{\"tables\":[]}", "[{\"path\":\"a\\u0000b\"}]");
        assertThat(store.snapshots().latest("import-sales").orElseThrow().fileList())
                .contains("\\u0000");
    }

    @Test
    void keeps_a_proof_under_its_hash_and_the_latest_of_a_request() {
        var proof = proof("h1");
        store.proofs().save(proof);
        store.proofs().save(proof);
        store.proofs().save(proof("h2"));
        assertThat(store.proofs().load("h1")).isEqualTo(proof);
        assertThat(store.proofs().latest("import-sales").orElseThrow().hash()).isEqualTo("h2");
    }

    @Test
    void keeps_at_most_fifty_rows_a_kind() {
        store.proofs().save(proof("h1"));
        var rows = IntStream.range(0, 60)
                .mapToObj(i -> new DiffRow(null, "{\"i\":" + i + "}", null))
                .toList();
        store.diffRows().replace("h1", ORDERS, DiffKind.INSERT, rows);
        store.diffRows().replace("h1", ORDERS, DiffKind.INSERT, rows);
        store.diffRows()
                .replace("h1", ORDERS, DiffKind.REJECT, List.of(new DiffRow(null, null, "line 7: not a number")));
        assertThat(store.diffRows().of("h1")).hasSize(51);
        assertThat(store.diffRows().of("h1").get(1).row().after()).isEqualTo("{\"i\":1}");
    }

    @Test
    void keeps_what_a_commit_did_and_what_a_question_gave() {
        store.proofs().save(proof("h1"));
        var commit = new CommitRecord("import-sales", "h1", Change.none(), Instant.parse("2026-01-01T00:00:00Z"), "[]");
        store.commits().save(commit);
        store.commits().save(commit);
        assertThat(store.commits().of("import-sales")).contains(commit);
        store.answers().save("import-sales", "[{\"name\":\"a\",\"type\":\"int64\"}]", "[[1]]", false);
        assertThat(store.answers().of("import-sales").orElseThrow().rows()).isEqualTo("[[1]]");
    }

    @Test
    void lets_go_of_the_rows_of_old_requests_and_keeps_their_story() {
        world.request("open", "Import more");
        store.answers().save("open", "[]", "[]", false);
        store.proofs().save(proof("h1"));
        store.diffRows().replace("h1", ORDERS, DiffKind.INSERT, List.of(new DiffRow(null, "{}", null)));
        store.events().append("import-sales", "r", 1, "phase", "{}");
        store.requests().standing("import-sales", "r", 1, Standing.of("finished", "success", "committed"));
        assertThat(store.retention().sweep(Instant.now().minusSeconds(60))).isZero();
        assertThat(store.retention().sweep(Instant.now().plusSeconds(60))).isEqualTo(2);
        assertThat(store.proofs().latest("import-sales")).isPresent();
        assertThat(store.answers().of("open")).isPresent();
    }

    @Test
    void keeps_the_scripts_of_a_draft_and_the_latest_undo_plan() {
        var draft = store.drafts().save("import-sales", pipeline("amount"), PLANNER, null);
        store.scripts().save(draft, List.of(new Scripts.Script("step_1.sql", "old", false)));
        var script = new Scripts.Script("step_1.sql", "new", false);
        store.scripts().save(draft, List.of(script));
        assertThat(store.scripts().of(draft)).containsExactly(script);
        var first = new UndoPlans.UndoPlan("p1", "{}");
        store.undoPlans().save("import-sales", first);
        store.undoPlans().save("import-sales", new UndoPlans.UndoPlan("p2", "{}"));
        store.undoPlans().save("import-sales", first);
        assertThat(store.undoPlans().latest("import-sales")).contains(first);
        assertThat(store.undoPlans().load("p2").hash()).isEqualTo("p2");
    }

    private Proof proof(String hash) {
        var draft = store.drafts().save("import-sales", pipeline("amount"), PLANNER, null);
        var predicted =
                new Change(List.of(new Change.TableChange("warehouse", "public.orders", 3, 0, 0, 1, 0)), List.of());
        var claims = List.of(
                new Proof.ClaimResult("no row has an empty amount", true),
                Proof.ClaimResult.unchecked("other", "there are no rows"));
        return new Proof(hash, draft, "rehearsed", predicted, claims, List.of("DDL"), List.of(), List.of(), "{}", "{}");
    }

    private static Pipeline pipeline(String column) {
        var load = new Step.Load(
                1,
                List.of(),
                new Source.File("sales.csv", FileFormat.csv()),
                new Destination.Table(new TableName("warehouse", "public", "orders"), false),
                List.of(LoadColumn.of(column, ColumnType.decimal(12, 2))),
                List.of(new Condition.Empty(column)),
                List.of(),
                WriteMode.APPEND,
                List.of());
        return new Pipeline(List.of(load), List.of("the file has a header"), List.of(), false);
    }
}
