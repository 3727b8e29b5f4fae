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
        "9, 10"
    })
    void goes_from_a_value_up_to_a_later_one(String from, String to) {
        assertThat(Window.order(from, to)).isNegative();
        assertThat(Window.asked(from, to).from()).isEqualTo(from);
        assertThatThrownBy(() -> Window.asked(to, from)).hasMessageContaining("is empty");
    }

    @ParameterizedTest
    @CsvSource({"v9, v10", "12/31/2025, 01/31/2026", "a, b"})
    void of_texts_only_the_stream_knows_the_order(String from, String to) {
        assertThat(Window.asked(from, to)).isEqualTo(new Window(from, to));
        assertThatThrownBy(() -> Window.asked(from, from)).hasMessageContaining("is empty");
    }

    @Test
    void ends_after_it_begins() {
        assertThatThrownBy(() -> Window.asked("2026-01-01", "2026-01-01T00:00:00Z"))
                .hasMessageContaining("is empty");
        assertThatThrownBy(() -> Window.asked("", "2")).hasMessageContaining("1 to 100 characters");
    }
}
