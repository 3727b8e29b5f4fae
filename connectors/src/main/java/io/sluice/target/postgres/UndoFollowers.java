package io.sluice.target.postgres;

import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.raw;

import io.sluice.target.TargetTable;
import java.util.ArrayList;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.QueryPart;
import org.jooq.impl.DSL;

/** Counts rows of other tables that a foreign key would change or delete along with rows of this one. */
final class UndoFollowers {

    private static final String KEYS = """
            select conrelid::regclass::text as child,
                   array(select attname::text from unnest(conkey) with ordinality k(n, i)
                           join pg_attribute a on a.attrelid = conrelid and a.attnum = k.n order by i) as own,
                   array(select attname::text from unnest(confkey) with ordinality k(n, i)
                           join pg_attribute a on a.attrelid = confrelid and a.attnum = k.n order by i) as other
              from pg_constraint where confrelid = ?::oid and contype = 'f' and confdeltype in ('c', 'n', 'd')""";

    private final DSLContext db;
    private final TargetTable table;

    UndoFollowers(DSLContext db, TargetTable table) {
        this.db = db;
        this.table = table;
    }

    long of(Condition rows) {
        long followers = 0;
        for (var key : db.fetch(KEYS, table.id())) {
            var own = key.get("own", String[].class);
            var other = key.get("other", String[].class);
            var joins = new ArrayList<Condition>();
            for (int i = 0; i < own.length; i++) {
                joins.add(DSL.condition("c.{0} = t.{1}", name(own[i]), name(other[i])));
            }
            QueryPart child = raw(key.get("child", String.class)); // regclass writes it quoted
            followers += ((Number) db.fetchValue(
                            "select count(*) from {0} c join {1} t on {2} where {3}",
                            child, table.quoted(), DSL.and(joins), rows))
                    .longValue();
        }
        return followers;
    }
}
