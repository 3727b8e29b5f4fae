package io.sluice.standalone.home;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void a_claimed_port_is_nobody_elses_until_it_is_released() {
        var first = Ports.claim(31_000);
        var second = Ports.claim(first);
        assertThat(second).isGreaterThan(first);
        assertThat(Ports.tryClaim(first)).isFalse();
        assertThat(Ports.isFree(first)).as("nobody listens there yet").isTrue();

        Ports.release(first);
        assertThat(Ports.tryClaim(first)).isTrue();
        Ports.release(first);
        Ports.release(second);
    }
}
