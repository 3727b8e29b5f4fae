package io.sluice.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.author.Author;
import io.sluice.author.Task;
import io.sluice.fixture.TestDatabase;
import io.sluice.inspect.Catalogs;
import io.sluice.installation.TestInstallation;
import io.sluice.pipeline.Pipeline;
import io.sluice.pipeline.Problem;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuickAnswererTest {

    @Test
    void a_fault_of_the_author_is_one_failed_answer_without_a_password(@TempDir Path folder) {
        try (var postgres = TestDatabase.postgres()
                        .run("create table t (a int)", "create role quick_asker login password 'hunter2'");
                var installation = new TestInstallation(folder, postgres.as("pg", "quick_asker", "hunter2"));
                var catalogs = new Catalogs(installation.connections(), installation.databases())) {
            var answerer = new QuickAnswerer(
                    installation.store(), installation.connections(), installation.databases(), catalogs, new Broken());
            installation.store().asks().put("ask-1", "{\"question\":\"How many t are there?\",\"on\":[\"pg\"]}");

            answerer.answer("ask-1");

            var answer = installation.store().asks().take("ask-1").orElseThrow();
            assertThat(answer).contains("\"failed\"", "no range at 7").doesNotContain("hunter2");
            postgres.run("drop role quick_asker");
        }
    }

    private static final class Broken implements Author {
        @Override
        public Drafting draft(Task task) {
            throw new IllegalArgumentException("no range at 7 of hunter2");
        }

        @Override
        public Repairing repair(Task task, Pipeline broken, Problem problem, List<Problem> earlier) {
            throw new IllegalStateException();
        }

        @Override
        public Stamp stamp() {
            return new Stamp("planner", "broken", "none");
        }
    }
}
