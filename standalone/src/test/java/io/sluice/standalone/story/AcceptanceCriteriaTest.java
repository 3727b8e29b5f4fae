package io.sluice.standalone.story;

import static io.sluice.standalone.story.Replies.after;
import static io.sluice.standalone.story.Replies.bash;
import static io.sluice.standalone.story.Replies.load;
import static io.sluice.standalone.story.Replies.patch;
import static io.sluice.standalone.story.Replies.pipeline;
import static io.sluice.standalone.story.Replies.sql;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.fixture.TestDatabase;
import io.sluice.standalone.bench.Installation;
import io.sluice.standalone.bench.Warehouse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The nine criteria by which a first version is accepted, each end to end: a model's script and statements over a file and two tables. */
class AcceptanceCriteriaTest {

    enum Engine {
        POSTGRESQL,
        MARIADB
    }

    @TempDir
    static Path folder;

    private static final Map<Engine, StoryTarget> TARGETS = new EnumMap<>(Engine.class);
    private static final ReplayingModel MODEL = new ReplayingModel();
    private static Installation sluice;
    private static TestDatabase mariadb;
    private static Warehouse store;

    @BeforeAll
    static void start() throws Exception {
        sluice = new Installation(folder);
        MODEL.author(sluice);
        Files.writeString(sluice.files().resolve("sales.csv"), "id,customer,amount\n1,Ann,10.50\n2,Bob,\n3,Ann,4.50\n");
        sluice.up();
        store = Warehouse.store(sluice);
        mariadb = TestDatabase.mariadb();
        TARGETS.put(Engine.POSTGRESQL, StoryTarget.warehouse(sluice));
        TARGETS.put(Engine.MARIADB, StoryTarget.mariadb(sluice, mariadb, "shop"));
        for (var target : TARGETS.values()) {
            target.execute("create table orders (id int primary key, customer varchar(50), amount decimal(10,2))");
            target.execute("create table totals (customer varchar(50) primary key, total decimal(12,2) not null)");
            target.execute("insert into totals values ('Ann', 1.00)");
        }
    }

    @AfterAll
    static void stop() {
        sluice.close();
        MODEL.close();
        mariadb.close();
    }

    /** One request of one test on one engine, and the two drafts that the model knows for it. */
    private record Case(Engine engine, String id, String sentence) {

        static Case of(Engine engine, String name) {
            return new Case(
                    engine,
                    name + "-" + engine.name().toLowerCase(),
                    "Add the paid sales to the totals, " + name + " on "
                            + engine.name().toLowerCase());
        }

        StoryTarget target() {
            return TARGETS.get(engine);
        }

        private Map<String, Object> cleaned() {
            return bash(
                    "awk -F, 'NR == 1 || $3 != \"\"' /data/sales.csv > /tmp/paid.csv",
                    "/data/sales.csv",
                    "/tmp/paid.csv");
        }

        private Map<String, Object> loaded() {
            return after(
                    load(
                            "/tmp/paid.csv",
                            target().table("orders"),
                            "id>id:int64",
                            "customer>customer:text",
                            "amount>amount:decimal(10,2)"),
                    1);
        }

        private Map<String, Object> summed(String conflict) {
            var text =
                    "insert into totals (customer, total) select customer, sum(amount) from orders group by customer";
            return after(sql(target().connection(), text + conflict), 2);
        }

        /** The totals know Ann already: the third step breaks their key. */
        String wrong() {
            return pipeline(cleaned(), loaded(), summed(""));
        }

        String right() {
            var conflict = engine == Engine.POSTGRESQL
                    ? " on conflict (customer) do update set total = totals.total + excluded.total"
                    : " on duplicate key update total = total + values(total)";
            return patch("Ann has a total already: add to it", cleaned(), loaded(), summed(conflict));
        }

        JsonNode tell(String approve) {
            return Story.tell(sluice, id, sentence, approve, target().connection());
        }

