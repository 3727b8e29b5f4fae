package io.sluice.target;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.sql.Timestamp;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Record;
import org.jooq.Table;

/** The tables that Sluice keeps in a target, by their columns; an engine says only where they are. */
public final class SluiceTables {

    public static final Field<String> REQUEST = field(name("request_id"), String.class);
    public static final Field<Integer> STEP = field(name("step"), Integer.class);
    public static final Field<String> PART = field(name("part"), String.class);
    public static final Field<Long> FENCE = field(name("fence"), Long.class);
    public static final Field<String> BACKEND = field(name("backend"), String.class);
    public static final Field<Long> PAGE = field(name("page"), Long.class);
    public static final Field<String> CURSOR = field(name("cursor"), String.class);
    public static final Field<Long> ROWS = field(name("rows"), Long.class);
    public static final Field<String> DIGEST = field(name("digest"), String.class);
    public static final Field<String> TARGET = field(name("target"), String.class);
    public static final Field<String> SOURCE = field(name("source"), String.class);
    public static final Field<Timestamp> COMMITTED_AT = field(name("committed_at"), Timestamp.class);
    public static final Field<Timestamp> UNDONE_AT = field(name("undone_at"), Timestamp.class);

    public static final Field<Timestamp> CREATED_AT = field(name("created_at"), Timestamp.class);

    /** Of an undo: what the commit did to the table. */
    public static final Field<String> KIND = field(name("kind"), String.class);

    public static final Field<Long> INSERTED = field(name("inserted"), Long.class);
    public static final Field<Long> CHANGED = field(name("changed"), Long.class);
    public static final Field<Long> DELETED = field(name("deleted"), Long.class);

    /** Of an undo: why it cannot be. */
    public static final Field<String> WHY_NOT = field(name("why_not"), String.class);

    /** Of a stage, in the registry. */
    public static final Field<String> NAME = field(name("name"), String.class);

    public static final Field<String> PIPELINE = field(name("pipeline"), String.class);
    public static final Field<String> CONNECTION = field(name("connection"), String.class);
    public static final Field<String> STREAM = field(name("stream"), String.class);
    public static final Field<String> PARTITION = field(name("partition"), String.class);

    /** Of a stream: how far the target holds it, in the source's words. */
    public static final Field<String> STATE = field(name("state"), String.class);

    public static final Field<Long> VERSION = field(name("version"), Long.class);

    private final boolean schema;

    /** {@code schema}: the tables are in a schema {@code sluice}; else their names begin with {@code sluice_}. */
    public SluiceTables(boolean schema) {
        this.schema = schema;
    }

    public Name named(String table) {
        return schema ? name("sluice", table) : name("sluice_" + table);
    }

    public Table<Record> ledger() {
        return table(named("ledger"));
    }

    public Table<Record> stages() {
        return table(named("stages"));
    }

    public Table<Record> states() {
        return table(named("state"));
    }

    public Table<Record> rejects() {
        return table(named("rejects"));
    }

    public Table<Record> undo() {
        return table(named("undo"));
    }

    public Table<Record> undoRows() {
        return table(named("undo_rows"));
    }

    static Condition matches(Part part) {
        return REQUEST.eq(part.request()).and(STEP.eq(part.step())).and(PART.eq(part.name()));
    }
}
