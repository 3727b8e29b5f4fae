package io.sluice.target.postgres;

import static org.jooq.impl.DSL.name;

import io.sluice.pipeline.ColumnType;
import io.sluice.pipeline.TableName;
import io.sluice.target.Application;
import io.sluice.target.CameBetween;
import io.sluice.target.ChainedDigest;
import io.sluice.target.Dialect;
import io.sluice.target.SluiceTables;
import io.sluice.target.StageOrder;
import io.sluice.target.StageTable;
import io.sluice.target.StageWriter;
import io.sluice.target.TargetSession;
import io.sluice.target.TargetTable;
import io.sluice.target.UndoEffect;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Name;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.postgresql.PGConnection;

/** PostgreSQL as a target: transactional DDL, COPY, one schema for what Sluice keeps and one for each request's stages. */
public final class PostgresDialect implements Dialect {

    private static final SluiceTables TABLES = new SluiceTables(true);

    @Override
    public SQLDialect jooq() {
        return SQLDialect.POSTGRES;
    }

    @Override
    public SluiceTables tables() {
        return TABLES;
    }

    @Override
    public void install(TargetSession session) {
        if (PostgresSetup.wanting(session.db())) {
            session.transaction(db -> {
                PostgresSetup.run(db);
                return db;
            });
        }
    }

    @Override
    public boolean installed(TargetSession session) {
        return !PostgresSetup.missing(session.db());
    }

    @Override
    public String backend(TargetSession session) {
        return PostgresBackends.mine(session.db());
    }

    @Override
    public void end(TargetSession session, String backend) {
        PostgresBackends.end(session.db(), backend);
    }

    @Override
    public void cancel(TargetSession session) throws SQLException {
        session.jdbc().unwrap(PGConnection.class).cancelQuery();
    }

    @Override
    public void limitLocks(DSLContext db, int seconds) {
        db.execute("set local lock_timeout = '" + seconds + "s'");
    }

    @Override
    public boolean connectionLost(SQLException e) {
        return e.getSQLState() == null
                || e.getSQLState().startsWith("08")
                || e.getSQLState().startsWith("57P");
    }

    @Override
    public boolean serialization(DataAccessException e) {
        return "40001".equals(e.sqlState()) || "40P01".equals(e.sqlState()) || e.getCause(CameBetween.class) != null;
    }

    @Override
    public boolean duplicate(DataAccessException e) {
        return "23505".equals(e.sqlState());
    }

    @Override
    public String outputSchema() {
        return "pg_temp";
    }

    @Override
    public String type(ColumnType type) {
        return PostgresTypes.of(type);
    }

    @Override
    public Name stage(String request, int step) {
        return PostgresStages.place(request, step);
    }

    @Override
    public void createStage(DSLContext db, StageOrder order, StageTable stage) {
        PostgresStages.create(db, order.request(), stage);
    }

    @Override
    public StageWriter write(TargetSession session, StageTable stage, long page, ChainedDigest digest) {
        return CopyWriter.open(session, stage, page, digest);
    }

    @Override
    public StageFinish finish(TargetSession session, StageOrder order, StageTable stage) {
        PlainJoins.inMemory(session.db());
        return new PostgresStageFinish(session.db(), order, stage).run();
    }

    @Override
    public void dropStages(TargetSession session, String request) {
        session.transaction(db -> PostgresStages.drop(db, request));
    }

    @Override
    public void dropImages(DSLContext db, String request) {
        PostgresSwap.dropAside(db, request);
    }

    @Override
    public Application application(TargetSession session, String request) {
        return PostgresApplication.committing(session.db(), request);
    }

    @Override
    public Application rehearsal(TargetSession session, String request) {
        return PostgresApplication.rehearsing(session.db(), request);
    }

    @Override
    public List<UndoEffect> undo(TargetSession session, String request) {
        return new PostgresUndo(session, request).run();
    }

    @Override
    public Optional<TargetTable> look(DSLContext db, TableName name) {
        return PostgresLook.at(db, name);
    }

    @Override
    public List<String> compared(DSLContext db, TableName name, List<Compared> values) {
        var table = new PostgresValues(PostgresLook.at(db, name).orElseThrow());
        return values.stream()
                .map(value -> db.render(table.as(value.staged(), value.with())))
                .toList();
    }
}
