package io.sluice.target.mysql;

import static org.jooq.impl.DSL.name;

import io.sluice.connector.RowStream;
import io.sluice.pipeline.ColumnType;
import io.sluice.pipeline.TableName;
import io.sluice.target.Application;
import io.sluice.target.ChainedDigest;
import io.sluice.target.Dialect;
import io.sluice.target.Digests;
import io.sluice.target.SluiceTables;
import io.sluice.target.StageOrder;
import io.sluice.target.StageTable;
import io.sluice.target.StageWriter;
import io.sluice.target.TargetSession;
import io.sluice.target.TargetTable;
import io.sluice.target.UndoEffect;
import io.sluice.target.Work;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jooq.DSLContext;
import org.jooq.Name;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/** MySQL and MariaDB as a target: LOAD DATA, tables that begin with {@code sluice_}, a new table renamed into place behind the commit. */
public final class MySqlDialect implements Dialect {

    private static final SluiceTables TABLES = new SluiceTables(false);

    @Override
    public SQLDialect jooq() {
        return SQLDialect.MYSQL;
    }

    @Override
    public SluiceTables tables() {
        return TABLES;
    }

    @Override
    public void install(TargetSession session) {
        MySqlVersion.require(session);
        MySqlSessions.strict(session.db());
        MySqlSetup.run(session.db());
    }

    @Override
    public boolean installed(TargetSession session) {
        return MySqlSetup.there(session.db());
    }

    @Override
    public String backend(TargetSession session) {
        return MySqlSessions.name(session.db());
    }

    @Override
    public void end(TargetSession session, String backend) {
        MySqlSessions.end(session.db(), backend);
    }

    @Override
    public void cancel(TargetSession session) throws SQLException {
        MySqlSessions.cancel(session);
    }

    /** For the session: there is no narrower scope, and a rehearsal has a session of its own. */
    @Override
    public void limitLocks(DSLContext db, int seconds) {
        db.execute("set session innodb_lock_wait_timeout = " + seconds);
        db.execute("set session lock_wait_timeout = " + seconds);
    }

    @Override
    public boolean connectionLost(SQLException e) {
        return MySqlErrors.connectionLost(e);
    }

    @Override
    public boolean serialization(DataAccessException e) {
        return MySqlErrors.serialization(e);
    }

    @Override
    public boolean duplicate(DataAccessException e) {
        return MySqlErrors.duplicate(e);
    }

    @Override
    public @Nullable String outputSchema() {
        return null;
    }

    @Override
    public String type(ColumnType type) {
        return MySqlTypes.of(type);
    }

    @Override
    public Name stage(String request, int step) {
        return name("sluice_r" + Digests.requestMark(request) + "_s" + step);
    }

    @Override
    public void createStage(DSLContext db, StageOrder order, StageTable stage) {
        MySqlStages.create(db, order, stage);
    }

    @Override
    public RowStream holdable(RowStream rows, StageOrder order) {
        return new HoldableRows(rows, order);
    }

    @Override
    public StageWriter write(TargetSession session, StageTable stage, long page, ChainedDigest digest) {
        return LocalInfile.allowed(session)
                ? new LoadDataWriter(session, stage, page, digest)
                : new InsertWriter(session, stage, page, digest);
    }

    @Override
    public StageFinish finish(TargetSession session, StageOrder order, StageTable stage) {
        return new MySqlStageFinish(session.db(), order, stage).run();
    }

    @Override
    public void settle(TargetSession session, StageOrder order, StageTable stage) {
        MySqlStages.settle(session.db(), order, stage);
    }

    @Override
    public void dropStages(TargetSession session, String request) {
        MySqlStages.drop(session.db(), request);
    }

    @Override
    public void prepare(TargetSession session, String request, List<Work> works) {
        MySqlOutputs.prepare(session, request, works);
    }

    @Override
    public Runnable evolve(TargetSession session, String request, List<Work> works, Predicate<String> approved) {
        return MySqlOutputs.evolve(session, request, works, approved);
    }

    @Override
    public void complete(TargetSession session, String request) {
        new MySqlOwed(session).complete(request);
    }

    @Override
    public Application application(TargetSession session, String request) {
        return new MySqlApplication(session, request, false);
    }

    @Override
    public Application rehearsal(TargetSession session, String request) {
        return new MySqlApplication(session, request, true);
    }

    @Override
    public List<UndoEffect> undo(TargetSession session, String request) {
        return new MySqlUndo(session, request).run();
    }

    @Override
    public Optional<TargetTable> look(DSLContext db, TableName name) {
        return MySqlLook.at(db, name).map(MySqlTable::table);
    }

    @Override
    public List<String> compared(DSLContext db, TableName name, List<Compared> values) {
        var table = new MySqlValues(MySqlLook.at(db, name).orElseThrow());
        return values.stream()
                .map(value -> db.render(table.comparable(value.staged(), value.with())))
                .toList();
    }
}
