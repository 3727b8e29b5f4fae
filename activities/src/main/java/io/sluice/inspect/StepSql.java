package io.sluice.inspect;

import io.sluice.connector.database.Engine;
import io.sluice.guard.Scope;
import io.sluice.guard.SqlDialect;
import io.sluice.guard.SqlGuard;
import io.sluice.guard.Verdict;
import io.sluice.pipeline.Step;
import java.util.Set;

/** The guard's reading of a SQL step of a draft whose tables {@link Inspector} has resolved already: only these words run. */
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

    /** {@code readOnly}: the step belongs to a question. */
    public static Verdict of(Engine engine, Step.Sql step, boolean readOnly) {
        var anyTable = new Scope(true, readOnly, Set.of(), Set.of(), Set.of(), Set.of(), null);
        return GUARD.check(dialect(engine), step.text(), anyTable);
    }
}