        Case taught(String draft, String... patches) {
            MODEL.learns(sentence, draft, patches);
            return this;
        }

        String rows() {
            return target().value("select count(*) from orders");
        }
    }

    @ParameterizedTest
    @EnumSource
    void criterion_1_accepts_a_natural_language_request(Engine engine) {
        var story = Case.of(engine, "accepts");
        story.taught(story.right()).tell("never");
        var shown = sluice.rest().show(story.id);
        assertThat(shown.path("sentence").asText()).isEqualTo(story.sentence);
        assertThat(MODEL.heard(story.sentence).getFirst().path("sentence").asText())
                .isEqualTo(story.sentence);
    }

    @ParameterizedTest
    @EnumSource
    void criterion_2_generates_a_hybrid_pipeline(Engine engine) throws Exception {
        var story = Case.of(engine, "generates");
        var request = story.taught(story.right()).tell("never");
        assertThat(request.path("steps").findValuesAsText("type")).containsExactly("bash", "load", "sql");
        assertThat(request.path("steps").path(2).path("depends_on").toString()).isEqualTo("[2]");
        var out = folder.resolve(story.id);
        assertThat(sluice.run("scripts", story.id, "--out", out.toString()).exit())
                .isZero();
        assertThat(out.resolve("step_1.sh")).isExecutable().content().contains("set -euo pipefail", "awk");
        assertThat(Files.readString(out.resolve("step_3.sql"))).containsIgnoringCase("insert into");
    }

    @ParameterizedTest
    @EnumSource
    void criterion_3_introspects_the_context(Engine engine) {
        var story = Case.of(engine, "introspects");
        var imagined = story.right().replace("from orders", "from unicorns");
        var request = story.taught(imagined, story.right()).tell("never");
        var catalog = MODEL.heard(story.sentence).getFirst().path("catalog");
        assertThat(catalog.path("files").findValuesAsText("path")).contains("sales.csv");
        assertThat(catalog.path("files").findValuesAsText("name")).contains("id", "customer", "amount");
        assertThat(catalog.path("tables").findValuesAsText("table"))
                .contains(story.target().table("orders"));
        var repair = request.path("repairs").path(0);
        assertThat(repair.path("class").asText()).isEqualTo("missing_table");
        assertThat(attempts(request))
                .as("what does not exist never reaches the sandbox")
                .isEqualTo(1);
        assertThat(stored("select db_structure::text || file_list::text from schema_snapshots", request))
                .contains("totals")
                .contains("sales.csv");
    }

