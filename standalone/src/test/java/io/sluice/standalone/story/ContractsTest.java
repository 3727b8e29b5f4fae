package io.sluice.standalone.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.fixture.TestDatabase;
import io.sluice.standalone.bench.Installation;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The record behind the thousand by which an API's columns are told has a field of its own: what the sentence says of it is done. */
class ContractsTest {

    private static final int RECORDS = 1_001;

    @TempDir
    static Path folder;

    private static Installation sluice;
    private static OrdersWithLines api;
    private static TestDatabase quay;
    private static Map<String, StoryTarget> targets;

    @BeforeAll
    static void start() {
        sluice = new Installation(folder).up();
        api = new OrdersWithLines(sluice, "till");
        api.hold(IntStream.rangeClosed(1, RECORDS)
                .mapToObj(id -> "{\"id\":" + id + (id == RECORDS ? ",\"gift\":\"yes\"}" : "}"))
                .collect(Collectors.joining(",", "[", "]")));
        quay = TestDatabase.mariadb();
        targets = Map.of("warehouse", StoryTarget.warehouse(sluice), "quay", StoryTarget.mariadb(sluice, quay, "quay"));
    }

    @AfterAll
    static void stop() {
        sluice.close();
        api.close();
        quay.close();
    }

    private static JsonNode copies(String table, String contract, String approve, String into) {
        var sentence = "Copy orders from till.orders into " + table + ". " + contract;
        return Story.tell(sluice, table + "-" + into, sentence, approve, into);
    }

    private static String columns(String table, String into) {
        return target(into)
                .value("select count(*) from information_schema.columns where table_name = '" + table
                        + "' and table_schema = '" + target(into).schema() + "'");
    }

    private static String rows(String table, String into) {
        return target(into).value("select count(*) from " + table);
    }

    private static StoryTarget target(String into) {
        return targets.get(into);
    }

    private static void committed(JsonNode request) {
        assertThat(request.path("outcome").asText()).as(request.toString()).isEqualTo("committed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"warehouse", "quay"})
    void its_row_is_kept_out_when_a_person_has_seen_it(String into) {
        var waits = copies("kept_out", "Drop rows with new columns.", "auto", into);
        assertThat(waits.path("waits_because").toString()).contains("1 row of orders could not be read");
        assertThat(waits.at("/change/tables/0/rejected").asInt()).isEqualTo(1);
        var id = waits.path("id").asText();
        assertThat(sluice.run("diff", id).out()).contains("gift");
        assertThat(sluice.run("approve", id).exit()).isZero();
        assertThat(sluice.rest().show(id).at("/change/tables/0/rejected").asInt())
                .isEqualTo(1);
        assertThat(rows("kept_out", into)).isEqualTo("1000");
        assertThat(columns("kept_out", into)).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"warehouse", "quay"})
    void its_value_is_left_out(String into) {
        committed(copies("left_out", "Leave out new columns.", "yes", into));
        assertThat(rows("left_out", into)).isEqualTo("1001");
        assertThat(columns("left_out", into)).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"warehouse", "quay"})
    void a_table_that_is_to_stay_as_it_is_is_not_made_at_all(String into) {
        var request = copies("frozen", "Freeze its columns.", "yes", into);
        assertThat(request.path("outcome").asText()).as(request.toString()).isEqualTo("failed");
        assertThat(request.path("error").path("message").asText())
                .contains("gift")
                .contains("the columns are to stay as they are");
        assertThat(columns("frozen", into)).isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"warehouse", "quay"})
    void its_field_becomes_a_column_where_nothing_is_said(String into) {
        committed(copies("widened", "", "yes", into));
        assertThat(target(into).value("select gift from widened where id = " + RECORDS))
                .isEqualTo("yes");
        assertThat(rows("widened", into)).isEqualTo("1001");
    }
}
