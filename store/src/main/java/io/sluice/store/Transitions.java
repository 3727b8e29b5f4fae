package io.sluice.store;

import org.jooq.DSLContext;

/** Writes all that a transition means in one transaction: where the request stands, its phase, its event. One commit is one sync of the disk. */
public final class Transitions {

    private final DSLContext db;
    private final EventFeed feed;

    Transitions(DSLContext db, EventFeed feed) {
        this.db = db;
        this.feed = feed;
    }

    /** The {@code n}-th transition of a workflow run; a repeat changes nothing. */
    public void enter(String request, String run, int n, Standing standing, String eventJson) {
        db.transaction(transaction -> {
            var tx = transaction.dsl();
            new Events(tx, feed).append(request, run, n, "phase", eventJson);
            new Phases(tx).entered(request, run, n, standing.phase());
            new Requests(tx).standing(request, run, n, standing);
        });
    }
}
