package io.sluice.target;

/** The target is no longer what the pipeline was written for: a table came, went or changed its kind. */
public final class Drifted extends RuntimeException {

    public Drifted(String message) {
        super(message);
    }
}
