package io.sluice.standalone.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.durable.TaskQueues;
import io.sluice.durable.TemporalConnection;
import io.sluice.fixture.TestDatabase;
import io.sluice.schedule.Fired;
import io.sluice.schedule.FiringRequest;
import io.sluice.schedule.FiringWorkflow;
import io.sluice.standalone.bench.Installation;
import io.sluice.standalone.bench.Rest.Reply;
import io.sluice.standalone.bench.Warehouse;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests that come again, on Temporal's real server: what fires, what stops it, and that nothing is lost or doubled. */
class SchedulesTest {

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    @TempDir
    static Path folder;

    private static Installation sluice;
    private static TemporalConnection temporal;

    @BeforeAll
    static void start() {
        sluice = new Installation(folder).up();
        temporal = connected();
        rows("minutely", 2);
        schedules("minutely", "Every minute import minutely.csv into the minutely table");
    }

    private static TemporalConnection connected() {
        var address = sluice.run("status", "--json").json().path("temporal").path("address");
        return TemporalConnection.to(address.asText(), "default", Duration.ofSeconds(30));
    }

    @AfterAll
    static void stop() {
        temporal.close();
        sluice.close();
    }

    /** A file of this many rows, under the schedule's name. */
    private static void rows(String name, int count) {
        holds(
                name,
                "id,amount\n"
                        + IntStream.rangeClosed(1, count)
                                .mapToObj(id -> id + "," + id + ".50\n")
                                .collect(Collectors.joining()));
    }

