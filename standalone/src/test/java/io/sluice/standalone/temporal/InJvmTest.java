package io.sluice.standalone.temporal;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.standalone.home.PortChoice;
import io.sluice.standalone.home.TemporalSettings;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** On ports of its own: the classes of this module run in two JVMs, and another one starts servers meanwhile. */
class InJvmTest {

    @Test
    void answers_and_admits_that_it_is_not_durable() {
        var settings = new TemporalSettings(
                Optional.empty(), "default", new PortChoice("port", 17243, false), new PortChoice("ui", 18243, false));
        try (var server = InJvm.start(settings);
                var setup = new ServerSetup(server.address().address(), "default")) {
            setup.awaitReady(Duration.ofSeconds(5), () -> true);
            assertThat(server.address().durable()).isFalse();
            assertThat(server.address().uiUrl()).isEmpty();
            assertThat(server.address().kind().label()).isEqualTo("test-server");
        }
    }
}
