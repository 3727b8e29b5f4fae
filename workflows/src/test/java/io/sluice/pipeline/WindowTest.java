package io.sluice.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowTest {

    @ParameterizedTest
    @CsvSource({
        "2026-01-01, 2026-02-01",
        "2026-01-01, 2026-01-01T00:00:01Z",
        "2026-01-01 09:00:00, 2026-01-01T09:00:00-01:00",
        "9, 10",
        "a, b"
    })
    void goes_from_a_value_up_to_a_later_one(String from, String to) {
        assertThat(Window.order(from, to)).isNegative();
        assertThat(Window.asked(from, to).from()).isEqualTo(from);
        assertThatThrownBy(() -> Window.asked(to, from)).hasMessageContaining("is empty");
    }

    @Test
    void ends_after_it_begins() {
        assertThatThrownBy(() -> Window.asked("2026-01-01", "2026-01-01T00:00:00Z"))
                .hasMessageContaining("is empty");
        assertThatThrownBy(() -> Window.asked("", "2")).hasMessageContaining("1 to 100 characters");
    }
}
