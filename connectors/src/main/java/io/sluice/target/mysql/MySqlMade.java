package io.sluice.target.mysql;

import org.jooq.DSLContext;
import org.jooq.Name;

/** Remembers which tables Sluice made, and by the checksum of their content whether anybody else has written to them since. */
final class MySqlMade {

    private MySqlMade() {}

    static boolean untouched(DSLContext db, MySqlTable table) {
        var known = db.fetchOptional(
                "select digest from sluice_made where target = ?",
                table.table().name().qualified());
        return known.isPresent()
                && checksum(db, table.place()).equals(known.get().get(0, String.class));
    }

    /** The digest of a table as this transaction leaves it. */
    static String checksum(DSLContext db, Name place) {
        return String.valueOf(db.fetchOne("checksum table {0}", place).get(1));
    }

    static void created(DSLContext db, String request, MySqlTable table, String digest) {
        db.execute("""
                insert into sluice_made (target, request_id, digest) values (?, ?, ?)
                on duplicate key update request_id = values(request_id), digest = values(digest)""", table.table().name().qualified(), request, digest);
    }

    static void changed(DSLContext db, MySqlTable table) {
        db.execute(
                "update sluice_made set digest = ? where target = ?",
                checksum(db, table.place()),
                table.table().name().qualified());
    }
}
