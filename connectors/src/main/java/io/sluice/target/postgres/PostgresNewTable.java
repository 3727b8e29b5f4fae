package io.sluice.target.postgres;

import static org.jooq.impl.DSL.list;
import static org.jooq.impl.DSL.name;

import io.sluice.pipeline.TableName;
import io.sluice.target.StageTable;
import io.sluice.target.StageTable.StageColumn;
import io.sluice.target.Staged;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Makes a new table of a stage. */
final class PostgresNewTable {

    private PostgresNewTable() {}

    static void of(DSLContext db, Staged staged, TableName table) {
        if (movable(staged)) {
            inPlace(db, staged, table);
        } else {
            copy(db, staged, table);
        }
    }

    /** Temporary stages end with the transaction; they cannot become a table. */
    static boolean movable(Staged staged) {
        return !"pg_temp".equals(staged.table().name().first());
    }

    /** The stage becomes the table: no row is written a second time. */
    static void inPlace(DSLContext db, Staged staged, TableName table) {
        var stage = staged.table().name();
        withoutOurColumns(db, staged.table());
        db.execute("alter table {0} rename to {1}", stage, name(table.table()));
        db.execute("alter table {0} set schema {1}", name(stage.first(), table.table()), name(table.schema()));
    }

    /** What is left is what the source gave. */
    static void withoutOurColumns(DSLContext db, StageTable stage) {
        db.execute(
                "alter table {0} drop column if exists _part, drop column if exists _page, drop column if exists _row",
                stage.name());
    }

    private static void copy(DSLContext db, Staged staged, TableName table) {
        var to = name(table.schema(), table.table());
        var columns = staged.table().columns().stream().map(StageColumn::quoted).toList();
        db.execute(
                "create table {0} as select {1} from {2}",
                to, list(columns), staged.table().name());
        if (!staged.load().key().isEmpty()) {
            var key = staged.load().key().stream().map(DSL::name).toList();
            db.execute("alter table {0} add primary key ({1})", to, list(key));
        }
    }
}
