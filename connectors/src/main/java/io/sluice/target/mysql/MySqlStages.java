package io.sluice.target.mysql;

import static org.jooq.impl.DSL.list;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.raw;
import static org.jooq.impl.DSL.sql;

import io.sluice.pipeline.ColumnType;
import io.sluice.pipeline.LoadColumn;
import io.sluice.target.StageOrder;
import io.sluice.target.StageTable;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.QueryPart;

/** Makes and drops stage tables; the registry, never a name pattern, says which are ours. */
final class MySqlStages {

    private static final List<String> OWN = List.of("_part", "_page", "_row");

    private MySqlStages() {}

    /** Out of the registry first: DDL commits, and a stage that is emptied must never be taken for the one that the ledger speaks of. */
    static void create(DSLContext db, StageOrder order, StageTable stage) {
        var table = stage.name().last();
        db.execute("delete from sluice_stages where request_id = ? and name = ?", order.request(), table);
        db.execute("drop table if exists {0}", stage.name());
        var version = MySqlVersion.of(db);
        var columns = new ArrayList<QueryPart>();
        for (var column : order.load().columns()) {
            columns.add(sql("{0} {1} null", name(column.to()), raw(type(order, column, version))));
        }
        columns.add(raw("`_part` int not null default 0"));
        columns.add(raw("`_page` bigint not null default 0"));
        columns.add(raw("`_row` bigint not null default 0"));
        db.execute("create table {0} ({1}) engine = InnoDB {2}", stage.name(), list(columns), raw(texts(db)));
        db.execute("insert into sluice_stages (request_id, name) values (?, ?)", order.request(), table);
    }

    private static String type(StageOrder order, LoadColumn column, MySqlVersion version) {
        if (order.isOutput() && column.type().equals(ColumnType.JSON)) {
            return "longtext"; // as it came: MySQL's own json keeps decimals as doubles
        }
        if (!order.makes()) {
            return MySqlTypes.staged(column.type());
        }
        return order.load().key().contains(column.to())
                ? MySqlTypes.key(column.type(), order.load(), version)
                : MySqlTypes.of(column.type());
    }

    /** Texts compare as the database's own do, and hold every character. */
    private static String texts(DSLContext db) {
        var collation = String.valueOf(db.fetchValue("select @@collation_database"));
        return collation.startsWith("utf8mb4") ? "collate = " + collation : "default charset = utf8mb4";
    }

    /** The stage of a new table becomes that table itself, as it will be renamed into place; so does that of rows which statements read. */
    static void settle(DSLContext db, StageOrder order, StageTable stage) {
        if (order.makes()) {
            shape(db, order, stage);
        }
        db.fetch("analyze local table {0}", stage.name());
    }

    private static void shape(DSLContext db, StageOrder order, StageTable stage) {
        if (MySqlLook.columns(db, stage.name().last()).stream().noneMatch(OWN::contains)) {
            return;
        }
        var version = MySqlVersion.of(db);
        var changes = new ArrayList<QueryPart>();
        OWN.forEach(column -> changes.add(sql("drop column {0}", name(column))));
        order.load().columns().stream()
                .filter(column -> order.load().key().contains(column.to()))
                .forEach(column -> changes.add(
                        sql("modify column {0} {1} not null", name(column.to()), raw(type(order, column, version)))));
        if (!order.load().key().isEmpty()) {
            changes.add(sql(
                    "add primary key ({0})",
                    list(order.load().key().stream()
                            .map(column -> (QueryPart) name(column))
                            .toList())));
        }
        db.execute("alter table {0} {1}", stage.name(), list(changes));
    }

    static void drop(DSLContext db, String request) {
        for (var stage : db.fetchValues("select name from sluice_stages where request_id = ?", request)) {
            db.execute("drop table if exists {0}", name(String.valueOf(stage)));
            db.execute("delete from sluice_stages where request_id = ? and name = ?", request, String.valueOf(stage));
        }
    }
}
