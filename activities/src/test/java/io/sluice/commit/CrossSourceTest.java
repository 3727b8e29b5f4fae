package io.sluice.commit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.fixture.TestDatabase;
import io.sluice.inspect.Inspector;
import io.sluice.installation.TestInstallation;
import io.sluice.pipeline.Change.TableChange;
import io.sluice.pipeline.Destination;
import io.sluice.pipeline.FileFormat;
import io.sluice.pipeline.Source;
import io.sluice.pipeline.Step;
import io.sluice.pipeline.TableName;
import io.sluice.pipeline.WriteMode;
import io.sluice.rehearse.Rehearser;
import io.sluice.request.Approval;
import io.sluice.request.CommitActivity.Done;
import io.sluice.request.DraftRef;
import io.sluice.request.InspectActivity.Faulty;
import io.sluice.request.InspectActivity.Sound;
import io.sluice.request.PipelineRef;
import io.sluice.request.ProofRef;
import io.sluice.request.RehearseActivity.Sealed;
import io.sluice.request.SandboxActivity.Passed;
import io.sluice.sandbox.NoSandbox;
import io.sluice.trial.SandboxRunner;
import io.sluice.trial.SandboxServers;
import io.sluice.trial.TrialServers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows of several databases and a file, staged in the target, joined there and committed once; on each engine that can be a target. */
abstract class CrossSourceTest {

    private static final List<List<String>> SPENT = List.of(List.of("Ann", "2", "7.50"), List.of("Bo", "1", "1.00"));

    private final TestDatabase shop = TestDatabase.mariadb();
    private final TestDatabase crm = TestDatabase.postgres();
    private final TestDatabase target = target();
    private TestDatabase ledgerBook;
    private TestInstallation installation;
    private Inspector inspector;
    private SandboxRunner sandbox;
    private Rehearser rehearser;
    private Committer committer;

    abstract TestDatabase target();

    @BeforeEach
    void install(@TempDir Path folder) {
        ledgerBook = TestDatabase.sqlite(folder);
        installation = new TestInstallation(
                folder, target.as("target"), shop.as("shop"), crm.as("crm"), ledgerBook.as("book"));
        var connections = installation.connections();
        var databases = installation.databases();
        var targets = new Targets(connections, databases);
        inspector = new Inspector(installation.store(), connections, databases);
        sandbox = new SandboxRunner(
                installation.store(),
                connections,
                databases,
                new TrialServers(
                        databases,
                        SandboxServers.of(
                                TestDatabase.sandbox().as("sandbox"),
                                TestDatabase.mariadbSandbox().as("mysql"))),
                new NoSandbox("not needed here"),
                Clock.systemUTC());
        rehearser = new Rehearser(installation.store(), connections, targets, Clock.systemUTC(), 1_000_000_000);
        committer = new Committer(installation.store(), targets, Clock.systemUTC());
        fill();
    }

    private void fill() {
        shop.run("create table orders (id int primary key, customer_id int, amount decimal(10,2))");
        shop.run("insert into orders values (1, 7, 2.50), (2, 7, 5.00), (3, 8, 1.00), (4, 9, 9.00)");
        crm.run("create table customers (id int primary key, name text)");
        crm.run("insert into customers values (7, 'Ann'), (8, 'Bo'), (9, 'Cy')");
        ledgerBook.run("create table blocked (customer integer)");
        ledgerBook.run("insert into blocked values (9)");
        installation.file("regions.csv", "Customer ID,Region\n7,north\n8,north\n9,south\n");
    }

    @AfterEach
    void remove() {
        installation.close();
        List.of(shop, crm, target).forEach(TestDatabase::close);
    }

    @Test
    void sources_are_staged_joined_in_the_target_and_loaded_once() {
        var proof = prove(true);
        assertThat(proof.policyAllows()).isTrue();
        assertThat(committer.commit(proof)).isInstanceOf(Done.class);
        assertThat(committer.commit(proof)).isInstanceOf(Done.class);
        assertThat(report()).isEqualTo(SPENT);
        assertThat(changes(proof)).containsExactly(new TableChange("target", name().qualified(), 2, 0, 0, 0, 0));
    }

    @Test
    void the_same_pipeline_again_replaces_equal_rows_and_so_changes_nothing() {
        committer.commit(prove(true));
        var again = prove(false);
        assertThat(changes(again)).containsExactly(new TableChange("target", name().qualified(), 0, 0, 0, 0, 0));
        committer.commit(again);
        assertThat(report()).isEqualTo(SPENT);
    }

    @Test
    void what_changed_in_a_source_is_what_the_next_run_changes() {
        committer.commit(prove(true));
        shop.run("insert into orders values (5, 8, 4.00)");
        committer.commit(prove(false));
        assertThat(report()).containsExactly(List.of("Ann", "2", "7.50"), List.of("Bo", "2", "5.00"));
    }

    @Test
    void stages_are_gone_when_the_commit_is_done() {
        committer.commit(prove(true));
        assertThat(target.value("select count(*) from " + stages())).isEqualTo("0");
    }

    @Test
    void a_column_that_an_extract_names_and_its_source_lacks_is_the_authors_fault() {
        var draft = installation.draft(
                new Step.Extract(1, List.of(), new Source.Stream("crm", "public.customers"), List.of("nme"), "c"),
                new Step.Sql(2, List.of(1), "target", "select nme from c", "answer"),
                into(3, 2, true));
        var faulty = (Faulty) inspector.inspect(draft);
        assertThat(installation.problem(faulty.problem()).message()).contains("there is no column nme");
    }

    abstract String stages();

    TableName name() {
        return new TableName("target", schema(target), "report");
    }

    abstract String schema(TestDatabase database);

    private List<List<String>> report() {
        return target.rows("select name, orders, spent from report order by name");
    }

    private List<TableChange> changes(ProofRef proof) {
        return installation.store().proofs().load(proof.hash()).predicted().tables();
    }

    private ProofRef prove(boolean create) {
        var draft = installation.draft(steps(create));
        assertThat(inspector.inspect(draft)).isInstanceOf(Sound.class);
        assertThat(sandbox.run(ref(draft), 0)).isInstanceOf(Passed.class);
        return ((Sealed) rehearser.rehearse(ref(draft), Approval.AUTO)).proof();
    }

    private static PipelineRef ref(DraftRef draft) {
        return new PipelineRef(draft, false);
    }

    private Step[] steps(boolean create) {
        return new Step[] {
            new Step.Extract(1, List.of(), new Source.Stream("shop", shop.name() + ".orders"), List.of(), "orders"),
            new Step.Extract(2, List.of(), new Source.Stream("crm", "public.customers"), List.of(), "customers"),
            new Step.Extract(3, List.of(), new Source.Stream("book", "main.blocked"), List.of(), "blocked"),
            new Step.Extract(4, List.of(), new Source.File("regions.csv", FileFormat.csv()), List.of(), "regions"),
            new Step.Sql(5, List.of(1, 2, 3, 4), "target", """
                    select c.name, count(*) as orders, sum(o.amount) as spent
                      from orders o join customers c on c.id = o.customer_id join regions r on r.customer_id = c.id
                     where r.region = 'north' and c.id not in (select customer from blocked)
                     group by c.name""", "answer"),
            into(6, 5, create)
        };
    }

    private Step into(int number, int after, boolean create) {
        return new Step.Load(
                number,
                List.of(after),
                new Source.Output("answer"),
                new Destination.Table(name(), create),
                List.of(),
                List.of(),
                List.of(),
                WriteMode.REPLACE,
                List.of());
    }
}
