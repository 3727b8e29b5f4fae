package io.sluice.target.mysql;

import io.sluice.pipeline.Destination;
import io.sluice.pipeline.TableName;
import io.sluice.pipeline.WriteMode;
import io.sluice.target.Application;
import io.sluice.target.Refused;
import io.sluice.target.Staged;
import io.sluice.target.StepFailed;
import io.sluice.target.TableEffect;
import io.sluice.target.TargetSession;
import io.sluice.target.Work;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Name;
import org.jooq.exception.DataAccessException;

/** Applies work to MySQL tables in the session's transaction, and notes what has to follow its COMMIT. */
final class MySqlApplication implements Application {

    private final TargetSession session;
    private final DSLContext db;
    private final String request;
    private final TouchedTables tables;
    private final MySqlOutputs outputs;
    private final Map<TableName, MySqlImages> images = new HashMap<>();
    private List<Work> works = List.of();

    private final boolean rehearsal;

    MySqlApplication(TargetSession session, String request, boolean rehearsal) {
        this.rehearsal = rehearsal;
        this.session = session;
        this.db = session.db();
        this.request = request;
        this.tables = new TouchedTables(db);
        this.outputs = new MySqlOutputs(session, request);
    }

    @Override
    public void apply(List<Work> all) {
        works = all;
        for (var work : all) {
            try {
                apply(work);
            } catch (DataAccessException e) {
                throw new StepFailed(work.step(), e);
            }
        }
    }

    private void apply(Work work) {
        switch (work) {
            case Work.FromStage(var staged) -> load(staged, false);
            case Work.Extracted(var staged, var output) -> outputs.staged(output, staged);
            case Work.FromOutput(var load, var output, var then) -> {
                load(outputs.stage(load, output), outputs.isRead(output));
                if (then != null) {
                    run(load.number(), then);
                }
            }
            case Work.Query query -> outputs.keep(query);
            case Work.Write(var step, var statements) -> statements.forEach(statement -> run(step, statement));
        }
    }

    private void run(int step, Work.Statement statement) {
        if (statement.kind() == Work.Statement.Kind.CREATE) {
            throw MySqlStatement.noDdl(step, statement);
        }
        var touch = existing(step, statement.table());
        new MySqlStatement(db, step, touch, images(touch)).run(statement);
    }

    @Override
    public Name output(String name) {
        return outputs.named(name);
    }

    @Override
    public List<TableEffect> finish() {
        var measure = new MySqlMeasure(db);
        var undo = new MySqlUndoBook(db, request);
        var effects = new ArrayList<TableEffect>();
        for (var touch : tables.all()) {
            undo.weigh(touch);
            var effect = measure.effect(touch);
            undo.keep(touch, effect);
            effects.add(effect);
        }
        return effects;
    }

    private void load(Staged given, boolean asRead) {
        if (!(given.load().destination() instanceof Destination.Table(TableName name, boolean create))) {
            return;
        }
        var staged = given;
        Touched touch;
        if (create && !tables.touched(name)) {
            touch = tables.created(staged, name);
            new MySqlOwed(session).swap(request, staged.load().number(), touch);
        } else {
            touch = existing(staged.load().number(), name);
            var columns = new MySqlNewColumns(db, staged, touch, asRead);
            touch.columns = touch.columns.and(columns.settle(rehearsal));
            staged = columns.staged();
            if (staged.load().overlaps()) {
                staged = new MySqlOverlap(db, staged, touch.table).takenOut();
            }
            touch.show(MySqlSamples.staged(db, staged));
            new MySqlWrite(db, staged, touch, images(touch)).run();
        }
        touch.dropped += staged.dropped();
        touch.rejected += staged.rejected();
    }

    private Touched existing(int step, TableName name) {
        var first = !tables.touched(name);
        var touch = tables.existing(name);
        if (first) {
            refuseWithoutTransactions(step, touch);
            if (rewritten(name)) {
                images(touch).copyOnce(); // an append before the first change must not be taken for old content
            }
        }
        return touch;
    }

    private static void refuseWithoutTransactions(int step, Touched touch) {
        if (!touch.table.engine().equalsIgnoreCase("InnoDB")) {
            throw new Refused(
                    step,
                    touch.name() + " is kept by the engine " + touch.table.engine()
                            + ", which has no transactions: a crash would leave half of the change",
                    "Convert it with ALTER TABLE … ENGINE = InnoDB, or load into another table");
        }
    }

    private boolean rewritten(TableName name) {
        return works.stream().anyMatch(work -> switch (work) {
            case Work.FromStage(var staged) ->
                rewrites(staged.load().destination(), staged.load().mode(), name);
            case Work.FromOutput(var load, var output, var then) -> rewrites(load.destination(), load.mode(), name);
            case Work.Write(var step, var statements) ->
                statements.stream()
                        .anyMatch(statement ->
                                statement.table().equals(name) && statement.kind() != Work.Statement.Kind.INSERT);
            case Work.Query query -> false;
            case Work.Extracted extracted -> false;
        });
    }

    private static boolean rewrites(Destination destination, WriteMode mode, TableName name) {
        return destination instanceof Destination.Table table
                && table.name().equals(name)
                && mode != WriteMode.APPEND
                && mode != WriteMode.INSERT_NEW;
    }

    private MySqlImages images(Touched touch) {
        return images.computeIfAbsent(touch.table.table().name(), name -> new MySqlImages(db, touch, images.size()));
    }
}