    private static void holds(String name, String content) {
        try {
            Files.writeString(sluice.files().resolve(name + ".csv"), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nightly, and its first request committed. */
    private static void nightly(String name) {
        schedules(name, "Import " + name + ".csv into the " + name + " table nightly");
    }

    private static JsonNode schedules(String name, String sentence, String... more) {
        var verb = List.of(
                "schedule", sentence, "--name", name, "--timezone", "Europe/Berlin", "--approve", "yes", "--json");
        var made = sluice.run(Stream.concat(verb.stream(), Stream.of(more)).toArray(String[]::new));
        assertThat(made.exit()).as(made.err() + made.out()).isZero();
        return made.json();
    }

    /** Fires it and gives the request as it is when it ended or waits. */
    private static JsonNode fires(String name) {
        var reply = post(name, "run");
        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(202);
        return settled(reply.body().path("request").asText());
    }

    private static JsonNode settled(String request) {
        Installation.await(
                request, PATIENCE, () -> !"running".equals(sluice.rest().outcome(request)));
        return sluice.rest().show(request);
    }

    private static Reply post(String name, String action) {
        return sluice.rest().post("/v1/schedules/" + name + "/" + action, Map.of());
    }

    private static JsonNode shown(String name) {
        return sluice.run("schedule", "show", name, "--json").json();
    }

    private static long count(String table) {
        return Warehouse.of(sluice).count(table);
    }

    private static void outcome(JsonNode request, String expected) {
        assertThat(request.path("outcome").asText()).as(request.toString()).isEqualTo(expected);
    }

    @Test
    void a_firing_replays_what_was_approved_without_an_author_and_holds_what_the_source_holds() {
        rows("tides", 10);
        var made = schedules("tides", "Every weekday at 7 import tides.csv into the tides table");
        assertThat(made.path("when").asText()).isEqualTo("every weekday at 07:00");
        assertThat(made.path("state").asText()).isEqualTo("active");
        assertThat(made.path("next")).hasSize(5);
        assertThat(made.path("first").path("outcome").asText()).isEqualTo("committed");
        rows("tides", 12);
        var fired = fires("tides");
        outcome(fired, "committed");
        assertThat(fired.path("phases").findValuesAsText("name"))
                .containsExactly("introspect", "rehearse", "approve", "commit");
        assertThat(count("tides")).isEqualTo(12);
        outcome(fires("tides"), "committed");
        assertThat(count("tides")).isEqualTo(12);
    }

    @Test
    void a_schedule_fires_by_itself() {
        Installation.await(
                "a firing", PATIENCE, () -> shown("minutely").path("last").size() > 1);
        outcome(settled(shown("minutely").path("last").path(0).path("id").asText()), "committed");
        assertThat(count("minutely")).isEqualTo(2);
        assertThat(sluice.run("schedule", "pause", "minutely", "--note", "enough")
                        .exit())
                .isZero();
        var paused = shown("minutely");
        assertThat(paused.path("state").asText()).isEqualTo("paused");
        assertThat(paused.path("note").asText()).isEqualTo("enough");
        assertThat(sluice.run("schedule", "resume", "minutely").exit()).isZero();
        assertThat(shown("minutely").path("state").asText()).isNotEqualTo("paused");
        assertThat(sluice.run("schedule", "delete", "minutely").exit()).isZero();
        assertThat(sluice.run("schedule", "show", "minutely").exit()).isEqualTo(2);
        assertThat(count("minutely")).isEqualTo(2);
    }

    @Test
    void the_same_firing_twice_is_one_request() {
        rows("twice", 3);
        nightly("twice");
        var id = FiringWorkflow.PREFIX + "twice-2026-11-28T02:00:00Z";
        for (int i = 0; i < 2; i++) {
            assertThat(firing(id).run(FiringRequest.of("twice")))
                    .isEqualTo(new Fired("twice-20261128020000", "committed", ""));
        }
        assertThat(count("twice")).isEqualTo(3);
        assertThat(shown("twice").path("last")).hasSize(2);
    }

    private static FiringWorkflow firing(String id) {
        return temporal.client()
                .newWorkflowStub(
                        FiringWorkflow.class,
                        WorkflowOptions.newBuilder()
                                .setTaskQueue(TaskQueues.WORKFLOWS)
                                .setWorkflowId(id)
                                .setWorkflowIdReusePolicy(
                                        WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE)
                                .build());
    }

    @Test
    void a_kill_between_a_firing_and_its_request_loses_and_doubles_nothing() {
        rows("killed", 3);
        nightly("killed");
        rows("killed", 5);
        WorkflowClient.start(
                firing(FiringWorkflow.PREFIX + "killed-2026-11-28T02:00:00Z")::run, FiringRequest.of("killed"));
        Installation.await("the row", PATIENCE, () -> sluice.rest()
                .show("killed-20261128020000")
                .has("pipeline_id"));
        sluice.kill();
        sluice.up();
        temporal.close();
        temporal = connected();
        outcome(settled("killed-20261128020000"), "committed");
        assertThat(count("killed")).isEqualTo(5);
    }

    @Test
    void a_new_column_stops_a_firing_until_a_person_has_seen_it() {
        rows("widened", 3);
        nightly("widened");
        holds("widened", "id,amount,note\n1,1.50,a\n2,2.50,b\n3,3.50,c\n");
        var waits = fires("widened");
        outcome(waits, "awaiting_approval");
        assertThat(waits.path("waits_because").toString()).contains("widened.csv: the column note is new");
        assertThat(shown("widened").path("state").asText()).isEqualTo("waits_for_person");
        assertThat(post("widened", "run").status()).isEqualTo(409);
        assertThat(sluice.run("approve", waits.path("id").asText()).exit()).isZero();
        outcome(fires("widened"), "committed");
    }

    @Test
    void a_column_that_is_gone_asks_a_person_and_changes_nothing() {
        rows("narrowed", 3);
        nightly("narrowed");
        holds("narrowed", "id,total\n1,1.50\n2,2.50\n3,3.50\n");
        var asks = fires("narrowed");
        outcome(asks, "asked");
        assertThat(asks.path("question").path("text").asText()).contains("no column amount");
        assertThat(asks.path("drift").toString()).contains("the column amount is gone");
        assertThat(sluice.run("answer", asks.path("id").asText(), "stop").exit())
                .isEqualTo(4);
        assertThat(Warehouse.of(sluice).one("select sum(amount) from narrowed")).isEqualTo("7.50");
    }

    @Test
    void a_changed_target_stops_a_firing_with_the_difference() {
        rows("altered", 3);
        nightly("altered");
        outcome(fires("altered"), "committed");
        Warehouse.of(sluice).execute("alter table altered add column seen boolean");
        var waits = fires("altered");
        outcome(waits, "awaiting_approval");
        assertThat(waits.path("waits_because").toString()).contains("the column seen is new");
    }

    @Test
    void more_deleted_rows_than_the_budget_allows_wait_for_a_person() {
        rows("shrunk", 20);
        nightly("shrunk");
        rows("shrunk", 19);
        outcome(fires("shrunk"), "committed");
        rows("shrunk", 12);
        var waits = fires("shrunk");
        outcome(waits, "awaiting_approval");
        assertThat(waits.path("waits_because").toString())
                .contains("7 of 19 rows of public.shrunk would be deleted, at most 10 % may be");
        assertThat(count("shrunk")).isEqualTo(19);
    }

    @Test
    void a_name_belongs_to_one_schedule() {
        rows("owned", 2);
        nightly("owned");
        nightly("owned");
        var other = sluice.run("schedule", "Import owned.csv into the rest table daily", "--name", "owned");
        assertThat(other.exit()).isEqualTo(2);
        assertThat(other.err()).contains("belongs to another schedule");
        assertThat(shown("owned").path("last")).hasSize(1);
    }

    @Test
    void a_recurrence_in_a_plain_request_makes_a_schedule() {
        rows("plain", 2);
        var run = sluice.run(
                "run", "Import plain.csv into the plain table every Monday at 9am", "--id", "plain", "--json");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.json().path("schedule").asText()).isEqualTo("plain");
        assertThat(run.json().path("sentence").asText()).isEqualTo("Import plain.csv into the plain table");
        assertThat(shown("plain").path("when").asText()).isEqualTo("every Monday at 09:00");
        var backfill = sluice.run("schedule", "backfill", "plain", "--from", "2026-01-01", "--to", "2026-02-01");
        assertThat(backfill.exit()).isEqualTo(4);
        assertThat(backfill.err()).contains("without a cursor");
    }

    @Test
    void a_range_of_the_past_is_read_again_once_however_often_it_is_asked_for() {
        try (var harbour = TestDatabase.sqlite(sluice.files())) {
            harbour.run("create table ferries (id integer primary key, seats integer, updated_at timestamp)");
            harbour.run("insert into ferries values (1, 120, '2026-01-01 10:00:00'), (2, 80, '2026-02-01 10:00:00')");
            assertThat(sluice.run("connect", "harbour", harbour.as("harbour").location())
                            .exit())
                    .isZero();
            schedules("ferries", "Copy harbour.ferries into ferries every night");
            harbour.run("update ferries set seats = 0");
            outcome(fires("ferries"), "committed");
            var range = Map.of("from", "2026-01-01", "to", "2026-02-01");
            var first = sluice.rest().post("/v1/schedules/ferries/backfill", range);
            var again = sluice.rest().post("/v1/schedules/ferries/backfill", range);
            assertThat(List.of(first.status(), again.status())).containsOnly(202);
            outcome(settled(first.body().path("request").asText()), "committed");
            outcome(settled(again.body().path("request").asText()), "committed");
            assertThat(Warehouse.of(sluice).one("select string_agg(seats::text, ' ' order by id) from ferries"))
                    .isEqualTo("0 0");
            assertThat(count("ferries")).isEqualTo(2);
            anotherRangeWithinTheSecondIsRefused();
        }
    }

    /** Two at the beginning of a second; only where the machine was asleep in between do they lie in two. */
    private static void anotherRangeWithinTheSecondIsRefused() {
        for (int attempt = 0; attempt < 5; attempt++) {
            var second = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
            LockSupport.parkUntil(second.toEpochMilli());
            var replies = Stream.of("2026-01-03", "2026-01-04")
                    .map(to -> CompletableFuture.supplyAsync(() -> sluice.rest()
                            .post("/v1/schedules/ferries/backfill", Map.of("from", "2026-01-02", "to", to))))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
            replies.stream()
                    .filter(reply -> reply.status() == 202)
                    .forEach(reply -> settled(reply.body().path("request").asText()));
            var refused =
                    replies.stream().filter(reply -> reply.status() == 409).toList();
            if (!refused.isEmpty()) {
                assertThat(refused).hasSize(1);
                assertThat(refused.getFirst().body().path("code").asText()).isEqualTo("backfill_begun");
                return;
            }
        }
        throw new AssertionError("two ranges within a second were never refused");
    }

    @Test
    void lists_in_records_of_an_api_have_a_table_that_each_firing_keeps_as_they_are() {
        try (var api = new OrdersWithLines(sluice, "stall")) {
            api.hold("[{'id':1,'lines':[{'sku':'a','n':1},{'sku':'b','n':2}]},{'id':2,'lines':[{'sku':'c','n':3}]}]"
                    .replace('\'', '"'));
            schedules("stalls", "Copy orders from stall.orders into stalls every night");
            var lines = "select string_agg(stalls_id || '.' || index_in_list || sku || n, ' '"
                    + " order by stalls_id, index_in_list) from stalls_lines";
            assertThat(Warehouse.of(sluice).one(lines)).isEqualTo("1.0a1 1.1b2 2.0c3");
            api.hold("[{'id':1,'lines':[{'sku':'b','n':2}]},{'id':2,'lines':[]},{'id':3,'lines':[{'sku':'d','n':4}]}]"
                    .replace('\'', '"'));
            var waits = fires("stalls");
            outcome(waits, "awaiting_approval");
            assertThat(sluice.run("approve", waits.path("id").asText()).exit()).isZero();
            assertThat(Warehouse.of(sluice).one(lines)).isEqualTo("1.0b2 3.0d4");
            appendedTwice();
        }
    }

    /** What is only added comes again, and the lists of the second time could not be told from those of the first. */
    private static void appendedTwice() {
        for (var id : List.of("once", "twice")) {
            var told = Story.tell(sluice, id, "Copy orders from stall.orders into added", "yes", "warehouse");
            outcome(told, "committed");
        }
        var said = sluice.rest().show("twice").path("assumptions").toString();
        assertThat(said).contains("the lists in lines stay in a column of added");
        assertThat(Warehouse.of(sluice)
                        .one("select count(*) || ' ' || count(lines) || ' '"
                                + " || (select count(*) from added_lines) from added"))
                .isEqualTo("6 3 2");
    }

    @Test
    void firings_into_mariadb_read_on_by_key_and_an_undo_lets_the_next_read_again() {
        try (var harbour = TestDatabase.sqlite(sluice.files());
                var quay = TestDatabase.mariadb()) {
            harbour.run("create table boats (id integer primary key, seats integer, updated_at timestamp)");
            harbour.run("insert into boats values (1, 12, '2026-01-01 10:00:00'), (2, 8, '2026-02-01 10:00:00')");
            for (var database : Map.of("yard", harbour, "quay", quay).entrySet()) {
                var location = database.getValue().as(database.getKey()).location();
                assertThat(sluice.run("connect", database.getKey(), location).exit())
                        .isZero();
            }
            schedules("boats", "Copy yard.boats into boats every night", "--into", "quay");
            harbour.run("insert into boats values (3, 4, '2026-03-01 10:00:00')");
            harbour.run("update boats set seats = 9, updated_at = '2026-03-01 11:00:00' where id = 2");
            var fired = fires("boats");
            outcome(fired, "committed");
            var changed = List.of(List.of("1", "12"), List.of("2", "9"), List.of("3", "4"));
            assertThat(quay.rows("select id, seats from boats order by id")).isEqualTo(changed);
            assertThat(sluice.run("undo", fired.path("id").asText()).exit()).isZero();
            assertThat(quay.rows("select id, seats from boats order by id"))
                    .containsExactly(List.of("1", "12"), List.of("2", "8"));
            outcome(fires("boats"), "committed");
            assertThat(quay.rows("select id, seats from boats order by id")).isEqualTo(changed);
        }
    }
}
