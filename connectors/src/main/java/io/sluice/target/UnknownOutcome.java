package io.sluice.target;

/** The reply to a COMMIT was lost: only the ledger knows what happened, and it must be read before anything else is done. */
public final class UnknownOutcome extends RuntimeException {

    UnknownOutcome(Throwable cause) {
        super("the reply to COMMIT was lost", cause);
    }
}
