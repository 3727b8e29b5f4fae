package io.sluice.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import org.junit.jupiter.api.Test;

class GuardLintTest {
    private final GuardLint lint = GuardLint.sql(SqlDialect.POSTGRES, Scope.lint());

    @Test
    void answers_every_line_with_its_id() throws IOException {
        var answers = new StringBuilder();
        lint.run(
                new BufferedReader(
                        new StringReader(
                                "{\"id\":1,\"text\":\"SELECT 1\"}\n\n{\"id\":\"b\",\"dialect\":\"mysql\",\"text\":\"KILL 5\"}\n")),
                answers);

        assertThat(answers.toString().lines())
                .containsExactly(
                        "{\"id\":1,\"verdict\":\"accept\",\"rule\":null,\"token\":null,\"message\":null}",
                        "{\"id\":\"b\",\"verdict\":\"reject\",\"rule\":\"statement\",\"token\":\"KILL\",\"message\":\"KILL may not run; use SELECT, INSERT, UPDATE, DELETE with a WHERE, or CREATE TABLE.\"}");
    }

    @Test
    void rejects_a_line_that_it_cannot_read() {
        assertThat(lint.answer("{\"id\":7,\"dialect\":\"cobol\",\"text\":\"x\"}"))
                .contains("\"id\":7", "\"verdict\":\"reject\"");
        assertThat(lint.answer("nonsense")).contains("\"id\":null", "\"verdict\":\"reject\"");
    }

    @Test
    void knows_bash_too() {
        assertThat(GuardLint.bash().answer("{\"id\":1,\"text\":\"curl http://x\"}"))
                .contains("\"rule\":\"network\"", "\"token\":\"curl\"", "extract step");
    }
}
