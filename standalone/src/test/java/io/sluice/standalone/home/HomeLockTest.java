package io.sluice.standalone.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeLockTest {
    @TempDir
    private Path folder;

    private Home home;

    @BeforeEach
    void create() {
        home = new Home(folder);
    }

    @Test
    void lets_one_process_at_a_time_serve_a_home() {
        try (var lock = HomeLock.tryTake(home).orElseThrow()) {
            assertThat(HomeLock.tryTake(home)).isEmpty();
        }
        try (var again = HomeLock.tryTake(home).orElseThrow()) {
            assertThat(again).isNotNull();
        }
    }

    @Test
    void believes_in_a_published_server_only_while_the_home_is_locked() {
        var server = new Published(
                "1",
                ProcessHandle.current().pid(),
                "http://127.0.0.1:8080",
                new Published.Temporal("127.0.0.1:7233", null, "test-server", false),
                new Published.Access("jdbc:postgresql://127.0.0.1:15432/warehouse", "warehouse", "w"),
                new Published.Access("jdbc:postgresql://127.0.0.1:15432/sluice", "sluice", "s"),
                "none",
                new Published.Author("planner", "built-in"));
        try (var lock = HomeLock.tryTake(home).orElseThrow()) {
            server.write(home);
            assertThat(Published.read(home)).contains(server);
        }
        assertThat(Published.read(home)).isEmpty();
    }
}
