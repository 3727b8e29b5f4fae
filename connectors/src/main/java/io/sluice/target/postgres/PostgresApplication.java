package io.sluice.target.postgres;

import static org.jooq.impl.DSL.name;

import io.sluice.pipeline.Destination;
import io.sluice.pipeline.Step.Load;
import io.sluice.pipeline.TableName;
import io.sluice.pipeline.WriteMode;
import io.sluice.target.Application;
import io.sluice.target.Drifted;
import io.sluice.target.Staged;
import io.sluice.target.StepFailed;
import io.sluice.target.TableEffect;
import io.sluice.target.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Name;
import org.jooq.exception.DataAccessException;

/** Applies work to PostgreSQL tables, in the transaction of the context it is given. */
final class PostgresApplication implements Application {

    private final DSLContext db;
    private final String request;
    private final TouchedTables tables;
    private final PostgresOutputs outputs;
    private final PostgresCompared compared;
    private final boolean rehearsal;
    private List<Work> works = List.of();

    private PostgresApplication(DSLContext db, String request, boolean rehearsal) {
        this.db = db;
        this.request = request;
        this.rehearsal = rehearsal;
        this.tables = new TouchedTables(db, request);
        this.outputs = new PostgresOutputs(db);
        this.compared = new PostgresCompared(db, request);
    }

    static PostgresApplication committing(DSLContext db, String request) {
        return new PostgresApplication(db, request, false);
    }

    /** Leaves out the loads whose effect is certain without writing a row. */
    static PostgresApplication rehearsing(DSLContext db, String request) {
        return new PostgresApplication(db, request, true);
    }

    @Override
    public void apply(List<Work> all) {
        works = all;
        PlainJoins.inMemory(db);
        all.forEach(this::lock);
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
            case Work.FromStage(var staged) -> load(staged, false, false);
            case Work.Extracted(var staged, var output) -> outputs.staged(output, staged);
            case Work.FromOutput(var load, var output, var then) -> {
                load(outputs.stage(request, load, output, readOnce(output)), outputs.isRead(output), true);
                if (then != null) {
                    new PostgresStatement(db, request, tables).run(then);
                }
            }
            case Work.Query query -> outputs.keep(query);
            case Work.Write(var step, var statements) ->
                statements.forEach(statement -> new PostgresStatement(db, request, tables).run(statement));
        }
    }

    @Override
    public Name output(String name) {
        return outputs.named(name);
    }

    @Override
    public List<TableEffect> finish() {
        var measure = new PostgresMeasure(db, rehearsal);
        var undo = new PostgresUndoBook(db, request);
        var effects = new ArrayList<TableEffect>();
        var alone = loadsOnly();
        for (var touch : tables.all()) {
            var known = rehearsal ? Optional.<TableEffect>empty() : compared.known(touch);
            var effect = known.orElseGet(() -> measure.effect(touch, alone && touch.updated >= 0));
            undo.keep(touch, effect);
            if (rehearsal) {
                compared.found(touch, effect);
            }
            effects.add(effect);
        }
        return effects;
    }

    @Override
    public void rehearsed() {
        compared.keep();
    }

    /** Nothing but one load reads it by its name, and nothing else writes to that load's table, so that its stage may become the table. */
    private boolean readOnce(String output) {
        var readers = works.stream()
                .filter(work ->
                        work instanceof Work.FromOutput load && load.output().equals(output))
                .toList();
        return works.stream().noneMatch(work -> work instanceof Work.Query || work instanceof Work.Write)
                && readers.size() == 1
                && works.stream()
                                .filter(work -> readers.getFirst().target().equals(work.target()))
                                .count()
                        == 1;
    }

    /** Nothing but loads has written, and nothing acted on what they wrote: the rows they say they changed are those that changed. */
    private boolean loadsOnly() {
        return works.stream()
                        .noneMatch(work -> work instanceof Work.Write
                                || work instanceof Work.FromOutput(var load, var output, var then) && then != null)
                && tables.all().stream().allMatch(touch -> touch.effects.isEmpty());
    }

    /** Taken before the first read: a row that came in between snapshot and lock would survive a replace. */
    private void lock(Work work) {
        switch (work) {
            case Work.FromStage(var staged) -> lock(staged.load());
            case Work.FromOutput(var load, var output, var then) -> lock(load);
            case Work.Write(var step, var statements) ->
                statements.stream()
                        .filter(PostgresStatement::readsAll)
                        .map(Work.Statement::table)
                        .forEach(this::lock);
            case Work.Query query -> {}
            case Work.Extracted extracted -> {}
        }
    }

    private void lock(Load load) {
        if (load.destination() instanceof Destination.Table(TableName name, boolean create)
                && !create
                && (load.mode() == WriteMode.REPLACE || load.mode() == WriteMode.MIRROR)) {
            lock(name);
        }
    }

    private void lock(TableName name) {
        if (PostgresLook.exists(db, name)) {
            db.execute("lock table {0} in share row exclusive mode", name(name.schema(), name.table()));
        }
    }

    /** {@code asRead}: its columns are those of a source; {@code fitting}: this transaction has looked whether its values fit. */
    private void load(Staged given, boolean asRead, boolean fitting) {
        if (given.load().destination() instanceof Destination.Table(TableName name, boolean create)) {
            var columns = new PostgresNewColumns(db, given, name, create, asRead);
            if (columns.needDdl() && tables.touched(name)) {
                throw columns.comeTooLate();
            }
            var told = columns.settle();
            var staged = columns.staged();
            var samples = PostgresSamples.inserted(db, staged); // before a new table's stage moves into place
            var touch = create && !tables.touched(name) ? create(staged, name) : existing(staged, name, fitting);
            touch.columns = touch.columns.and(told);
            touch.dropped += staged.dropped();
            touch.rejected += staged.rejected();
            touch.show(samples);
        }
    }

    private Touched create(Staged staged, TableName name) {
        if (PostgresLook.exists(db, name)) {
            throw new Drifted(name.qualified() + " exists by now; the pipeline was written to create it");
        }
        PostgresNewTable.of(db, staged, name);
        outputs.moved(staged.table().name(), name(name.schema(), name.table()));
        return tables.created(name, staged.rows());
    }

    private Touched existing(Staged given, TableName name, boolean fitting) {
        var first = !tables.touched(name);
        var touch = tables.existing(name);
        var staged = given.load().overlaps() ? new PostgresOverlap(db, given, touch.table).takenOut() : given;
        if (first && staged.load().mode() == WriteMode.REPLACE) {
            touch.ours = PostgresMade.untouched(db, touch.table);
        }
        if (rehearsal && new CertainLoad(db, works, fitting).counted(staged, touch)) {
            return touch;
        }
        var swap = new PostgresSwap(db, request, staged, touch);
        if (first && swap.possible()) {
            var swapped = tables.replaced(name, swap.run());
            outputs.moved(staged.table().name(), name(name.schema(), name.table()));
            return swapped;
        }
        new PostgresWrite(db, request, staged, touch).run();
        if (!first) {
            touch.updated = -1;
        }
        return touch;
    }
}
