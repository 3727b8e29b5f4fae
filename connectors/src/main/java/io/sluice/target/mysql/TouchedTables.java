package io.sluice.target.mysql;

import io.sluice.pipeline.TableName;
import io.sluice.target.Drifted;
import io.sluice.target.Staged;
import io.sluice.target.TableEffect.Kind;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jooq.DSLContext;

/** The tables that a transaction has touched, in the order of the first touch. */
final class TouchedTables {

    private final DSLContext db;
    private final Map<TableName, Touched> touched = new LinkedHashMap<>();

    TouchedTables(DSLContext db) {
        this.db = db;
    }

    boolean touched(TableName name) {
        return touched.containsKey(name);
    }

    Collection<Touched> all() {
        return touched.values();
    }

    /** A table that was there when the transaction began, or that a stage of it will become. */
    Touched existing(TableName name) {
        return touched.computeIfAbsent(name, this::look);
    }

    /** The stage is the new table; its name follows when the transaction is committed. */
    Touched created(Staged staged, TableName name) {
        if (MySqlLook.exists(db, name)) {
            throw new Drifted(name.qualified() + " exists by now; the pipeline was written to create it");
        }
        var stage = MySqlLook.standIn(db, name, staged.table().name())
                .orElseThrow(() -> new Drifted("the stage of " + name.qualified() + " is gone"));
        var touch = new Touched(stage, Kind.CREATED, true);
        touched.put(name, touch);
        return touch;
    }

    private Touched look(TableName name) {
        var table = MySqlLook.at(db, name)
                .orElseThrow(() -> new Drifted(name.qualified() + " is gone; the pipeline was written to change it"));
        return new Touched(table, Kind.WRITTEN, MySqlMade.untouched(db, table));
    }
}
