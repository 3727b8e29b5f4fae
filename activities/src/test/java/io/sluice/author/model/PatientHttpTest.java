package io.sluice.author.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PatientHttpTest {

    @Test
    void those_who_are_turned_away_at_once_come_back_at_different_times() {
        assertThat(new HashSet<>(pauses(1))).hasSizeGreaterThan(100);
        assertThat(pauses(1))
                .allSatisfy(pause -> assertThat(pause).isBetween(Duration.ofMillis(500), Duration.ofMillis(749)));
    }

    @Test
    void every_pause_is_longer_than_all_before_it() {
        assertThat(pauses(2)).allSatisfy(pause -> assertThat(pause).isGreaterThan(Duration.ofMillis(749)));
    }

    private static List<Duration> pauses(int attempt) {
        return Stream.generate(() -> PatientHttp.jitter(attempt)).limit(1_000).toList();
    }
}
