package io.sluice.target.mysql;

import java.util.List;
import org.jooq.DSLContext;

/** Creates the tables that Sluice keeps in the connection's own database; two attempts at once do no harm. */
final class MySqlSetup {

    private static final String KEPT = " engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin";

    /** What an administrator runs where our user may not create them; the last one proves that all are there. */
    static final List<String> DDL =
            List.of("""
            create table if not exists sluice_ledger (
              request_id varchar(64) not null, step int not null, part varchar(64) not null, fence bigint not null,
              backend varchar(64) not null, page bigint not null, `cursor` longtext, `rows` bigint not null, digest varchar(64),
              target varchar(130), source varchar(64), committed_at timestamp(6) null, undone_at timestamp(6) null,
              primary key (request_id, step, part), key sluice_ledger_source (source))""" + KEPT, """
            create table if not exists sluice_state (
              pipeline varchar(130) not null, connection varchar(64) not null, stream varchar(190) not null,
              `partition` varchar(190) not null, state longtext not null, version bigint not null, request_id varchar(64) not null,
              primary key (pipeline, connection, stream, `partition`))""" + KEPT, """
            create table if not exists sluice_stages (
              request_id varchar(64) not null, name varchar(64) not null, created_at timestamp(6) not null default current_timestamp(6),
              primary key (request_id, name))""" + KEPT, """
            create table if not exists sluice_rejects (
              request_id varchar(64) not null, step int not null, line bigint not null, reason text not null, raw longtext not null,
              key sluice_rejects_request (request_id, step, line))""" + KEPT, """
            create table if not exists sluice_undo (
              request_id varchar(64) not null, ordinal int not null, target varchar(130) not null, schema_name varchar(64) not null,
              table_name varchar(64) not null, kind varchar(16) not null, inserted bigint not null, changed bigint not null,
              deleted bigint not null, digest varchar(64), why_not text,
              created_at timestamp(6) not null default current_timestamp(6), primary key (request_id, target))""" + KEPT, """
            create table if not exists sluice_undo_rows (
              request_id varchar(64) not null, target varchar(130) not null, key_hash binary(32) not null, `key` longtext not null,
              old longtext, new_hash binary(32), primary key (request_id, target, key_hash))""" + KEPT, """
            create table if not exists sluice_made (
              target varchar(130) primary key, request_id varchar(64) not null, digest varchar(64) not null)""" + KEPT);

    private static final String THERE = """
            select count(*) from information_schema.tables where table_schema = database() and table_name = 'sluice_made'""";

    private MySqlSetup() {}

    static void run(DSLContext db) {
        if (!there(db)) {
            DDL.forEach(db::execute);
        }
    }

    static boolean there(DSLContext db) {
        return ((Number) db.fetchValue(THERE)).intValue() > 0;
    }
}
