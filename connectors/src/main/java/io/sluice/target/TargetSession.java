package io.sluice.target;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.conf.Settings;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/** One attempt's own session with a target; its backend is what the ledger remembers and a successor ends. */
public final class TargetSession implements AutoCloseable {

    private static final Settings QUIET = new Settings().withExecuteLogging(false);

    private final String target;
    private final Target.Opener opener;
    private final Connection jdbc;
    private final Dialect dialect;
    private final DSLContext db;
    private final String backend;

    TargetSession(String target, Target.Opener opener, Dialect dialect) throws SQLException {
        this.target = target;
        this.opener = opener;
        this.jdbc = opener.open();
        this.dialect = dialect;
        this.db = DSL.using(jdbc, dialect.jooq(), QUIET);
        this.backend = dialect.backend(this);
    }

    public String target() {
        return target;
    }

    public DSLContext db() {
        return db;
    }

    public Connection jdbc() {
        return jdbc;
    }

    /** Another connection to the same database, for what must not wait for this one; the caller closes it. */
    public Connection beside() throws SQLException {
        return opener.open();
    }

    public Dialect dialect() {
        return dialect;
    }

    /** Identifies this session on the server, so that no other is ever ended by mistake. */
    public String backend() {
        return backend;
    }

    /** Ends the statement that runs at the moment; called from another thread. */
    public void cancel() throws SQLException {
        dialect.cancel(this);
    }

    /** Runs work as one READ COMMITTED transaction. */
    public <T> T transaction(Function<DSLContext, T> work) {
        return transaction(Connection.TRANSACTION_READ_COMMITTED, work);
    }

    /** Runs work as one transaction that sees a single instant of the target. */
    public <T> T snapshot(Function<DSLContext, T> work) {
        return transaction(Connection.TRANSACTION_REPEATABLE_READ, work);
    }

    /** Runs work as one transaction of a single instant, and takes everything back whatever happens. */
    public <T> T rehearse(Function<DSLContext, T> work) {
        try {
            begin(Connection.TRANSACTION_REPEATABLE_READ);
            return work.apply(db);
        } catch (SQLException e) {
            throw new DataAccessException("begin", e);
        } finally {
            rollBack();
        }
    }

    private <T> T transaction(int isolation, Function<DSLContext, T> work) {
        T result;
        try {
            begin(isolation);
            result = work.apply(db);
        } catch (SQLException e) {
            throw new DataAccessException("begin", e);
        } catch (RuntimeException | Error e) {
            rollBack();
            throw e;
        }
        commit();
        return result;
    }

    private void begin(int isolation) throws SQLException {
        jdbc.setAutoCommit(true);
        jdbc.setTransactionIsolation(isolation);
        jdbc.setAutoCommit(false);
    }

    private void commit() {
        try {
            jdbc.commit();
            jdbc.setAutoCommit(true);
        } catch (SQLException e) {
            rollBack();
            throw dialect.connectionLost(e) ? new UnknownOutcome(e) : new DataAccessException("commit", e);
        }
    }

    private void rollBack() {
        try {
            jdbc.rollback();
            jdbc.setAutoCommit(true);
        } catch (SQLException e) {
            // A session that cannot roll back is lost, and the server has rolled back with it.
        }
    }

    @Override
    public void close() {
        try {
            jdbc.close();
        } catch (SQLException e) {
            // Nothing depends on a polite goodbye.
        }
    }
}
