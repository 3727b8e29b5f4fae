package io.sluice.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.connector.ConnectorException;
import io.sluice.fixture.TestDatabase;
import io.sluice.installation.TestInstallation;
import io.sluice.pipeline.Change.TableChange;
import io.sluice.pipeline.Claim;
import io.sluice.pipeline.ColumnType;
import io.sluice.pipeline.Condition;
import io.sluice.pipeline.Destination;
import io.sluice.pipeline.FileFormat;
import io.sluice.pipeline.LoadColumn;
import io.sluice.pipeline.Pipeline;
import io.sluice.pipeline.Problem;
import io.sluice.pipeline.Source;
import io.sluice.pipeline.Step.Load;
import io.sluice.pipeline.TableName;
import io.sluice.pipeline.WriteMode;
import io.sluice.rehearse.Rehearser;
import io.sluice.request.Approval;
import io.sluice.request.CommitActivity.Done;
import io.sluice.request.CommitActivity.Settlement;
import io.sluice.request.CommitActivity.Stale;
import io.sluice.request.DraftRef;
import io.sluice.request.PipelineRef;
import io.sluice.request.ProofRef;
import io.sluice.request.RehearseActivity.Sealed;
import io.sluice.request.RehearseActivity.Unproven;
import io.sluice.store.DiffKind;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a draft to a receipt, on real databases: what is proven is what is committed, and once. */
class ProveAndCommitTest {

    private static final String SALES = "id,name,amount\n1,Zoë,2.50\n2,Ann,\n3,Bo,4.00\n";

    private final TestDatabase warehouse = TestDatabase.postgres();
    private TestInstallation installation;
    private Rehearser rehearser;
    private Committer committer;

    @BeforeEach
    void install(@TempDir Path folder) {
        installation = new TestInstallation(folder, warehouse.as("warehouse"));
        var targets = new Targets(installation.connections(), installation.databases());
        rehearser = installation.rehearser(targets, Clock.systemUTC());
        committer = new Committer(installation.store(), targets, Clock.systemUTC());
        installation.file("sales.csv", SALES);
    }

    @AfterEach
    void remove() {
        installation.close();
        warehouse.close();
    }

    @Test
    void imports_a_file_into_a_new_table_without_asking_anybody() {
        var proof = prove(load(WriteMode.APPEND, true));
        assertThat(proof.policyAllows()).isTrue();
        assertThat(warehouse.value("select to_regclass('orders')")).isNull();
        assertThat(committer.commit(proof)).isInstanceOf(Done.class);
        assertThat(warehouse.rows("select id, name from orders order by id"))
                .containsExactly(List.of("1", "Zoë"), List.of("3", "Bo"));
        var stored = installation.store().proofs().load(proof.hash());
        assertThat(stored.predicted().tables())
                .containsExactly(new TableChange("warehouse", "public.orders", 2, 0, 0, 1, 0));
        assertThat(stored.claims()).allMatch(claim -> Boolean.TRUE.equals(claim.holds()));
        var receipt = installation.store().commits().of(proof.draft().request()).orElseThrow();
        assertThat(receipt.actual()).isEqualTo(stored.predicted());
    }

    @Test
    void committing_twice_is_once_and_the_ledger_says_so() {
        var proof = prove(load(WriteMode.APPEND, true));
        assertThat(committer.settle(proof)).isEqualTo(Settlement.NOTHING);
        committer.commit(proof);
        assertThat(committer.commit(proof)).isInstanceOf(Done.class);
        assertThat(committer.settle(proof)).isEqualTo(Settlement.ALL);
        assertThat(warehouse.count("orders")).isEqualTo(2);
    }

    @Test
    void rehearsing_again_gives_the_same_proof() {
        var draft = draft(load(WriteMode.APPEND, true));
        assertThat(rehearse(draft).hash()).isEqualTo(rehearse(draft).hash());
    }

