package io.sluice.standalone.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.standalone.bench.Nl2sql.Asked;
import java.util.List;
import org.junit.jupiter.api.Test;

class Nl2sqlReportTest {

    private static final List<Asked> ASKED = List.of(asked("q1", true), asked("q2", false), asked("q3", true));

    @Test
    void tells_how_many_answers_are_right() {
        var report = report("built-in");
        assertThat(report)
                .contains("Author: built-in.", "| all | 3 | 3 | 2 | 66.7 % | 66.7 %", "Wrong answers (1): q2");
    }

    @Test
    void says_nothing_of_how_good_a_model_is_whose_replies_were_synthetic() {
        assertThat(report("synthetic stand-in"))
                .contains("recorded without a real model", "| all | 3 | 3 | – | – | – |")
                .doesNotContain("66.7", "Wrong answers", "precision |\n|---|---:|---:|---:|\n");
    }

    private static String report(String author) {
        return String.join("\n", new Nl2sqlReport("postgres", ASKED, new Measured(author)).lines());
    }

    private static Asked asked(String id, boolean right) {
        JsonNode line = Installation.JSON.createObjectNode().put("id", id).put("source", "harbour");
        JsonNode answer =
                Installation.JSON.createObjectNode().put("outcome", "answered").put("confidence", 0.9);
        return new Asked(line, answer, true, right);
    }
}
