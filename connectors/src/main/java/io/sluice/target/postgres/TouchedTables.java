package io.sluice.target.postgres;

import io.sluice.pipeline.TableName;
import io.sluice.target.Drifted;
import io.sluice.target.TableEffect.Kind;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jooq.DSLContext;

/** The tables that a transaction has touched, in the order of the first touch. */
final class TouchedTables {

    private final DSLContext db;
    private final String request;
    private final Map<TableName, Touched> touched = new LinkedHashMap<>();

    TouchedTables(DSLContext db, String request) {
        this.db = db;
        this.request = request;
    }

    boolean touched(TableName name) {
        return touched.containsKey(name);
    }

    Collection<Touched> all() {
        return touched.values();
    }

    /** A table that was there when the transaction began, or that it has made. */
    Touched existing(TableName name) {
        var known = touched.get(name);
        if (known != null) {
            known.again = true;
            return known;
        }
        return replaced(name, look(name));
    }

    Touched created(TableName name, long rows) {
        var touch = new Touched(request, PostgresLook.at(db, name).orElseThrow(), Kind.CREATED, true);
        touch.inserted = rows;
        return replaced(name, touch);
    }

    Touched replaced(TableName name, Touched touch) {
        touched.put(name, touch);
        return touch;
    }

    private Touched look(TableName name) {
        var table = PostgresLook.at(db, name)
                .orElseThrow(() -> new Drifted(name.qualified() + " is gone; the pipeline was written to change it"));
        return new Touched(request, table, Kind.WRITTEN, false);
    }
}
