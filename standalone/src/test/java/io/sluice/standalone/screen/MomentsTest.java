package io.sluice.standalone.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class MomentsTest {

    @Test
    void an_instant_is_told_by_the_clock_on_the_wall_and_to_the_second() {
        assertThat(Moments.text("2026-11-29T23:04:51.123456Z", ZoneId.of("Europe/Berlin")))
                .isEqualTo("2026-11-30 00:04:51");
    }

    @Test
    void what_is_no_instant_stays() {
        assertThat(Moments.text("", ZoneId.of("UTC"))).isEmpty();
        assertThat(Moments.text("soon", ZoneId.of("UTC"))).isEqualTo("soon");
    }
}
