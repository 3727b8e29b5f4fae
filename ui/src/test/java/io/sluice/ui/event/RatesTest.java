package io.sluice.ui.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RatesTest {

    private static final long SECOND = 1_000_000_000;

    private final Rates rates = new Rates();

    @Test
    void a_rate_counts_from_when_a_step_was_first_heard_of() {
        assertThat(rates.perSecond("rehearse", 1, 500, 0)).isZero();
        assertThat(rates.perSecond("rehearse", 1, 2_500, 2 * SECOND)).isEqualTo(1_000);
        assertThat(rates.perSecond("rehearse", 2, 70, 2 * SECOND)).isZero();
    }

    @Test
    void a_wait_between_two_phases_counts_in_neither() {
        rates.perSecond("rehearse", 1, 0, 0);
        rates.perSecond("rehearse", 1, 1_000, SECOND);
        assertThat(rates.perSecond("commit", 1, 1_000, 3_600 * SECOND)).isZero();
        assertThat(rates.perSecond("commit", 1, 3_000, 3_601 * SECOND)).isEqualTo(2_000);
        assertThat(rates.perSecond("rehearse", 1, 5_000, 7_200 * SECOND)).isZero();
    }

    @Test
    void another_attempt_begins_anew() {
        rates.perSecond("commit", 1, 0, 0);
        rates.perSecond("commit", 1, 1_000, SECOND);
        assertThat(rates.perSecond("commit", 1, 10, 3_600 * SECOND)).isZero();
        assertThat(rates.perSecond("commit", 1, 510, 3_601 * SECOND)).isEqualTo(500);
    }
}
