package io.sluice.commit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.answer.Answerer;
import io.sluice.answer.QuestionStaging;
import io.sluice.author.Author;
import io.sluice.author.Database;
import io.sluice.author.Task;
import io.sluice.author.planner.Planner;
import io.sluice.catalog.Catalog;
import io.sluice.connector.database.Introspector;
import io.sluice.connector.file.DataFolder;
import io.sluice.extract.Extracts;
import io.sluice.extract.Streams;
import io.sluice.fixture.TestDatabase;
import io.sluice.inspect.Inspector;
import io.sluice.installation.TestInstallation;
import io.sluice.pipeline.Change.TableChange;
import io.sluice.pipeline.Claim;
import io.sluice.pipeline.Destination;
import io.sluice.pipeline.FileFormat;
import io.sluice.pipeline.Pipeline;
import io.sluice.pipeline.Source;
import io.sluice.pipeline.Step;
import io.sluice.pipeline.TableName;
import io.sluice.pipeline.WriteMode;
import io.sluice.rehearse.Rehearser;
import io.sluice.request.AnswerActivity.Answering;
import io.sluice.request.AnswerActivity.Rows;
import io.sluice.request.AnswerActivity.Unanswered;
import io.sluice.request.Approval;
import io.sluice.request.CommitActivity.Done;
import io.sluice.request.CommitActivity.Stale;
import io.sluice.request.DraftRef;
import io.sluice.request.InspectActivity.Faulty;
import io.sluice.request.InspectActivity.Sound;
import io.sluice.request.PipelineRef;
import io.sluice.request.ProofRef;
import io.sluice.request.RehearseActivity.Sealed;
import io.sluice.request.RehearseActivity.Unproven;
import io.sluice.request.SandboxActivity.Passed;
import io.sluice.sandbox.NoSandbox;
import io.sluice.store.Proof.ClaimResult;
import io.sluice.target.StageLimits;
import io.sluice.target.StageLoader;
import io.sluice.target.StageOrder;
import io.sluice.target.TargetSession;
import io.sluice.target.TargetUpkeep;
import io.sluice.target.Watch;
import io.sluice.trial.SandboxRunner;
import io.sluice.trial.SandboxServers;
import io.sluice.trial.TrialServers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
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
    private List<String> last = List.of();
    private Path files = Path.of("");
    private DraftRef asked = new DraftRef("", 0, "");

    abstract TestDatabase target();

    @BeforeEach
    void install(@TempDir Path folder) {
        files = folder;
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
        rehearser = installation.rehearser(targets, Clock.systemUTC());
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

    /** The names of guests, as a table of the target holds them now, each held to be there once. */
    private DraftRef guestsOnce() {
        target.run(
                "create table guests (id int primary key, name varchar(20))",
                "insert into guests values (1, 'Ann'), (2, 'Bo')");
        return guestNames(
                true,
                new Claim("no row of guest_names has an empty name", 2, new Claim.NeverEmpty("name")),
                new Claim("no two rows of guest_names have the same name", 2, new Claim.Unique(List.of("name"))),
                new Claim("rows loaded into guest_names = rows of the answer − rejected", 2, new Claim.RowsAddUp()));
    }

    private DraftRef guestNames(boolean create, Claim... claims) {
        var draft = installation.draft(new Pipeline(
                List.of(
                        new Step.Sql(1, List.of(), "target", "select name from guests", "answer"),
                        new Step.Load(
                                2,
                                List.of(1),
                                new Source.Output("answer"),
                                new Destination.Table(new TableName("target", schema(target), "guest_names"), create),
                                List.of(),
                                List.of(),
                                List.of(),
                                WriteMode.APPEND,
                                List.of())),
                List.of(),
                List.of(claims),
                false));
        assertThat(inspector.inspect(draft)).isInstanceOf(Sound.class);
        return draft;
    }

    @Test
    void a_row_of_an_answer_that_does_not_fit_waits_for_a_person_and_breaks_no_claim() {
        target.run(
                "create table guests (id int primary key, name varchar(20))",
                "insert into guests values (1, 'Ann'), (2, 'Bo'), (3, 'Christine')",
                "create table guest_names (name varchar(3))");
        var said = "rows loaded into guest_names = rows of the answer − rejected";
        var draft = guestNames(false, new Claim(said, 2, new Claim.RowsAddUp()));
        var proof = ((Sealed) rehearser.rehearse(ref(draft), Approval.AUTO)).proof();
        assertThat(proof.policyAllows()).isFalse();
        assertThat(installation.store().proofs().load(proof.hash()).claims())
                .containsExactly(new ClaimResult(said, true));
        assertThat(committer.commit(proof)).isInstanceOf(Done.class);
        assertThat(target.value("select count(*) from guest_names")).isEqualTo("2");
    }

    @Test
    void claims_about_the_load_of_an_answer_are_checked_on_its_rows_and_counted() {
        var proof = ((Sealed) rehearser.rehearse(ref(guestsOnce()), Approval.YES)).proof();
        assertThat(installation.store().proofs().load(proof.hash()).claims())
                .hasSize(3)
                .allMatch(claim -> Boolean.TRUE.equals(claim.holds()));
        assertThat(committer.commit(proof)).isInstanceOf(Done.class);
    }

    @Test
    void a_claim_about_the_load_of_an_answer_that_does_not_hold_is_a_problem() {
        var draft = guestsOnce();
        target.run("insert into guests values (3, 'Ann')");
        var unproven = (Unproven) rehearser.rehearse(ref(draft), Approval.YES);
        assertThat(installation.problem(unproven.problem()).message())
                .isEqualTo("it does not hold that no two rows of guest_names have the same name");
    }

    @Test
    void a_claim_that_held_when_it_was_proven_is_looked_at_again_when_it_is_committed() {
        var proof = ((Sealed) rehearser.rehearse(ref(guestsOnce()), Approval.YES)).proof();
        target.run("update guests set name = 'Ann' where id = 2"); // as many rows as were proven
        assertThat(committer.commit(proof)).isInstanceOfSatisfying(Stale.class, stale -> assertThat(stale.why())
                .isEqualTo("it no longer holds that no two rows of guest_names have the same name"));
    }

    @Test
    void a_query_of_staged_rows_runs_where_its_answer_is_loaded() {
        var draft = installation.draft(
                new Step.Extract(1, List.of(), new Source.File("regions.csv", FileFormat.csv()), List.of(), "regions"),
                new Step.Sql(
                        2,
                        List.of(1),
                        "crm",
                        "select region as name, 1 as orders, 1.5 as spent from regions",
                        "answer"),
                into(3, 2, true));
        var faulty = (Faulty) inspector.inspect(draft);
        assertThat(installation.problem(faulty.problem()).message())
                .contains("is made in crm of rows that are staged there, and cannot be loaded into target");
    }

    private Answering ask(Step... steps) {
        isAsked(steps);
        return answer();
    }

    private void isAsked(Step... steps) {
        asked = installation.draft(new Pipeline(List.of(steps), List.of(), List.of(), true));
        assertThat(inspector.inspect(asked)).isInstanceOf(Sound.class);
    }

    private Answering answer() {
        var staging = new QuestionStaging(
                installation.store(),
                installation.connections(),
                new Targets(installation.connections(), installation.databases()),
                Streams.ofTables(installation.databases()),
                Clock.systemUTC(),
                1_000_000_000);
        return new Answerer(installation.store(), installation.connections(), installation.databases(), staging)
                .answer(new PipelineRef(asked, true));
    }

    private String answered() {
        return installation
                .store()
                .answers()
                .of(asked.request())
                .orElseThrow()
                .rows()
                .replace(" ", "");
    }

    private Step[] question() {
        return Arrays.copyOf(steps(true), 5);
    }

    private void nothingIsLeft() {
        assertThat(target.value("select count(*) from " + stages())).isEqualTo("0");
        assertThat(target.value("select count(*) from " + ledger() + " where request_id = '" + asked.request() + "'"))
                .isEqualTo("0");
    }

    @Test
    void a_question_over_all_of_them_is_answered_and_leaves_nothing_behind() {
        assertThat(ask(question())).isEqualTo(new Rows(2));
        assertThat(answered()).isEqualTo("[[\"Ann\",2,7.50],[\"Bo\",1,1.00]]");
        nothingIsLeft();
    }

    @Test
    void a_question_whose_query_or_source_fails_leaves_nothing_behind() {
        var broken = question();
        broken[4] = new Step.Sql(5, List.of(1, 2, 3, 4), "target", "select nope from customers", "answer");
        assertThat(ask(broken)).isInstanceOf(Unanswered.class);
        nothingIsLeft();
        installation.file("regions.csv", "Customer ID,Region\n" + "7,north\n".repeat(20) + "8,a,b\n");
        assertThat(ask(question())).isInstanceOf(Unanswered.class);
        nothingIsLeft();
    }

    @Test
    void what_a_killed_question_staged_goes_when_it_has_ended() {
        ask(question());
        dies("crm", 2);
        assertThat(target.value("select count(*) from " + stages())).isEqualTo("1");
        try (var session = opened()) {
            new TargetUpkeep(session).sweep(asked.request()::equals);
        }
        assertThat(target.value("select count(*) from " + stages())).isEqualTo("0");
    }

    /** The worker of a question is gone when it has staged the table of one step. */
    private void dies(String connection, int step) {
        try (var session = opened()) {
            var load = (Step.Load)
                    Extracts.load(installation.store(), asked).steps().get(step - 1);
            var rows = Streams.ofTables(installation.databases());
            new StageLoader(session, Clock.systemUTC(), StageLimits.upTo(1_000_000))
                    .load(
                            new StageOrder(asked.request(), load, "", "question"),
                            place -> rows.open(
                                    installation.connections().named(connection),
                                    load,
                                    Streams.Start.ALL,
                                    Streams.Watching.NOBODY),
                            Watch.NOBODY);
        }
    }

    private TargetSession opened() {
        return new Targets(installation.connections(), installation.databases())
                .of("target")
                .open();
    }

    @Test
    void a_question_that_dies_between_two_tables_of_one_database_reads_both_anew() {
        shop.run("create table payments (order_id int primary key)");
        shop.run("insert into payments select id from orders");
        isAsked(
                new Step.Extract(1, List.of(), new Source.Stream("shop", shop.name() + ".orders"), List.of(), "orders"),
                new Step.Extract(
                        2, List.of(), new Source.Stream("shop", shop.name() + ".payments"), List.of(), "payments"),
                new Step.Sql(
                        3,
                        List.of(1, 2),
                        "target",
                        "select count(*) as paid, (select count(*) from orders) as ordered from payments",
                        "answer"));
        dies("shop", 1);
        shop.run("insert into orders values (5, 8, 4.00)", "insert into payments values (5)");
        assertThat(answer()).isEqualTo(new Rows(1));
        assertThat(answered()).isEqualTo("[[5,5]]");
    }

    /** Rows that were read and columns that were staged, by step. */
    private List<String> moved(String request) {
        return target
                .rows("select step, " + cursor() + " from " + ledger() + " where request_id = '" + request
                        + "' and part = 'stage' order by step")
                .stream()
                .map(row -> row.get(0) + ": " + row.get(1).replaceAll("(?s).*\"read\": *(\\d+).*", "$1"))
                .toList();
    }

    private List<List<String>> answerOf(String where, boolean create) {
        var steps = steps(create);
        steps[4] = new Step.Sql(5, List.of(1, 2, 3, 4), "target", """
                select c.name, count(*) as orders, sum(o.amount) as spent
                  from orders o join customers c on c.id = o.customer_id join regions r on r.customer_id = c.id
                 where %s group by c.name""".formatted(where), "answer");
        var draft = installation.draft(steps);
        assertThat(inspector.inspect(draft)).isInstanceOf(Sound.class);
        var proof = ((Sealed) rehearser.rehearse(ref(draft), Approval.YES)).proof();
        last = moved(draft.request());
        committer.commit(proof);
        return report();
    }

    @Test
    void a_source_is_asked_for_no_more_rows_than_pass_and_the_result_is_the_same() {
        var asked = answerOf("o.amount > 2.00 and o.id between 1 and 3 and c.id in (7, 9)", true);
        assertThat(last).startsWith("1: 2", "2: 2");
        var unasked = answerOf("o.amount + 0 > 2.00 and o.id + 0 between 1 and 3 and c.id + 0 in (7, 9)", false);
        assertThat(last).startsWith("1: 4", "2: 3");
        assertThat(asked).isEqualTo(unasked).containsExactly(List.of("Ann", "2", "7.50"));
    }

    @Test
    void columns_that_no_step_names_are_not_read() {
        shop.run("alter table orders add secret varchar(20) default 'x'");
        var draft = installation.draft(steps(true));
        assertThat(inspector.inspect(draft)).isInstanceOf(Sound.class);
        assertThat(((Step.Load) Extracts.load(installation.store(), draft)
                                .steps()
                                .getFirst())
                        .columns())
                .extracting(column -> column.to())
                .containsExactlyInAnyOrder("customer_id", "amount");
    }

    private List<List<String>> imports(String baskets) {
        installation.file("baskets.jsonl", baskets);
        var connection = installation.connections().named("target");
        var catalog = new Catalog(
                new Introspector(installation.databases()).all(connection), new DataFolder(files).list(path -> true));
        var task = new Task(
                "Import baskets.jsonl into baskets, upsert by id",
                List.of(),
                catalog,
                List.of(new Database("target", connection.kind(), schema(target))),
                "target",
                Instant.EPOCH,
                ZoneOffset.UTC);
        var drafting = new Planner().draft(task);
        assertThat(drafting).as(drafting.toString()).isInstanceOf(Author.Drafted.class);
        var draft = installation.draft(((Author.Drafted) drafting).pipeline());
        var inspection = inspector.inspect(draft);
        assertThat(inspection)
                .as(() -> String.valueOf(installation.problem(((Faulty) inspection).problem())))
                .isInstanceOf(Sound.class);
        assertThat(sandbox.run(ref(draft), 0)).isInstanceOf(Passed.class);
        var rehearsal = rehearser.rehearse(ref(draft), Approval.YES);
        assertThat(rehearsal)
                .as(() ->
                        rehearsal instanceof Unproven(var problem) ? String.valueOf(installation.problem(problem)) : "")
                .isInstanceOf(Sealed.class);
        var proof = ((Sealed) rehearsal).proof();
        assertThat(committer.commit(proof)).isInstanceOf(Done.class);
        assertThat(changes(proof)).extracting(TableChange::table).contains(schema(target) + ".baskets_lines");
        return target.rows("select baskets_id, index_in_list, sku, n from baskets_lines order by 1, 2");
    }

    @Test
    void lists_in_records_fill_a_table_of_their_own_and_those_of_a_record_that_comes_again_are_replaced_as_a_set() {
        assertThat(imports(
                        "{\"id\":1,\"buyer\":{\"name\":\"Ann\"},\"lines\":[{\"sku\":\"a\",\"n\":1},{\"sku\":\"b\",\"n\":2}]}\n"
                                + "{\"id\":2,\"buyer\":{\"name\":\"Bo\"},\"lines\":[{\"sku\":\"c\",\"n\":3}]}\n"))
                .containsExactly(List.of("1", "0", "a", "1"), List.of("1", "1", "b", "2"), List.of("2", "0", "c", "3"));
        assertThat(imports("{\"id\":1,\"buyer\":{\"name\":\"Anna\"},\"lines\":[{\"sku\":\"z\",\"n\":9}]}\n"
                        + "{\"id\":3,\"buyer\":{\"name\":\"Cy\"},\"lines\":[{\"sku\":\"d\",\"n\":4}]}\n"))
                .containsExactly(List.of("1", "0", "z", "9"), List.of("2", "0", "c", "3"), List.of("3", "0", "d", "4"));
        assertThat(target.rows("select id, buyer_name from baskets order by 1"))
                .containsExactly(List.of("1", "Anna"), List.of("2", "Bo"), List.of("3", "Cy"));
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

    abstract String ledger();

    abstract String cursor();

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
