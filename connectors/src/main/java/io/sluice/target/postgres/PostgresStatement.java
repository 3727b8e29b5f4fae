package io.sluice.target.postgres;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.name;

import io.sluice.target.Drifted;
import io.sluice.target.TargetTable;
import io.sluice.target.Work.Statement;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Name;
import org.jooq.impl.DSL;

/** One guarded statement that writes, with the images of the rows it is about to touch. */
final class PostgresStatement {

    private final DSLContext db;
    private final String request;
    private final TouchedTables tables;

    PostgresStatement(DSLContext db, String request, TouchedTables tables) {
        this.db = db;
        this.request = request;
        this.tables = tables;
    }

    /** Which rows it will touch cannot be told beforehand, so all are kept. */
    static boolean readsAll(Statement statement) {
        return switch (statement.kind()) {
            case INSERT, CREATE -> false;
            case UPSERT -> true;
            case UPDATE, DELETE -> statement.rows() == null;
        };
    }

    void run(Statement statement) {
        switch (statement.kind()) {
            case CREATE -> create(statement);
            case INSERT -> tables.existing(statement.table()).inserted += PostgresRaw.run(db, statement.sql());
            case UPSERT -> {
                new PostgresImages(db, request, tables.existing(statement.table())).everything();
                PostgresRaw.run(db, statement.sql());
            }
            case UPDATE, DELETE -> change(statement);
        }
    }

    private void create(Statement statement) {
        if (PostgresLook.exists(db, statement.table())) {
            throw new Drifted(statement.table().qualified() + " exists by now; the pipeline was written to create it");
        }
        PostgresRaw.run(db, statement.sql());
        var table = name(statement.table().schema(), statement.table().table());
        var rows = (Number) db.fetchValue("select count(*) from {0}", table);
        tables.created(statement.table(), rows.longValue());
    }

    private void change(Statement statement) {
        var touch = tables.existing(statement.table());
        var images = new PostgresImages(db, request, touch);
        if (statement.rows() == null || touch.table.key().isEmpty()) {
            images.everything();
            PostgresRaw.run(db, statement.sql());
            return;
        }
        var keys = keys(statement, touch.table);
        images.of(condition(
                "exists (select 1 from {0} k where {1})",
                keys,
                DSL.and(touch.table.key().stream()
                        .map(column -> condition("k.{0} = t.{0}", name(column)))
                        .toList())));
        var named = ((Number) db.fetchValue("select count(*) from {0}", keys)).longValue();
        if (PostgresRaw.run(db, statement.sql()) > named) {
            throw new Drifted("step touched more rows of " + touch.name() + " than it names");
        }
        db.execute("drop table {0}", keys);
    }

    /** The keys first, by the statement's own condition. */
    private Name keys(Statement statement, TargetTable table) {
        var keys = name("pg_temp", "sluice_keys");
        var alias = db.render(name(String.valueOf(statement.alias())));
        var columns = table.key().stream()
                .map(column -> alias + "." + db.render(name(column)))
                .collect(Collectors.joining(", "));
        PostgresRaw.run(
                db,
                "create temp table sluice_keys on commit drop as select distinct " + columns + " " + statement.rows());
        return keys;
    }
}
