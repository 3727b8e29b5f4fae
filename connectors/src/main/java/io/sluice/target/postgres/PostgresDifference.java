package io.sluice.target.postgres;

import static io.sluice.target.Application.SHOWN;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.list;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.sql;

import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jooq.Name;
import org.jooq.QueryPart;

/**
 * How a table without a key differs from the copy of its old content, as multisets: each row that one of them holds more often, and how
 * much more often. Both are read once.
 */
final class PostgresDifference {

    private static final String HOLD_ONE_MORE_OFTEN = """
            create temp table {0} on commit drop as
            select {1}, sum(sluice_n) as sluice_n
              from (select {2}, 1 as sluice_n from {3} t union all select {2}, -1 from {4} t) rows
             group by {1} having sum(sluice_n) <> 0""";

    private final DSLContext db;
    private final Name rows;
    private final List<QueryPart> columns;

    private PostgresDifference(DSLContext db, Name rows, List<QueryPart> columns) {
        this.db = db;
        this.rows = rows;
        this.columns = columns;
    }

    static PostgresDifference of(DSLContext db, Touched touch) {
        var rows = name("sluice_differing_" + touch.table.id());
        List<QueryPart> columns = touch.table.columns().stream()
                .map(column -> (QueryPart) name(column.name()))
                .toList();
        List<QueryPart> values = touch.table.columns().stream()
                .map(column -> (QueryPart) sql(
                        "{0} as {1}",
                        PostgresTypes.comparable(sql("t.{0}", name(column.name())), column.nativeType()),
                        name(column.name())))
                .toList();
        db.execute(
                HOLD_ONE_MORE_OFTEN,
                rows,
                list(columns),
                list(values),
                touch.table.quoted(),
                Objects.requireNonNull(touch.old));
        return new PostgresDifference(db, rows, columns);
    }

    long inserted() {
        return sum("sluice_n > 0");
    }

    long deleted() {
        return sum("sluice_n < 0");
    }

    /** The first rows that came, as JSON objects; a row that came twice is shown twice. */
    List<String> came() {
        return shown("sluice_n > 0");
    }

    List<String> went() {
        return shown("sluice_n < 0");
    }

    private long sum(String which) {
        return ((Number) db.fetchValue("select coalesce(abs(sum(sluice_n)), 0) from {0} where " + which, rows))
                .longValue();
    }

    private List<String> shown(String which) {
        return db.fetch(
                        "select row_to_json(shown.*)::text from (select {0} from {1}, generate_series(1, abs(sluice_n)) where "
                                + which + " limit {2}) shown",
                        list(columns),
                        rows,
                        inline(SHOWN))
                .map(row -> row.get(0, String.class));
    }
}
