package io.sluice.target;

import static io.sluice.target.SluiceTables.CURSOR;
import static io.sluice.target.SluiceTables.PART;
import static io.sluice.target.SluiceTables.REQUEST;

import io.sluice.target.Staged.Advance;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/** Sets the states that a commit moved back to what they were, so that the rows which are taken back are read again. */
final class StateUndo {

    private final DSLContext db;
    private final Dialect dialect;

    StateUndo(DSLContext db, Dialect dialect) {
        this.db = db;
        this.dialect = dialect;
    }

    void of(String request) {
        advances(request).forEach(this::takeBack);
    }

    /** A state that stands lower already, by an earlier undo or by hand, stays: what is taken back will be read again from there. */
    private void takeBack(Advance advance) {
        var states = new States(db, dialect);
        var there = states.locked(advance.from().key());
        if (made(there).filter(version -> version > advance.from().version()).isPresent()
                && !states.move(there, advance.from().state(), advance.from().request())) {
            throw new IllegalStateException("the state of " + there.key() + " moved while it was locked");
        }
    }

    /** The version that a state had when it was new: one that an undo brought back is older than its number. */
    private Optional<Long> made(StreamState state) {
        return advances(state.request()).stream()
                .map(Advance::from)
                .filter(from -> from.key().equals(state.key()))
                .map(from -> from.version() + 1)
                .findFirst();
    }

    private List<Advance> advances(String request) {
        return db.select(CURSOR)
                .from(dialect.tables().ledger())
                .where(REQUEST.eq(request), PART.eq("state"))
                .fetch(row -> Json.read(row.get(CURSOR), Advance.class));
    }
}