    @Test
    void two_requests_that_prove_the_same_have_a_proof_each() {
        var first = prove(load(WriteMode.APPEND, true));
        var second = prove(load(WriteMode.APPEND, true));
        assertThat(second.hash()).isNotEqualTo(first.hash());
        assertThat(installation.store().proofs().latest(second.draft().request()))
                .hasValueSatisfying(proof -> assertThat(proof.draft()).isEqualTo(second.draft()));
        assertThat(committer.commit(second)).isInstanceOf(Done.class);
    }

    @Test
    void a_source_that_is_already_there_waits_and_says_by_whom() {
        var first = prove(load(WriteMode.APPEND, true));
        committer.commit(first);
        var second = prove(load(WriteMode.APPEND, false));
        assertThat(second.policyAllows()).isFalse();
        assertThat(waits(second))
                .singleElement()
                .asString()
                .contains("already loaded", first.draft().request());
    }

    @Test
    void rows_that_change_wait_for_a_person_who_sees_them() {
        warehouse.run("create table orders (id int primary key, name text, amount numeric)");
        warehouse.run("insert into orders values (1, 'old', 2.5)");
        var proof = prove(load(WriteMode.UPSERT, false, "id"));
        assertThat(waits(proof)).containsExactly("1 row of public.orders would be changed");
        assertThat(installation.store().diffRows().of(proof.hash()))
                .filteredOn(row -> row.kind() == DiffKind.CHANGE)
                .singleElement()
                .satisfies(row -> assertThat(row.row().before()).contains("old"));
    }

    @Test
    void a_replace_of_a_table_of_our_own_does_not_wait_until_somebody_wrote_to_it() {
        committer.commit(prove(load(WriteMode.APPEND, true)));
        installation.file("sales.csv", SALES + "4,Di,1.00\n");
        assertThat(prove(load(WriteMode.REPLACE, false)).policyAllows()).isTrue();
        warehouse.run("insert into orders values (77, 'mine', 1)");
        assertThat(prove(load(WriteMode.REPLACE, false)).policyAllows()).isFalse();
    }

    @Test
    void rejects_wait_and_a_tenth_of_them_is_a_problem() {
        installation.file("sales.csv", SALES + "x,Di,1.00\n");
        var unproven = (Unproven) rehearser.rehearse(ref(draft(load(WriteMode.APPEND, true))), Approval.AUTO);
        var problem = installation.problem(unproven.problem());
        assertThat(problem.kind()).isEqualTo(Problem.Kind.TOO_MANY_REJECTS);
        assertThat(problem.message())
                .startsWith("1 of 4 rows could not be read or typed, more than 10 in a hundred; line 5: id: ");
        var many = new StringBuilder(SALES);
        for (int i = 10; i < 40; i++) {
            many.append(i).append(",n,1.00\n");
        }
        installation.file("sales.csv", many + "x,Di,1.00\n");
        var proof = prove(load(WriteMode.APPEND, true));
        assertThat(waits(proof)).singleElement().asString().contains("1 row could not be read");
        assertThat(installation.store().diffRows().of(proof.hash()))
                .filteredOn(row -> row.kind() == DiffKind.REJECT)
                .hasSize(1);
    }

    @Test
    void a_target_that_moved_on_is_stale_and_proven_again() {
        warehouse.run("create table orders (id int primary key, name text, amount numeric)");
        warehouse.run("insert into orders values (1, 'old', 2.5)");
        var proof = prove(load(WriteMode.UPSERT, false, "id"));
        warehouse.run("insert into orders values (3, 'came meanwhile', 1)");
        assertThat(committer.commit(proof)).isInstanceOf(Stale.class);
        assertThat(warehouse.value("select name from orders where id = 1")).isEqualTo("old");
        var again = rehearse(proof.draft());
        assertThat(committer.commit(again)).isInstanceOf(Done.class);
    }

    @Test
    void a_claim_that_does_not_hold_is_a_problem_and_nothing_is_proven() {
        var drops = load(WriteMode.APPEND, true);
        var keeps = new Load(
                1,
                List.of(),
                drops.source(),
                drops.destination(),
                drops.columns(),
                List.of(),
                List.of(),
                WriteMode.APPEND,
                List.of());
        var unproven = (Unproven) rehearser.rehearse(ref(draft(keeps)), Approval.YES);
        var problem = installation.problem(unproven.problem());
        assertThat(problem.kind()).isEqualTo(Problem.Kind.CLAIM_BROKEN);
        assertThat(problem.message()).contains("no row has an empty amount");
        assertThat(warehouse.value("select to_regclass('orders')")).isNull();
    }

