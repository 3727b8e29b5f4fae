package io.sluice.target.postgres;

import java.util.List;
import org.jooq.DSLContext;

/** Creates the schema {@code sluice}; two attempts at once are put in line by an advisory lock. */
final class PostgresSetup {

    private static final String COMPARED = """
            create table if not exists sluice.compared (
              request_id text not null, target text not null, contents text not null, seen text not null, rows bigint not null,
              inserted bigint not null, changed bigint not null, deleted bigint not null, primary key (request_id, target))""";

    /** What an administrator runs where our role may not create it. */
    static final List<String> DDL = List.of(
            "create schema if not exists sluice",
            """
            create table if not exists sluice.ledger (
              request_id text not null, step int not null, part text not null, fence bigint not null, backend text not null,
              page bigint not null, cursor text, rows bigint not null, digest text, target text, source text,
              committed_at timestamptz, undone_at timestamptz, primary key (request_id, step, part))""",
            "create index if not exists ledger_source on sluice.ledger (source) where source is not null",
            """
            create table if not exists sluice.state (
              pipeline text not null, connection text not null, stream text not null, partition text not null,
              state text not null, version bigint not null, request_id text not null,
              primary key (pipeline, connection, stream, partition))""",
            """
            create table if not exists sluice.stages (
              request_id text not null, name text not null, created_at timestamptz not null default now(),
              primary key (request_id, name))""",
            """
            create table if not exists sluice.rejects (
              request_id text not null, step int not null, line bigint not null, reason text not null, raw text not null)""",
            "create index if not exists rejects_request on sluice.rejects (request_id, step, line)",
            """
            create table if not exists sluice.undo (
              request_id text not null, ordinal int not null, target text not null, schema_name text not null, table_name text not null,
              table_id text not null, kind text not null, xid text not null, total bigint, inserted bigint not null,
              changed bigint not null, deleted bigint not null, image text, why_not text,
              created_at timestamptz not null default now(), primary key (request_id, target))""",
            """
            create table if not exists sluice.undo_rows (
              request_id text not null, target text not null, key jsonb not null, old jsonb not null,
              gone boolean not null default false)""",
            // not by key: images are read as a whole, and a tree of keys takes longer to write than they do
            "create index if not exists undo_rows_request on sluice.undo_rows (request_id, target)",
            """
            create table if not exists sluice.made (
              target text primary key, id text not null, request_id text not null, xids text[] not null, rows bigint not null)""",
            COMPARED,
            "grant usage on schema sluice to public",
            "grant select on sluice.ledger, sluice.state to public");

    private PostgresSetup() {}

    static boolean missing(DSLContext db) {
        return db.fetchValue("select to_regclass('sluice.made') is null").equals(true);
    }

    /**
     * Whether it is missing, or was made by a version before this one and may be brought up to date; what has come since only saves time.
     * One query, since every session asks.
     */
    static boolean wanting(DSLContext db) {
        return db.fetchValue("""
                select case when to_regclass('sluice.made') is null then true
                            when to_regclass('sluice.compared') is null then has_schema_privilege('sluice', 'CREATE')
                            else false end""").equals(true);
    }

    static void run(DSLContext db) {
        db.execute("select pg_advisory_xact_lock(hashtext('sluice.ledger'))");
        if (missing(db)) {
            DDL.forEach(db::execute);
        } else {
            db.execute(COMPARED);
        }
    }
}
