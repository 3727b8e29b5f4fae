package io.sluice.trial;

import io.sluice.connector.database.SqlError;
import java.sql.SQLException;

/** A database error of the sandbox: a problem of the step where another text may cure it, else a fault of the sandbox. */
final class Failures {

    private Failures() {}

    static RuntimeException of(SQLException e, int step, String printed) {
        var error = SqlError.of(e);
        return error.fault().repairable()
                ? new StepFault(error.problem(StepFault.PHASE, step), printed, 1)
                : SqlError.failure("sandbox", e);
    }
}
