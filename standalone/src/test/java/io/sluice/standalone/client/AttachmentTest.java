package io.sluice.standalone.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.standalone.home.Home;
import io.sluice.standalone.home.HomeLock;
import io.sluice.standalone.home.Published;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttachmentTest {
    @TempDir
    private Path folder;

    private Home home;

    @BeforeEach
    void create() {
        home = new Home(folder).create();
    }

    @Test
    void keeps_a_server_that_wants_to_leave() {
        try (var lock = HomeLock.tryTake(home).orElseThrow()) {
            published("http://127.0.0.1:1").write(home);
            try (var attachment = Attachment.toRunning(home).orElseThrow()) {
                assertThat(attachment.server().web()).isEqualTo("http://127.0.0.1:1");
                assertThat(HomeLock.tryTakeFromClients(home)).isEmpty();
            }
            HomeLock.tryTakeFromClients(home).orElseThrow().close();
        }
    }

    @Test
    void does_not_hold_on_to_a_server_that_is_leaving() {
        try (var lock = HomeLock.tryTake(home).orElseThrow();
                var leaving = HomeLock.tryTakeFromClients(home).orElseThrow()) {
            published("http://127.0.0.1:1").write(home);
            assertThat(Attachment.toRunning(home)).isEmpty();
        }
    }

    @Test
    void waits_while_another_process_starts_and_then_attaches_to_it() {
        var attempts = new AtomicInteger();
        var said = new ArrayList<String>();
        try (var lock = HomeLock.tryTake(home).orElseThrow();
                var attachment = Attachment.toAny(
                        home,
                        () -> {
                            if (attempts.incrementAndGet() == 2) {
                                published("http://127.0.0.1:2").write(home);
                            }
                            return Optional.<Attachment.OwnServer>empty();
                        },
                        said::add)) {
            assertThat(attachment.server().web()).isEqualTo("http://127.0.0.1:2");
            assertThat(attempts).hasValue(2);
            assertThat(said).isEmpty();
        }
    }

    @Test
    void says_once_what_a_long_wait_is_for() {
        var said = new ArrayList<String>();
        try (var lock = HomeLock.tryTake(home).orElseThrow();
                var attachment = Attachment.toAny(
                        home,
                        () -> {
                            if (!said.isEmpty()) {
                                published("http://127.0.0.1:2").write(home);
                            }
                            return Optional.<Attachment.OwnServer>empty();
                        },
                        said::add)) {
            assertThat(said).singleElement().asString().contains(folder.toString());
        }
    }

    @Test
    void leaves_its_own_server_when_it_is_done() {
        var closed = new AtomicInteger();
        Attachment.toAny(
                        home,
                        () -> Optional.of(new Attachment.OwnServer() {
                            @Override
                            public Published published() {
                                return AttachmentTest.published("http://127.0.0.1:3");
                            }

                            @Override
                            public void close() {
                                closed.incrementAndGet();
                            }
                        }),
                        said -> {})
                .close();
        assertThat(closed).hasValue(1);
    }

    private static Published published(String web) {
        return new Published(
                "test",
                ProcessHandle.current().pid(),
                web,
                new Published.Temporal("127.0.0.1:7233", null, "test-server", false),
                new Published.Access("jdbc:postgresql://127.0.0.1:15432/warehouse", "warehouse", "w"),
                new Published.Access("jdbc:postgresql://127.0.0.1:15432/sluice", "sluice", "s"),
                "none",
                new Published.Author("planner", "built-in"));
    }
}
