package io.sluice.commit;

import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import io.sluice.connector.database.SqlError;
import io.sluice.pipeline.Problem;
import io.sluice.target.CameBetween;
import io.sluice.target.Overtaken;
import io.sluice.target.Refused;
import io.sluice.target.StepFailed;
import io.sluice.target.UnknownOutcome;
import java.sql.SQLException;
import java.util.Optional;
import org.jooq.exception.DataAccessException;

/** Tells what an author may repair from what only waiting, or nobody, can cure. */
public final class Troubles {

    private Troubles() {}

    /** The problem in an exception of this phase, if it is one that another draft could avoid. */
    public static Optional<Problem> problem(String phase, RuntimeException e) {
        if (e instanceof Refused refused) {
            return Optional.of(new Problem(
                    Problem.Kind.OTHER,
                    phase,
                    refused.step(),
                    String.valueOf(refused.getMessage()),
                    null,
                    refused.next()));
        }
        var sql = cause(e);
        if (sql == null || cameBetween(e)) {
            return Optional.empty();
        }
        var error = SqlError.of(sql);
        var step = e instanceof StepFailed failed ? failed.step() : 0;
        return error.fault().repairable() ? Optional.of(error.problem(phase, step)) : Optional.empty();
    }

    /** As a fault, with the decision whether to try again. */
    public static RuntimeException fault(String connection, RuntimeException e) {
        if (e instanceof Overtaken || e instanceof UnknownOutcome || cameBetween(e)) {
            var message = connection + ": " + e.getMessage();
            return new ConnectorException(
                    Fault.SERIALIZATION, connection, message, "Nothing: the ledger is read and the work goes on", e);
        }
        var sql = cause(e);
        return sql == null ? e : SqlError.failure(connection, sql);
    }

    private static boolean cameBetween(RuntimeException e) {
        return e instanceof DataAccessException data && data.getCause(CameBetween.class) != null;
    }

    private static SQLException cause(RuntimeException e) {
        return e instanceof DataAccessException data ? data.getCause(SQLException.class) : null;
    }
}
