package io.sluice.target.mysql;

import static org.jooq.impl.DSL.and;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.name;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Name;
import org.jooq.QueryPart;

/** Counts rows of other tables that a foreign key would change or delete along with rows of this one that came in. */
final class UndoFollowers {

    private static final String KEYS = """
            select k.constraint_name, k.table_schema, k.table_name, k.column_name, k.referenced_column_name
              from information_schema.key_column_usage k
              join information_schema.referential_constraints r
                on r.constraint_schema = k.constraint_schema and r.constraint_name = k.constraint_name and r.table_name = k.table_name
             where k.referenced_table_schema = ? and k.referenced_table_name = ?
               and r.delete_rule in ('CASCADE', 'SET NULL', 'SET DEFAULT')
             order by k.table_schema, k.table_name, k.constraint_name, k.ordinal_position""";

    private final DSLContext db;
    private final MySqlTable table;

    UndoFollowers(DSLContext db, MySqlTable table) {
        this.db = db;
        this.table = table;
    }

    private record Key(Name child, List<Condition> joins) {}

    long of(QueryPart images, Condition same) {
        long followers = 0;
        for (var key : keys().values()) {
            followers += ((Number) db.fetchValue(
                            "select count(*) from {0} join {1} t on {2} join {3} c on {4} where u.old is null",
                            images, table.place(), same, key.child, and(key.joins)))
                    .longValue();
        }
        return followers;
    }

    private Map<String, Key> keys() {
        var keys = new LinkedHashMap<String, Key>();
        var named = table.table().name();
        for (var row : db.fetch(KEYS, named.schema(), named.table())) {
            var child = name(row.get(1, String.class), row.get(2, String.class));
            keys.computeIfAbsent(child + " " + row.get(0), id -> new Key(child, new ArrayList<>()))
                    .joins
                    .add(condition("c.{0} = t.{1}", name(row.get(3, String.class)), name(row.get(4, String.class))));
        }
        return keys;
    }
}
