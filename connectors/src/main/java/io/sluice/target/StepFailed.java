package io.sluice.target;

import org.jooq.exception.DataAccessException;

/** The database refused what a step wanted. */
public final class StepFailed extends DataAccessException {

    private final int step;

    public StepFailed(int step, DataAccessException cause) {
        super("step " + step + ": " + cause.getMessage(), cause);
        this.step = step;
    }

    public int step() {
        return step;
    }
}
