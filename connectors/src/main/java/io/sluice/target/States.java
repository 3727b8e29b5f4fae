package io.sluice.target;

import static io.sluice.target.SluiceTables.CONNECTION;
import static io.sluice.target.SluiceTables.PARTITION;
import static io.sluice.target.SluiceTables.PIPELINE;
import static io.sluice.target.SluiceTables.REQUEST;
import static io.sluice.target.SluiceTables.STATE;
import static io.sluice.target.SluiceTables.STREAM;
import static io.sluice.target.SluiceTables.VERSION;

import io.sluice.target.StreamState.Key;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.exception.DataAccessException;

/** How far a target holds each stream: moved by a commit in its own transaction, and only from the state that its reading began with. */
public final class States {

    private static final List<Field<?>> COLUMNS =
            List.of(PIPELINE, CONNECTION, STREAM, PARTITION, STATE, VERSION, REQUEST);

    private final DSLContext db;
    private final Dialect dialect;
    private final Table<Record> states;

    public States(TargetSession session) {
        this(session.db(), session.dialect());
    }

    States(DSLContext db, Dialect dialect) {
        this.db = db;
        this.dialect = dialect;
        this.states = dialect.tables().states();
    }

    public StreamState read(Key key) {
        return db.select(COLUMNS)
                .from(states)
                .where(matches(key))
                .fetchOptional(States::state)
                .orElse(StreamState.none(key));
    }

    /** The same, so that nobody moves it before this transaction ends. */
    StreamState locked(Key key) {
        return db.select(COLUMNS)
                .from(states)
                .where(matches(key))
                .forUpdate()
                .fetchOptional(States::state)
                .orElse(StreamState.none(key));
    }

    public List<StreamState> all() {
        return db.select(COLUMNS)
                .from(states)
                .orderBy(PIPELINE, CONNECTION, STREAM, PARTITION)
                .fetch(States::state);
    }

    /** False where somebody else was faster; then this transaction must be rolled back. */
    public boolean move(StreamState from, String to, String by) {
        return from.version() == 0 ? insert(from.key(), to, by) : update(from, to, by);
    }

    private boolean update(StreamState from, String to, String by) {
        return db.update(states)
                        .set(STATE, to)
                        .set(VERSION, from.version() + 1)
                        .set(REQUEST, by)
                        .where(matches(from.key()), VERSION.eq(from.version()), REQUEST.eq(from.request()))
                        .execute()
                == 1;
    }

    private boolean insert(Key key, String to, String by) {
        try {
            db.insertInto(states, COLUMNS)
                    .values(key.pipeline(), key.connection(), key.stream(), key.partition(), to, 1L, by)
                    .execute();
            return true;
        } catch (DataAccessException e) {
            if (dialect.duplicate(e)) {
                return false;
            }
            throw e;
        }
    }

    private static StreamState state(Record row) {
        var key = new Key(row.get(PIPELINE), row.get(CONNECTION), row.get(STREAM), row.get(PARTITION));
        return new StreamState(key, row.get(STATE), row.get(VERSION), row.get(REQUEST));
    }

    private static Condition matches(Key key) {
        return PIPELINE.eq(key.pipeline())
                .and(CONNECTION.eq(key.connection()))
                .and(STREAM.eq(key.stream()))
                .and(PARTITION.eq(key.partition()));
    }
}
