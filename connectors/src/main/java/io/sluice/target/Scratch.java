package io.sluice.target;

import static io.sluice.target.SluiceTables.REQUEST;

/** What a question staged in a target: nothing of it stays, not even in the ledger. */
public final class Scratch {

    private final TargetSession session;
    private final String request;

    public Scratch(TargetSession session, String request) {
        this.session = session;
        this.request = request;
    }

    /** Ends what an earlier attempt may still be writing by taking its stages away; harmless if nothing is left. */
    public void drop() {
        session.dialect().dropStages(session, request);
        var tables = session.dialect().tables();
        session.db().deleteFrom(tables.rejects()).where(REQUEST.eq(request)).execute();
        session.db().deleteFrom(tables.ledger()).where(REQUEST.eq(request)).execute();
    }
}
