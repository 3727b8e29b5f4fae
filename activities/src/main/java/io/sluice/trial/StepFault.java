package io.sluice.trial;

import io.sluice.pipeline.Problem;
import org.jspecify.annotations.Nullable;

/** A step did not run, and why: on its way to the {@link SandboxRunner}, which stores it and hands it on as a value. */
final class StepFault extends RuntimeException {

    static final String PHASE = "sandbox_run";

    private final transient Problem problem;
    private final String printed;
    private final int exitCode;

    StepFault(Problem problem, String printed, int exitCode) {
        super(problem.message(), null, false, false);
        this.problem = problem;
        this.printed = printed;
        this.exitCode = exitCode;
    }

    StepFault(Problem.Kind kind, int step, String message, @Nullable String token, String next, String printed) {
        this(new Problem(kind, PHASE, step, message, token, next), printed, 1);
    }

    Problem problem() {
        return problem;
    }

    /** What the step had printed by then. */
    String printed() {
        return printed;
    }

    int exitCode() {
        return exitCode;
    }
}
