package io.sluice.author.repair;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.author.Author;
import io.sluice.author.Database;
import io.sluice.author.Task;
import io.sluice.catalog.Catalog;
import io.sluice.connector.Connection;
import io.sluice.pipeline.Pipeline;
import io.sluice.pipeline.Problem;
import io.sluice.pipeline.Problem.Kind;
import io.sluice.pipeline.Step;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RulesFirstTest {

    private final List<Problem> reached = new ArrayList<>();
    private final Author ladder = new RulesFirst(new Asked());
    private final Task task = new Task(
            "count",
            List.of(),
            Catalog.EMPTY,
            List.of(new Database("garden", Connection.Kind.POSTGRES, "public")),
            "garden",
            Instant.EPOCH,
            ZoneOffset.UTC);
    private final Pipeline broken = new Pipeline(
            List.of(new Step.Sql(1, List.of(), "garden", "SELECT `a` FROM b", "answer")), List.of(), List.of(), true);

    @Test
    void a_rule_that_keeps_the_meaning_spares_the_author() {
        assertThat(ladder.repair(task, broken, problem(Kind.SYNTAX), List.of()))
                .isInstanceOfSatisfying(
                        Author.Patched.class,
                        patch -> assertThat(patch.by().kind()).isEqualTo("planner"));
        assertThat(reached).isEmpty();
    }

    @Test
    void a_fault_that_came_back_is_the_authors() {
        ladder.repair(task, broken, problem(Kind.SYNTAX), List.of(problem(Kind.SYNTAX)));
        assertThat(reached).containsExactly(problem(Kind.SYNTAX));
    }

    @Test
    void a_fault_that_no_rule_knows_is_the_authors() {
        assertThat(ladder.repair(task, broken, problem(Kind.PERMISSION), List.of()))
                .isInstanceOf(Author.Unrepaired.class);
        assertThat(reached).containsExactly(problem(Kind.PERMISSION));
    }

    private static Problem problem(Kind kind) {
        return new Problem(kind, "introspect", 1, "no", null, "mend it");
    }

    /** Knows nothing and remembers what it was asked. */
    private final class Asked implements Author {
        @Override
        public Drafting draft(Task task) {
            throw new IllegalStateException("nobody asks for a draft here");
        }

        @Override
        public Repairing repair(Task task, Pipeline pipeline, Problem problem, List<Problem> earlier) {
            reached.add(problem);
            return new Unrepaired("unknown");
        }

        @Override
        public Stamp stamp() {
            return new Stamp("model", "stand-in", "none");
        }
    }
}
