package io.sluice.standalone.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.fixture.WatchedLine.Point;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FleetTest {

    @TempDir
    static Path folder;

    private static final ComposeFile COMPOSE = ComposeFile.read();
    private static Fleet fleet;

    @BeforeAll
    static void start() throws IOException {
        fleet = new Fleet(folder, COMPOSE);
        fleet.awaitReady();
        Files.writeString(fleet.data().resolve("boats.csv"), "number,owner\n1,Ann\n2,Bo\n");
    }

    @AfterAll
    static void stop() throws IOException {
        fleet.close();
    }

    @Test
    void is_told_what_docker_compose_tells_its_services() {
        assertThat(COMPOSE.variables("worker")).isEqualTo(fleet.environment().keySet());
        assertThat(COMPOSE.variables("ui")).isEqualTo(fleet.environment().keySet());
    }

    @Test
    void workers_share_the_requests_of_one_ui_and_a_dead_one_is_not_missed() throws Exception {
        imports("first", "harbour");
        fleet.addWorker();
        fleet.workers().getFirst().destroyForcibly().onExit().join();
        imports("second", "marina");
    }

    /** Its database session was in the commit when it fell asleep, and its COMMIT is on its way when it wakes. */
    @Test
    void workers_that_slept_through_their_replacement_do_nothing_when_they_wake() throws Exception {
        try (var connection = fleet.warehouse().connect();
                var statement = connection.createStatement()) {
            statement.execute("create table quay (number int, owner text)");
        }
        var asleep = fleet.workers();
        var held = fleet.line().hold(Point.BEFORE_COMMIT, () -> {
            asleep.forEach(worker -> signal("STOP", worker));
            try {
                fleet.addWorker();
                fleet.committed("slept");
            } finally {
                asleep.forEach(worker -> signal("CONT", worker));
            }
        });
        imports("slept", "quay");
        assertThat(held).succeedsWithin(Duration.ofMinutes(3));
        imports("awake", "pier");
        assertThat(fleet.rows("quay")).isEqualTo(2);
    }

    private static void imports(String id, String table) throws Exception {
        fleet.submit(id, "Import boats.csv into the " + table + " table");
        fleet.committed(id);
        assertThat(fleet.rows(table)).isEqualTo(2);
    }

    private static void signal(String name, Process process) {
        try {
            var kill = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start();
            assertThat(kill.waitFor()).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
