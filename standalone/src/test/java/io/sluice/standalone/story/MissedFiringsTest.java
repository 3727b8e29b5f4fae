package io.sluice.standalone.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.standalone.bench.Installation;
import io.sluice.standalone.bench.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Firings on Temporal's real server that are due while the one before still waits, or while nothing runs. */
class MissedFiringsTest {

    private static final Duration THREE_MINUTES = Duration.ofMinutes(3);

    @TempDir
    static Path folder;

    private static Installation sluice;

    @BeforeAll
    static void start() {
        sluice = new Installation(folder).up();
    }

    @AfterAll
    static void stop() {
        sluice.close();
    }

    private static void holds(String name, int rows) throws IOException {
        Files.writeString(
                sluice.files().resolve(name + ".csv"),
                IntStream.range(0, rows).mapToObj(id -> id + "\n").collect(Collectors.joining("", "id\n", "")));
    }

    private static void minutely(String name, int rows, String catchUp) throws IOException {
        holds(name, rows);
        var sentence = "Every minute import " + name + ".csv into the " + name + " table";
        var made =
                sluice.run("schedule", sentence, "--name", name, "--approve", "yes", "--catch-up", catchUp, "--json");
        assertThat(made.exit()).as(made.err() + made.out()).isZero();
    }

    private static JsonNode shown(String name) {
        return sluice.run("schedule", "show", name, "--json").json();
    }

    @Test
    void what_is_due_while_the_one_before_waits_for_a_person_is_skipped_and_counted() throws IOException {
        minutely("waiting", 20, "1d");
        holds("waiting", 12);
        Installation.await(
                "a skipped firing",
                THREE_MINUTES,
                () -> shown("waiting").path("skipped").asInt() > 0);
        var schedule = shown("waiting");
        assertThat(schedule.path("state").asText()).isEqualTo("waits_for_person");
        assertThat(schedule.path("last").findValuesAsText("outcome")).containsExactly("awaiting_approval", "committed");
        assertThat(Warehouse.of(sluice).count("waiting")).isEqualTo(20);
        assertThat(sluice.run("schedule", "pause", "waiting").exit()).isZero();
    }

    @Test
    void what_was_missed_is_made_up_for_within_the_catch_up_window_and_not_beyond_it() throws IOException {
        minutely("patient", 3, "1h");
        minutely("hasty", 3, "10s");
        var missed =
                Instant.now().plusSeconds(20).truncatedTo(ChronoUnit.MINUTES).plus(Duration.ofMinutes(1));
        LockSupport.parkUntil(missed.minusSeconds(15).toEpochMilli());
        assertThat(sluice.run("down").exit()).isZero();
        assertThat(Instant.now()).isBefore(missed);
        LockSupport.parkUntil(missed.plusSeconds(15).toEpochMilli());
        sluice.up();
        Installation.await(
                "what was missed", THREE_MINUTES, () -> requests("patient").contains(at(missed)));
        assertThat(shown("hasty").path("missed").asInt()).isPositive();
        assertThat(requests("hasty")).doesNotContain(at(missed));
    }

    private static String requests(String schedule) {
        return shown(schedule).path("last").findValuesAsText("id").toString();
    }

    /** How the id of a request ends whose firing was due then. */
    private static String at(Instant due) {
        return "-" + due.toString().replaceAll("\\D", "");
    }
}
