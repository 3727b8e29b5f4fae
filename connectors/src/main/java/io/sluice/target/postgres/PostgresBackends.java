package io.sluice.target.postgres;

import org.jooq.DSLContext;

/** Sessions by process and start time: a process number alone is used again, and the wrong session must never be ended. */
final class PostgresBackends {

    private static final String START = "to_char(backend_start at time zone 'UTC', 'YYYYMMDDHH24MISSUS')";

    private PostgresBackends() {}

    /** Of the function behind the view: the view joins every user and database, which a new session has to learn first. */
    static String mine(DSLContext db) {
        return String.valueOf(
                db.fetchValue("select pid || '@' || " + START + " from pg_stat_get_activity(pg_backend_pid())"));
    }

    /** The timeout makes the server wait until the backend is gone, so that its locks are too. */
    static void end(DSLContext db, String backend) {
        db.fetch(
                "select pg_terminate_backend(pid, 5000) from pg_stat_activity where pid || '@' || " + START + " = ?"
                        + " and pid <> pg_backend_pid()",
                backend);
    }
}
