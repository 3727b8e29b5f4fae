package io.sluice.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "30 6 * * *|30 6 * * *",
                "*/20 * * * *|0,20,40 * * * *",
                "5/30 * * * *|5,35 * * * *",
                "0 7 * * mon-fri|0 7 * * 1,2,3,4,5",
                "0 7 * JAN,jul 7|0 7 * 1,7 0",
                "0 0 */2 * 1|0 0 1,3,5,7,9,11,13,15,17,19,21,23,25,27,29,31 * 1",
                "@daily|0 0 * * *"
            })
    void reads_what_cron_reads(String expression, String plain) {
        assertThat(Cron.read(expression).cron()).containsExactly(plain);
    }

    @Test
    void either_day_is_enough_where_both_are_given() {
        assertThat(Cron.read("0 0 1 * 1").cron()).isEqualTo(List.of("0 0 1 * *", "0 0 * * 1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "* * * *",
                "0 * * * * *",
                "60 * * * *",
                "0 24 * * *",
                "0 0 0 * *",
                "0 0 * 13 *",
                "0 0 * * 8",
                "*/0 * * * *",
                "a * * * *",
                "5-1 * * * *",
                "1,,2 * * * *",
                "0 0 30 2 *",
                "@every 30s"
            })
    void refuses_what_would_never_fire_or_means_nothing(String expression) {
        assertThatThrownBy(() -> Cron.read(expression)).isInstanceOf(IllegalArgumentException.class);
    }
}
