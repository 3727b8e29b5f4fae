package io.sluice.author;

import io.sluice.guard.Scope;
import io.sluice.guard.SqlDialect;
import io.sluice.guard.SqlGuard;
import io.sluice.guard.Verdict;
import io.sluice.pipeline.Pipeline;
import io.sluice.pipeline.Problem;
import io.sluice.pipeline.Step;
import io.sluice.request.Outcome;
import java.util.List;

/** The author of a statement that a person wrote: it passes the guards and becomes one step, and nobody mends it but that person. */
final class HandWritten implements Author {

    private static final Stamp PERSON = new Stamp("person", "by hand", "");

    private final SqlGuard guard = new SqlGuard();

    @Override
    public Drafting draft(Task task) {
        var connection = task.target();
        var dialect = SqlDialect.of(task.database(connection).kind().name());
        return switch (guard.check(dialect, task.sentence(), Scope.lint())) {
            case Verdict.Sql sql -> new Drafted(pipeline(connection, task.sentence(), sql.readOnly()), PERSON);
            case Verdict.Rejected no -> declined(no.problem("generate", 1));
            case Verdict.Load load ->
                declined("load", "a statement cannot load a file", "Say it as a sentence with run.");
            case Verdict.Bash bash -> throw new IllegalStateException("SQL is no script");
        };
    }

    private static Pipeline pipeline(String connection, String text, boolean readOnly) {
        return new Pipeline(
                List.of(new Step.Sql(1, List.of(), connection, text, null)), List.of(), List.of(), readOnly);
    }

    private static Drafting declined(Problem problem) {
        return declined(problem.message().split(":", 2)[0], problem.message(), problem.next());
    }

    private static Drafting declined(String rule, String message, String next) {
        return new Declined(new Outcome.Refused(rule, message, next), PERSON);
    }

    @Override
    public Repairing repair(Task task, Pipeline broken, Problem problem, List<Problem> earlier) {
        return new Unrepaired("a statement by hand stays as it is written");
    }

    @Override
    public Stamp stamp() {
        return PERSON;
    }
}
