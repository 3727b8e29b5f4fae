package io.sluice.target;

import io.sluice.connector.RowStream;
import io.sluice.pipeline.ColumnType;
import io.sluice.pipeline.TableName;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jooq.DSLContext;
import org.jooq.Name;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/** What differs between the engines that can be a target. */
public interface Dialect {

    SQLDialect jooq();

    SluiceTables tables();

    /** Creates what Sluice keeps in a target, where it is missing. */
    void install(TargetSession session);

    /** Whether Sluice keeps anything in this target yet. */
    boolean installed(TargetSession session);

    /** Names this session on its server so that it can be told from any other, also after a restart. */
    String backend(TargetSession session);

    /** Ends another session by that name and waits until it is gone; harmless if it is gone already. */
    void end(TargetSession session, String backend);

    /** Stops the statement that a session runs; called from another thread. */
    void cancel(TargetSession session) throws SQLException;

    /** Statements of this transaction give up a lock they cannot get in time. */
    void limitLocks(DSLContext db, int seconds);

    boolean connectionLost(SQLException e);

    /** Two transactions met, and trying again may do. */
    boolean serialization(DataAccessException e);

    boolean duplicate(DataAccessException e);

    /** The schema in which temporary tables of a transaction are named, if they are. */
    @Nullable
    String outputSchema();

    /** How the engine writes a type of a stage or a new table. */
    String type(ColumnType type);

    /** Where a step's rows are staged. */
    Name stage(String request, int step);

    /** Makes an empty stage in place of any there was, able to hold what {@link #holdable} lets through. */
    void createStage(DSLContext db, StageOrder order, StageTable stage);

    /** The rows of a source that this engine's types can hold; the others become rejects, never rounded or cut. */
    default RowStream holdable(RowStream rows, StageOrder order) {
        return rows;
    }

    /** Opens the fast way in for the rows of one page. */
    StageWriter write(TargetSession session, StageTable stage, long page, ChainedDigest digest);

    /** Makes a stage ready to be read: rejects that its target cannot hold, keys, statistics. */
    StageFinish finish(TargetSession session, StageOrder order, StageTable stage);

    /** Gives a finished stage what no transaction of this engine may do, such as keys; harmless if it was done. */
    default void settle(TargetSession session, StageOrder order, StageTable stage) {}

    /** Drops every stage that the registry holds for a request. */
    void dropStages(TargetSession session, String request);

    /** Does, before the transaction of these works begins, what it may not contain; touches no table of the target's own. */
    default void prepare(TargetSession session, String request, List<Work> works) {}

    /**
     * Gives, before a commit, the tables of these works the columns that they bring, where its transaction may not do that; {@code approved}
     * says of each statement whether a person has seen it. What is answered takes them back, for a commit that comes to nothing.
     */
    default Runnable evolve(TargetSession session, String request, List<Work> works, Predicate<String> approved) {
        return () -> {};
    }

    /** Does what a commit had to leave behind its transaction; harmless if it was done. */
    default void complete(TargetSession session, String request) {}

    /** The statements that change the target's own tables, for one transaction. */
    Application application(TargetSession session, String request);

    /** The same for a transaction that will be rolled back: it may leave out writing what is certain to succeed, and counts it all the same. */
    default Application rehearsal(TargetSession session, String request) {
        return application(session, request);
    }

    /**
     * Takes back what a request did to the target's own tables, in the caller's transaction; rows that others touched since stay as they
     * are and are counted. Latest table first.
     */
    List<UndoEffect> undo(TargetSession session, String request);

    /** Drops the tables that a commit put aside to be taken back. */
    default void dropImages(DSLContext db, String request) {}

    Optional<TargetTable> look(DSLContext db, TableName name);

    /** Staged values {@code s} as they are compared with columns of a table that is there. */
    List<String> compared(DSLContext db, TableName name, List<Compared> values);

    /** A staged column, and the name of the table's that it is compared with. */
    record Compared(StageTable.StageColumn staged, String with) {}

    /** What finishing a stage took out of it. */
    record StageFinish(long rejected, long superseded) {}
}
