package io.sluice.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecentTest {

    @Test
    void keeps_what_was_used_last_and_forgets_the_rest() {
        var recent = new Recent<String, Integer>(2);
        recent.get("a", () -> 1);
        recent.get("b", () -> 2);
        recent.get("a", () -> 3);
        recent.get("c", () -> 4);
        assertThat(recent.get("a", () -> 5)).isEqualTo(1);
        assertThat(recent.get("b", () -> 6)).isEqualTo(6);
    }
}
