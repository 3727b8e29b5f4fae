package io.sluice.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoryTest {

    @ParameterizedTest
    @CsvSource({"45, 45 seconds", "119, 119 seconds", "120, 2 minutes", "7300, 121 minutes"})
    void a_rest_is_told_in_seconds_below_two_minutes(long seconds, String said) {
        assertThat(Story.rest(Duration.ofSeconds(seconds), "slow down"))
                .isEqualTo("waits for " + said + ", as the source asks: slow down");
    }
}
