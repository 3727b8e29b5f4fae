package io.sluice.inspect;

import io.sluice.connector.database.Engine;
import io.sluice.guard.Scope;
import io.sluice.guard.SqlDialect;
import io.sluice.guard.SqlGuard;
import io.sluice.guard.Verdict;
import io.sluice.pipeline.Pipeline;
import io.sluice.pipeline.Step;
import java.util.Set;

/** The guard's reading of a SQL step: only its words run. That the tables exist and may be used is the {@link Inspector}'s part, before. */
public final class StepSql {

    private static final SqlGuard GUARD = new SqlGuard();

    private StepSql() {}

    public static SqlDialect dialect(Engine engine) {
        return switch (engine) {
            case POSTGRESQL -> SqlDialect.POSTGRES;
            case MYSQL, MARIADB -> SqlDialect.MYSQL;
            case SQLITE -> SqlDialect.SQLITE;
        };
    }

    public static Verdict of(Engine engine, Pipeline pipeline, Step.Sql step) {
        var outputs = Outputs.readableBy(pipeline, step);
        var scope = new Scope(true, pipeline.readOnly(), Set.of(), Set.of(), Set.of(), outputs, null);
        return GUARD.check(dialect(engine), step.text(), scope);
    }
}
