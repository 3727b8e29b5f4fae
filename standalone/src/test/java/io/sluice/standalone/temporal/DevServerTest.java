package io.sluice.standalone.temporal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.standalone.home.Home;
import io.sluice.standalone.home.PortChoice;
import io.sluice.standalone.home.SettingsException;
import io.sluice.standalone.home.TemporalSettings;
import io.sluice.standalone.process.ChildFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real server, as the launcher provides it. */
class DevServerTest {
    @TempDir
    private Path folder;

    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();

    @Test
    void is_durable_remembers_for_thirty_days_and_knows_our_search_attributes() {
        try (var server = start(settings())) {
            assertThat(server.address().kind().label()).isEqualTo("cli");
            assertThat(server.address().durable()).isTrue();
            try (var setup = new ServerSetup(server.address().address(), "default")) {
                assertThat(setup.retention()).isEqualTo(Duration.ofDays(30));
                assertThat(setup.searchAttributes()).containsAllEntriesOf(ServerSetup.SEARCH_ATTRIBUTES);
            }
        }
    }

    @Test
    void is_started_again_when_it_dies() throws Exception {
        try (var server = start(settings())) {
            var first = pid();
            ProcessHandle.of(first).orElseThrow().destroyForcibly();

            assertThat(said.poll(60, TimeUnit.SECONDS)).contains("starting it again");
            try (var setup = new ServerSetup(server.address().address(), "default")) {
                setup.awaitReady(Duration.ofSeconds(60), () -> true);
            }
            assertThat(pid()).isNotEqualTo(first);
        }
    }

    @Test
    void ends_a_server_that_a_killed_process_left_behind() throws Exception {
        var folder = Files.createDirectories(new Home(this.folder).temporal());
        var left = new DevServerCommand(binary(), folder, 17300, 18300, "default").launch();
        new ChildFile(folder.resolve("pid")).remember(left.pid());

        try (var server = start(settings())) {
            assertThat(left.isAlive()).isFalse();
            assertThat(pid()).isNotEqualTo(left.pid());
        }
    }

    @Test
    void says_so_when_a_port_that_was_set_is_taken() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = new PortChoice("SLUICE_TEMPORAL_PORT", taken.getLocalPort(), true);
            var settings = new TemporalSettings(Optional.empty(), "default", port, uiPort());

            assertThatThrownBy(() -> start(settings))
                    .isInstanceOf(SettingsException.class)
                    .hasMessageContaining("SLUICE_TEMPORAL_PORT")
                    .hasMessageContaining("taken");
        }
    }

    @Test
    void says_so_when_the_configured_server_does_not_answer() {
        var settings = new TemporalSettings(
                Optional.of("127.0.0.1:1"), "default", new PortChoice("port", 17233, false), uiPort());

        assertThatThrownBy(() -> TemporalServer.start(new Home(folder), settings, said::add))
                .isInstanceOf(TemporalException.class)
                .hasMessageContaining("127.0.0.1:1");
    }

    private TemporalServer start(TemporalSettings settings) {
        return DevServer.start(binary(), new Home(folder), settings, said::add);
    }

    private Path binary() {
        return TemporalBinary.find(said::add)
                .orElseThrow(() -> new AssertionError("run scripts/temporal/install first"));
    }

    private static TemporalSettings settings() {
        return new TemporalSettings(Optional.empty(), "default", new PortChoice("port", 17233, false), uiPort());
    }

    private static PortChoice uiPort() {
        return new PortChoice("ui port", 18233, false);
    }

    private long pid() throws Exception {
        return Long.parseLong(
                Files.readString(new Home(folder).temporal().resolve("pid")).strip());
    }
}
