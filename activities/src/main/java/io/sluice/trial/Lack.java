package io.sluice.trial;

import io.sluice.connector.database.SchemaScript;

/** What a copy has not, of the table with this qualified name; without a name it concerns every table. */
record Lack(Kind kind, String table, String what) {

    /** Whether it is the proof that lacks something too: rows beyond a sample are all met by the rehearsal. */
    enum Kind {
        STRUCTURE,
        ROWS
    }

    static Lack of(SchemaScript.Left left) {
        return new Lack(Kind.STRUCTURE, left.table(), left.what());
    }
}
