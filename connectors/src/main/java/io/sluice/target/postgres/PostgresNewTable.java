package io.sluice.target.postgres;

import static org.jooq.impl.DSL.name;

import io.sluice.pipeline.TableName;
import io.sluice.target.Staged;
import org.jooq.DSLContext;

/** Makes a stage the new table itself: no row is written a second time. */
final class PostgresNewTable {

    private PostgresNewTable() {}

    static void inPlace(DSLContext db, Staged staged, TableName table) {
        var stage = staged.table().name();
        db.execute("alter table {0} drop column _part, drop column _page, drop column _row", stage);
        db.execute("alter table {0} rename to {1}", stage, name(table.table()));
        db.execute("alter table {0} set schema {1}", name(stage.first(), table.table()), name(table.schema()));
    }
}
