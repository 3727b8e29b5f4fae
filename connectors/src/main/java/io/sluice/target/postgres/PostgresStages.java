package io.sluice.target.postgres;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.list;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.raw;
import static org.jooq.impl.DSL.sql;

import io.sluice.target.Digests;
import io.sluice.target.StageTable;
import java.util.ArrayList;
import org.jooq.DSLContext;
import org.jooq.Name;
import org.jooq.QueryPart;
import org.jooq.Record1;

/** Makes and drops stage tables; the registry, never a name pattern, says which are ours. */
final class PostgresStages {

    private PostgresStages() {}

    static Name place(String request, int step) {
        return name("sluice_r" + Digests.requestMark(request), "s" + step);
    }

    /** Makes room for a stage: from now on the registry knows it. */
    static void register(DSLContext db, String request, Name stage) {
        db.execute("select pg_advisory_xact_lock(hashtext(?))", stage.first()); // other parts may want it too
        db.execute("create schema if not exists {0}", name(stage.first()));
        db.execute("drop table if exists {0}", stage);
        db.execute(
                "insert into sluice.stages (request_id, name) values (?, ?) on conflict do nothing",
                request,
                stage.last());
    }

    static void create(DSLContext db, String request, StageTable stage) {
        register(db, request, stage.name());
        var columns = new ArrayList<QueryPart>();
        for (var column : stage.columns()) {
            columns.add(sql("{0} {1}", column.quoted(), raw(PostgresTypes.of(column.type()))));
        }
        columns.add(raw("_part int not null default 0"));
        columns.add(raw("_page bigint not null"));
        columns.add(raw("_row bigint not null"));
        db.execute("create table {0} ({1})", stage.name(), list(columns));
    }

    static int drop(DSLContext db, String request) {
        var schema = "sluice_r" + Digests.requestMark(request);
        var names = db.select(field(name("name"), String.class))
                .from(name("sluice", "stages"))
                .where(field(name("request_id"), String.class).eq(request))
                .fetch(Record1::value1);
        for (var stage : names) {
            db.execute("drop table if exists {0}", name(schema, stage));
        }
        db.execute("delete from sluice.stages where request_id = ?", request);
        PostgresCompared.forget(db, request);
        var left = db.fetchValue(
                "select count(*) from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = ?",
                schema);
        if (Long.valueOf(0).equals(left)) {
            db.execute("drop schema if exists {0}", name(schema));
        }
        return names.size();
    }
}