    @Test
    void a_unique_violation_is_a_problem_that_an_author_may_repair() {
        warehouse.run("create table orders (id int primary key, name text, amount numeric)");
        warehouse.run("insert into orders values (1, 'old', 2.5)");
        var unproven = (Unproven) rehearser.rehearse(ref(draft(load(WriteMode.APPEND, false))), Approval.AUTO);
        var problem = installation.problem(unproven.problem());
        assertThat(problem.kind()).isEqualTo(Problem.Kind.CONSTRAINT);
        assertThat(problem.step()).isEqualTo(1);
    }

    @Test
    void what_a_trigger_does_elsewhere_is_not_proven() {
        warehouse.run(
                "create table orders (id int primary key, name text, amount numeric)",
                "create function f() returns trigger language plpgsql as 'begin return new; end'",
                "create trigger audit after insert on orders for each row execute function f()");
        var proof = prove(load(WriteMode.APPEND, false));
        assertThat(waits(proof)).anyMatch(why -> why.startsWith("not proven") && why.contains("audit"));
        assertThat(waits(proof)).anyMatch(why -> why.startsWith("cannot be undone"));
    }

    @Test
    void a_proof_whose_seal_was_changed_is_not_committed() {
        var proof = prove(load(WriteMode.APPEND, true));
        var forged = new ProofRef(new DraftRef(proof.draft().request(), 1, "other"), proof.hash(), true);
        assertThatThrownBy(() -> committer.commit(forged)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_connection_that_may_not_keep_the_ledger_is_refused() {
        var read = new Load(
                1,
                List.of(),
                new Source.File("sales.csv", FileFormat.csv()),
                new Destination.Table(new TableName("nowhere", "public", "orders"), true),
                List.of(LoadColumn.of("id", ColumnType.INT64)),
                List.of(),
                List.of(),
                WriteMode.APPEND,
                List.of());
        assertThatThrownBy(() -> rehearse(draft(read))).isInstanceOf(ConnectorException.class);
    }

    @Test
    void stages_go_with_the_request() {
        var proof = prove(load(WriteMode.APPEND, true));
        rehearser.dropStages(proof.draft().request());
        rehearser.dropStages(proof.draft().request());
        assertThat(warehouse.count("sluice.stages")).isZero();
        assertThat(committer.commit(proof)).isInstanceOf(Stale.class);
    }

    private static Load load(WriteMode mode, boolean create, String... key) {
        return new Load(
                1,
                List.of(),
                new Source.File("sales.csv", FileFormat.csv()),
                new Destination.Table(new TableName("warehouse", "public", "orders"), create),
                List.of(
                        LoadColumn.of("id", ColumnType.INT64),
                        LoadColumn.of("name", ColumnType.TEXT),
                        LoadColumn.of("amount", ColumnType.decimal(12, 2))),
                List.of(new Condition.Empty("amount")),
                List.of(),
                mode,
                List.of(key));
    }

    private DraftRef draft(Load load) {
        var claims = List.of(
                new Claim("no row has an empty amount", 1, new Claim.NeverEmpty("amount")),
                new Claim("every row is accounted for", 1, new Claim.RowsAddUp()));
        return installation.draft(new Pipeline(List.of(load), List.of(), claims, false));
    }

    private ProofRef prove(Load load) {
        return rehearse(draft(load));
    }

    private ProofRef rehearse(DraftRef draft) {
        return ((Sealed) rehearser.rehearse(ref(draft), Approval.AUTO)).proof();
    }

    private static PipelineRef ref(DraftRef draft) {
        return new PipelineRef(draft, false);
    }

    private List<String> waits(ProofRef proof) {
        assertThat(proof.policyAllows()).isFalse();
        return installation.store().proofs().load(proof.hash()).waitsBecause();
    }
}
