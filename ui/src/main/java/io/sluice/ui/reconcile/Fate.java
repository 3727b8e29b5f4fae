package io.sluice.ui.reconcile;

import io.sluice.store.Standing;

/** What became of a request's workflow. */
sealed interface Fate {

    record Alive() implements Fate {}

    /** Temporal does not know it. */
    record Unknown() implements Fate {}

    record Ended(Standing standing) implements Fate {}

    /** What the timeline says of the end. */
    static String event(Standing standing) {
        return "{\"phase\":\"" + standing.phase() + "\",\"status\":\"" + standing.status() + "\",\"outcome\":\""
                + standing.outcome() + "\"}";
    }
}
