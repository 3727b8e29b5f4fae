package io.sluice.target.postgres;

import static org.jooq.impl.DSL.name;

import io.sluice.pipeline.Destination;
import io.sluice.pipeline.TableName;
import io.sluice.pipeline.WriteMode;
import io.sluice.target.Application;
import io.sluice.target.Drifted;
import io.sluice.target.Staged;
import io.sluice.target.StepFailed;
import io.sluice.target.TableEffect;
import io.sluice.target.TableEffect.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;

/** Applies loads to PostgreSQL tables, in the transaction of the context it is given. */
final class PostgresApplication implements Application {

    private final DSLContext db;
    private final String request;
    private final Map<TableName, Touched> touched = new LinkedHashMap<>();

    PostgresApplication(DSLContext db, String request) {
        this.db = db;
        this.request = request;
    }

    @Override
    public void apply(List<Staged> loads) {
        loads.forEach(this::lock);
        for (var staged : loads) {
            if (staged.load().destination() instanceof Destination.Table(TableName name, boolean create)) {
                load(staged, name, create && !touched.containsKey(name));
            }
        }
    }

    @Override
    public List<TableEffect> finish() {
        var measure = new PostgresMeasure(db, request);
        var undo = new PostgresUndoBook(db, request);
        var effects = new ArrayList<TableEffect>();
        for (var touch : touched.values()) {
            var effect = measure.effect(touch);
            undo.keep(touch, effect);
            effects.add(effect);
        }
        return effects;
    }

    /** Taken before the first read: a row that came in between snapshot and lock would survive a replace. */
    private void lock(Staged staged) {
        var mode = staged.load().mode();
        if (staged.load().destination() instanceof Destination.Table(TableName name, boolean create)
                && !create
                && (mode == WriteMode.REPLACE || mode == WriteMode.MIRROR)) {
            db.execute("lock table {0} in share row exclusive mode", name(name.schema(), name.table()));
        }
    }

    private void load(Staged staged, TableName name, boolean create) {
        try {
            write(staged, name, create);
        } catch (DataAccessException e) {
            throw new StepFailed(staged.load().number(), e);
        }
    }

    private void write(Staged staged, TableName name, boolean create) {
        var samples = PostgresSamples.inserted(db, staged); // before a new table's stage moves into place
        var touch = create ? create(staged, name) : existing(staged, name);
        touch.dropped += staged.dropped();
        touch.rejected += staged.rejected();
        touch.show(samples);
    }

    private Touched create(Staged staged, TableName name) {
        if (PostgresLook.at(db, name).isPresent()) {
            throw new Drifted(name.qualified() + " exists by now; the pipeline was written to create it");
        }
        PostgresNewTable.inPlace(db, staged, name);
        var touch = new Touched(PostgresLook.at(db, name).orElseThrow(), Kind.CREATED, true);
        touch.inserted = staged.rows();
        touched.put(name, touch);
        return touch;
    }

    private Touched existing(Staged staged, TableName name) {
        var touch = touched.get(name);
        if (touch == null) {
            touch = look(name);
            touched.put(name, touch);
            var swap = new PostgresSwap(db, request, staged, touch);
            if (swap.possible()) {
                touched.put(name, swap.run());
                return touched.get(name);
            }
        }
        new PostgresWrite(db, request, staged, touch).run();
        return touch;
    }

    private Touched look(TableName name) {
        var table = PostgresLook.at(db, name)
                .orElseThrow(() -> new Drifted(name.qualified() + " is gone; the pipeline was written to change it"));
        return new Touched(table, Kind.WRITTEN, PostgresMade.untouched(db, table));
    }
}
