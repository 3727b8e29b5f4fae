package io.sluice.ui.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.pipeline.Pipeline;
import io.sluice.pipeline.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepsDiffTest {

    @Test
    void only_the_repaired_step_is_told() {
        var before = pipeline("SELECT 1", "SELECT amount\nFROM sales");
        var after = pipeline("SELECT 1", "SELECT total\nFROM sales");
        assertThat(StepsDiff.of(before, after))
                .isEqualTo("@@ step 2 (sql)\n-SELECT amount\n+SELECT total\n FROM sales");
    }

    @Test
    void a_step_that_a_repair_adds_is_all_new() {
        assertThat(StepsDiff.of(pipeline("SELECT 1"), pipeline("SELECT 1", "SELECT 2")))
                .isEqualTo("@@ step 2 (sql)\n+SELECT 2");
    }

    private static Pipeline pipeline(String... statements) {
        var steps = java.util.stream.IntStream.range(0, statements.length)
                .mapToObj(index -> (Step) new Step.Sql(index + 1, List.of(), "warehouse", statements[index], null))
                .toList();
        return new Pipeline(steps, List.of(), List.of(), false);
    }
}
