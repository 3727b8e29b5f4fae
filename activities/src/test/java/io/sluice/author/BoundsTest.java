package io.sluice.author;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two bounds exclude each other only where that is known. */
class BoundsTest {

    @ParameterizedTest
    @CsvSource({
        ">, 5, <, 5, true",
        ">=, 5, <=, 5, false",
        ">, 9, <, 10, false",
        ">, 10, <, 9, true",
        ">, 2026-02-01, <, 2026-01-01, true",
        ">, 2026-01-01, <, 2026-02-01T10:00:00, false",
        ">, 9:00, <, 10:00, false",
        ">, 10:00, <, 9:00, false",
        "=, a, =, b, true",
        "=, a, =, a, false",
        "=, a, <>, a, true",
        "=, 9:00, <, 10:00, false",
        "=, 7, >, 9, true"
    })
    void bounds_exclude_each_other(String sign, String value, String otherSign, String other, boolean exclude) {
        assertThat(Bounds.exclude(sign, value, otherSign, other)).isEqualTo(exclude);
        assertThat(Bounds.exclude(otherSign, other, sign, value)).isEqualTo(exclude);
    }
}
