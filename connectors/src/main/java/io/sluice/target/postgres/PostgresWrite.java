package io.sluice.target.postgres;

import static org.jooq.impl.DSL.and;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.list;
import static org.jooq.impl.DSL.raw;
import static org.jooq.impl.DSL.sql;

import io.sluice.target.CameBetween;
import io.sluice.target.StageTable.StageColumn;
import io.sluice.target.Staged;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Name;
import org.jooq.QueryPart;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/** One load into a table that exists: {@code t} is the table, {@code s} the stage. */
final class PostgresWrite {

    /** From so many rows on a table of their own is made for those that they change. */
    private static final long MANY = 10_000;

    private static final String UNIQUE_VIOLATION = "23505";

    private static final String ONE_PLAIN_KEY = """
            select count(distinct i.indexrelid) = 1
                   and bool_and(i.indimmediate and i.indpred is null and i.indexprs is null and o.collisdeterministic is not false)
              from pg_index i
              left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
              left join pg_collation o on o.oid = a.attcollation
             where i.indrelid = ?::oid and i.indisunique""";

    private final DSLContext db;
    private final Staged staged;
    private final Touched touch;
    private final PostgresImages images;
    private final KeyedRows rows;

    PostgresWrite(DSLContext db, String request, Staged staged, Touched touch) {
        this.db = db;
        this.staged = staged;
        this.touch = touch;
        this.images = new PostgresImages(db, request, touch);
        this.rows = KeyedRows.of(staged, touch.table);
    }

    void run() {
        switch (staged.load().mode()) {
            case APPEND -> insert(DSL.noCondition(), "");
            case REPLACE -> {
                images.everything();
                db.execute("delete from {0}", table());
                insert(DSL.noCondition(), "");
            }
            case UPSERT -> {
                var updated = upsert();
                touch.updated = changesKeys() ? -1 : updated;
            }
            case INSERT_NEW -> insertNew();
            case MIRROR -> {
                var gone = condition("not exists (select 1 from {0} s where {1})", rows.stage(), rows.sameKey());
                images.of(gone);
                db.execute("delete from {0} t where {1}", table(), gone);
                upsert();
            }
        }
    }

    /** A row with another key is another row. */
    private boolean changesKeys() {
        return rows.changing().stream().anyMatch(column -> touch.table.key().contains(column.name()));
    }

    private long upsert() {
        var differs = and(rows.sameKey(), rows.differs());
        var changing = condition("exists (select 1 from {0} s where {1})", rows.stage(), differs);
        if (staged.rows() < MANY) {
            images.of(changing);
        } else {
            images.ofMany(changing, staged.load().number());
        }
        var updated = rows.changing().isEmpty()
                ? 0
                : db.execute(
                        "update {0} t set {1} from {2} s where {3}",
                        table(), list(assignments()), rows.stage(), differs);
        insertNew();
        return updated;
    }

    /**
     * With a unique key, a row that somebody else adds meanwhile is a reason to begin again, not an error. The server is asked for it row by
     * row, which takes a third longer, unless the rows are many and a row that is refused can be nothing else.
     */
    private void insertNew() {
        if (!touch.table.unique(staged.load().key())) {
            insert(rows.isNew(), "");
        } else if (staged.rows() < MANY || !onlyTheKeyRefuses()) {
            insert(
                    rows.isNew(),
                    "on conflict (" + db.render(list(names(staged.load().key()))) + ") do nothing");
        } else {
            try {
                insert(rows.isNew(), "");
            } catch (DataAccessException e) {
                throw UNIQUE_VIOLATION.equals(e.sqlState()) ? new CameBetween(e) : e;
            }
        }
    }

    /** No other unique index, nothing that writes elsewhere, and keys that differ in the stage differ in the table. */
    private boolean onlyTheKeyRefuses() {
        return touch.table.triggers().isEmpty()
                && staged.table().columns().stream()
                        .filter(column -> staged.load().key().contains(column.name()))
                        .allMatch(column -> rows.values().nativeType(column).equals(PostgresTypes.named(column.type())))
                && Boolean.TRUE.equals(db.fetchValue(ONE_PLAIN_KEY, touch.table.id()));
    }

    private void insert(Condition which, String conflict) {
        var columns = staged.table().columns();
        touch.inserted += db.execute(
                "insert into {0} ({1}) select {2} from {3} s where {4} {5}",
                table(),
                list(columns.stream().map(StageColumn::quoted).toList()),
                list(columns.stream().map(rows.values()::of).toList()),
                rows.stage(),
                which,
                raw(conflict));
    }

    private List<QueryPart> assignments() {
        return rows.changing().stream()
                .map(column -> (QueryPart)
                        sql("{0} = {1}", column.quoted(), rows.values().of(column)))
                .toList();
    }

    private Name table() {
        return touch.table.quoted();
    }

    private static List<Name> names(List<String> columns) {
        return columns.stream().map(DSL::name).toList();
    }
}
