package io.sluice.standalone.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.fixture.TestDatabase;
import io.sluice.standalone.bench.Installation;
import io.sluice.standalone.bench.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sources that are no longer what they were between two firings: with either policy a person sees the difference before anything changes. */
class DriftTest {

    @TempDir
    static Path folder;

    private static Installation sluice;

    @BeforeAll
    static void start() {
        sluice = new Installation(folder).planned().up();
    }

    @AfterAll
    static void stop() {
        sluice.close();
    }

    private static void file(String name, String content) throws IOException {
        Files.writeString(sluice.files().resolve(name), content);
    }

    private static void schedules(String name, String sentence, String onDrift) {
        var verb = new ArrayList<>(List.of("schedule", sentence, "--name", name, "--approve", "yes"));
        verb.addAll(List.of("--on-drift", onDrift));
        var made = sluice.run(verb.toArray(String[]::new));
        assertThat(made.exit()).as(made.err() + made.out()).isZero();
    }

    /** Fires it and gives the request as it is when it ended or waits. */
    private static JsonNode fires(String name) {
        var reply = sluice.rest().post("/v1/schedules/" + name + "/run", Map.of());
        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(202);
        return Story.rest(sluice, reply.body().path("request").asText());
    }

    private static void outcome(JsonNode request, String expected) {
        assertThat(request.path("outcome").asText()).as(request.toString()).isEqualTo(expected);
    }

    private static String told(String... verb) {
        var told = sluice.run(verb);
        return told.out() + told.err();
    }

    private static void approves(JsonNode request) {
        var approved = sluice.run("approve", request.path("id").asText());
        assertThat(approved.exit()).as(approved.err()).isZero();
    }

    @Test
    void a_renamed_column_is_repaired_shown_and_once_approved_what_later_firings_replay() throws IOException {
        file("moorings.csv", "id,price\n1,1.50\n2,2.50\n");
        schedules("moorings", "Import moorings.csv into the moorings table nightly", "repair");
        file("moorings.csv", "id,prices\n1,3.50\n2,4.50\n");
        var waits = fires("moorings");
        outcome(waits, "awaiting_approval");
        assertThat(waits.path("waits_because").toString())
                .contains("the pipeline is not the one that was approved")
                .contains("since the approval: moorings.csv: the column prices is new")
                .contains("since the approval: moorings.csv: the column price is gone");
        assertThat(waits.at("/repairs/0/reason").asText()).contains("there is no column price; prices is the one");
        var shown = told("show", waits.path("id").asText());
        assertThat(shown)
                .contains("repaired: there is no column price")
                .contains("waits because: since the approval: moorings.csv: the column prices is new");
        assertThat(told("schedule", "show", "moorings"))
                .contains("repair")
                .contains("since the approval: moorings.csv: the column prices is new");
        assertThat(Warehouse.of(sluice).one("select sum(price) from moorings")).isEqualTo("4.00");
        approves(waits);
        assertThat(Warehouse.of(sluice).one("select sum(price) from moorings")).isEqualTo("8.00");
        file("moorings.csv", "id,prices\n1,3.50\n2,4.50\n3,1.00\n");
        outcome(fires("moorings"), "committed");
        assertThat(Warehouse.of(sluice).one("select sum(price) from moorings")).isEqualTo("9.00");
    }

    @Test
    void what_no_repair_mends_changes_nothing_and_shows_the_difference() throws IOException {
        file("tolls.csv", "id,fee\n1,1.50\n2,2.50\n");
        schedules("tolls", "Import tolls.csv into the tolls table nightly", "repair");
        file("tolls.csv", "id,weather\n1,sun\n2,rain\n");
        var failed = fires("tolls");
        outcome(failed, "failed");
        assertThat(told("show", failed.path("id").asText()))
                .contains("since the approval: tolls.csv: the column fee is gone")
                .contains("next:");
        assertThat(Warehouse.of(sluice).one("select sum(fee) from tolls")).isEqualTo("4.00");
        file("tolls.csv", "id,fee\n1,1.50\n2,2.50\n");
        outcome(fires("tolls"), "committed");
    }

    @Test
    void a_person_who_is_asked_first_may_have_it_repaired() throws IOException {
        file("berths.csv", "id,price\n1,1.50\n2,2.50\n");
        schedules("berths", "Import berths.csv into the berths table nightly", "stop");
        file("berths.csv", "id,prices\n1,3.50\n2,4.50\n");
        var asks = fires("berths");
        outcome(asks, "asked");
        assertThat(told("schedule", "show", "berths")).contains("no longer fits");
        assertThat(told("show", asks.path("id").asText()))
                .contains("since the approval: berths.csv: the column price is gone");
        sluice.run("answer", asks.path("id").asText(), "repair");
        var repaired = Story.rest(sluice, asks.path("id").asText());
        outcome(repaired, "awaiting_approval");
        approves(repaired);
        assertThat(Warehouse.of(sluice).one("select sum(price) from berths")).isEqualTo("8.00");
    }

    @Test
    void a_declared_field_that_an_api_sends_no_more_is_shown_before_its_column_is_emptied() {
        try (var api = new OrdersWithLines(sluice, "booth")) {
            api.declares(sluice, "booth", "id: {type: integer}, price: {type: number}");
            api.hold(records("{\"id\":%d,\"price\":2}"));
            schedules("booths", "Copy orders from booth.orders into booths every night", "repair");
            api.hold(records("{\"id\":%d}"));
            // a sample is good for a minute, of the same connection
            api.declares(sluice, "booth", "id: {type: integer}, price: {type: number, description: in euros}");
            var waits = fires("booths");
            outcome(waits, "awaiting_approval");
            assertThat(waits.path("waits_because").toString())
                    .contains("the field price had a value in every record and has none in any now");
            assertThat(Warehouse.of(sluice).one("select sum(price) from booths"))
                    .isEqualTo("24");
        }
    }

    private static String records(String each) {
        return IntStream.rangeClosed(1, 12).mapToObj(each::formatted).collect(Collectors.joining(",", "[", "]"));
    }

    @Test
    void a_column_that_a_table_elsewhere_renames_is_shown_and_nothing_is_lost() {
        try (var harbour = TestDatabase.sqlite(sluice.files())) {
            harbour.run("create table cargo (id integer primary key, weight integer)");
            harbour.run("insert into cargo values (1, 120), (2, 80)");
            StoryConnections.database(sluice, "harbour", harbour.as("harbour").location());
            schedules("cargo", "Copy harbour.cargo into cargo every night", "repair");
            harbour.run("alter table cargo rename column weight to tons");
            var waits = fires("cargo");
            outcome(waits, "awaiting_approval");
            assertThat(told("show", waits.path("id").asText()))
                    .contains("the column tons is new")
                    .contains("the column weight is gone");
            assertThat(Warehouse.of(sluice).one("select sum(weight) from cargo"))
                    .isEqualTo("200");
        }
    }
}
