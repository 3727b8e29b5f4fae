package io.sluice.trial;

import io.sluice.connector.database.Engine;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Takes rows of text into a sandbox table whose first column is their number, the fastest way its engine has. */
interface StagedText extends AutoCloseable {

    static StagedText into(TrialDatabase trial, String table, int width) throws SQLException {
        return trial.engine() == Engine.POSTGRESQL
                ? new CopiedText(trial.session(), table, width)
                : new InsertedText(trial.session(), table, width);
    }

    /** Adds a row; only its first {@code width} fields count. */
    void add(long n, @Nullable String[] row) throws SQLException;

    /** Sends what is left. */
    void finish() throws SQLException;

    /** Leaves the session fit for other statements, also where the rows broke off. */
    @Override
    void close() throws SQLException;
}