    @ParameterizedTest
    @EnumSource
    void criterion_4_executes_in_a_sandbox(Engine engine) {
        var story = Case.of(engine, "executes");
        var before = story.rows();
        var request = story.taught(story.right()).tell("never");
        assertThat(request.path("outcome").asText()).as(request.toString()).isEqualTo("proven");
        assertThat(request.path("not_proven")).isEmpty();
        assertThat(request.path("steps").findValuesAsText("exit_code")).containsExactly("0", "0", "0");
        assertThat(Story.logs(sluice, request)
                        .path("execution_logs")
                        .path(1)
                        .path("stdout")
                        .asText())
                .contains("read 2 rows");
        assertThat(story.rows()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void criterion_5_detects_errors(Engine engine) {
        var story = Case.of(engine, "detects");
        var before = story.rows();
        var request = story.taught(story.wrong()).tell("yes");
        assertThat(request.path("outcome").asText()).isEqualTo("failed");
        var error = request.path("error");
        assertThat(error.path("step").asInt()).isEqualTo(3);
        assertThat(error.path("message").asText()).contains("Ann");
        assertThat(error.path("next").asText()).isNotBlank();
        assertThat(story.rows()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void criterion_6_repairs_automatically(Engine engine) {
        var story = Case.of(engine, "repairs");
        var request = story.taught(story.wrong(), story.right()).tell("never");
        assertThat(request.path("outcome").asText()).as(request.toString()).isEqualTo("proven");
        var repair = request.path("repairs").path(0);
        assertThat(repair.path("class").asText()).isEqualTo("constraint");
        assertThat(repair.path("reason").asText()).isEqualTo("Ann has a total already: add to it");
        assertThat(repair.path("successful").asBoolean()).isTrue();
        var told = MODEL.heard(story.sentence).getLast();
        assertThat(told.path("problem").path("error").asText()).contains("Ann");
        assertThat(told.path("failed_pipeline").toString()).contains("insert into totals");
    }

    @ParameterizedTest
    @EnumSource
    void criterion_7_retries_the_execution(Engine engine) {
        var story = Case.of(engine, "retries");
        var request = story.taught(story.wrong(), story.right()).tell("never");
        var logs = Story.logs(sluice, request).path("execution_logs");
        assertThat(logs.findValuesAsText("step_id")).containsExactly("1", "2", "3", "1", "2", "3");
        assertThat(logs.findValuesAsText("is_successful"))
                .containsExactly("true", "true", "false", "true", "true", "true");
    }

    @ParameterizedTest
    @EnumSource
    void criterion_8_commits_to_production(Engine engine) {
        var story = Case.of(engine, "commits");
        var request = story.taught(story.wrong(), story.right()).tell("ask");
        assertThat(request.path("outcome").asText()).as(request.toString()).isEqualTo("awaiting_approval");
        assertThat(story.rows()).isEqualTo("0");
        approve(story, request);
        assertThat(story.rows()).isEqualTo("2");
        assertThat(story.target().value("select total from totals where customer = 'Ann'"))
                .isEqualTo("16.00");
        assertThat(sluice.rest().show(story.id).path("change")).isEqualTo(request.path("change"));
        var ledger = engine == Engine.POSTGRESQL ? "sluice.ledger" : "sluice_ledger";
        assertThat(story.target()
                        .value("select count(*) from " + ledger + " where request_id = '" + story.id
                                + "' and committed_at is not null"))
                .isNotEqualTo("0");
        assertThat(sluice.run("undo", story.id).exit()).isZero();
        assertThat(story.rows()).isEqualTo("0");
        assertThat(story.target().value("select total from totals where customer = 'Ann'"))
                .isEqualTo("1.00");
    }

    @ParameterizedTest
    @EnumSource
    void criterion_9_maintains_traceability(Engine engine) {
        var story = Case.of(engine, "traces");
        var request = story.taught(story.wrong(), story.right()).tell("never");
        var counts = List.of("pipeline_steps", "schema_snapshots", "execution_logs", "repair_logs").stream()
                .map(table -> stored("select count(*) from " + table, request))
                .toList();
        assertThat(counts).containsExactly("6", "2", "6", "1");
        assertThat(stored("select string_agg(distinct original_error || ai_fix_reason, ' ') from repair_logs", request))
                .contains("Ann")
                .contains("add to it");
        assertThat(stored(
                        "select bool_and(run_time is not null and execution_time_ms >= 0) from execution_logs",
                        request))
                .isEqualTo("t");
        assertThat(sluice.run("logs", story.id).out()).contains("step 3", "Ann");
    }

    private static void approve(Case story, JsonNode request) {
        var approved = sluice.rest()
                .post(
                        "/v1/requests/" + story.id + "/approve",
                        Map.of("proof", request.path("proof").asText()));
        assertThat(approved.status()).as(approved.body().toString()).isLessThan(300);
        Story.ends(sluice, story.id, "committed");
    }

    private static long attempts(JsonNode request) {
        return Long.parseLong(stored("select count(distinct attempt) from execution_logs", request));
    }

    /** A value of Sluice's own tables about one request. */
    private static String stored(String select, JsonNode request) {
        return store.one(
                select + " where pipeline_id = " + request.path("pipeline_id").asInt());
    }
}
