package io.sluice.rehearse;

import io.sluice.pipeline.Problem;

/** Carries a problem out of the rehearsal's depth; it becomes a value at the activity's edge. */
final class Unprovable extends RuntimeException {

    private final transient Problem problem;

    Unprovable(Problem problem) {
        super(problem.message());
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
