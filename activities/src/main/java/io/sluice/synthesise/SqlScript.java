package io.sluice.synthesise;

import static java.util.stream.Collectors.toMap;

import io.sluice.guard.Scope;
import io.sluice.guard.SqlDialect;
import io.sluice.guard.SqlGuard;
import io.sluice.guard.TableRef;
import io.sluice.guard.Verdict;
import io.sluice.inspect.Outputs;
import io.sluice.pipeline.Pipeline;
import io.sluice.pipeline.Step;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A SQL step for the database's own shell: the statements as the guard wrote them back, outputs in a place of their own. */
final class SqlScript {
    private SqlScript() {}

    static String of(Pipeline pipeline, Step.Sql step, SqlDialect dialect) {
        var words = new SqlWords(dialect);
        var outputs = outputs(pipeline);
        var scope = new Scope(true, pipeline.readOnly(), Set.of(), Set.of(), Set.of(), outputs, null);
        if (!(new SqlGuard().check(dialect, step.text(), scope) instanceof Verdict.Sql sql)) {
            throw new IllegalArgumentException("step " + step.number() + " did not pass the guard");
        }
        var places = outputs.stream().collect(toMap(name -> name, name -> TableRef.of(words.outputName(name))));
        var statements = sql.rewrite(places);
        var last = statements.size() - 1;
        var body = IntStream.range(0, statements.size())
                .mapToObj(i -> i == last ? kept(step, statements.get(i), words) : statements.get(i))
                .collect(Collectors.joining(";\n\n", "", ";\n"));
        return words.framed(step.number(), "on " + step.connection(), body);
    }

    /** Rows that later steps read are kept under the output's name. */
    private static String kept(Step.Sql step, String statement, SqlWords words) {
        return step.output() == null ? statement : "CREATE TABLE " + words.output(step.output()) + " AS\n" + statement;
    }

    private static Set<String> outputs(Pipeline pipeline) {
        return pipeline.steps().stream()
                .flatMap(step -> Outputs.rows(step).stream())
                .collect(Collectors.toSet());
    }
}
