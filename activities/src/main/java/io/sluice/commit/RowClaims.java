package io.sluice.commit;

import static org.jooq.impl.DSL.cast;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.trim;

import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Name;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** What is true of the rows that lie in one place of a target. */
public final class RowClaims {

    private final DSLContext db;
    private final Name rows;

    public RowClaims(DSLContext db, Name rows) {
        this.db = db;
        this.rows = rows;
    }

    /** Neither NULL nor blank in any row. */
    public boolean areFilled(String column) {
        var value = field(name(column));
        return !db.fetchExists(DSL.selectOne()
                .from(table(rows))
                .where(value.isNull().or(trim(cast(value, SQLDataType.VARCHAR)).eq(""))));
    }

    /**
     * No two rows are the same there. Asked whether there are any, not how many: for a count jOOQ names the columns of a derived table, which
     * MariaDB cannot read.
     */
    public boolean areUnique(List<String> columns) {
        var names = columns.stream().map(column -> field(name(column))).toList();
        return !db.fetchExists(DSL.selectOne().from(table(rows)).groupBy(names).having(count().gt(1)));
    }

    long number() {
        return db.fetchCount(table(rows));
    }
}
