package io.sluice.inspect;

import io.sluice.pipeline.Problem;
import org.jspecify.annotations.Nullable;

/** The first fault of a draft, on its way from the check that found it to the {@link Inspector}, which hands it on as a value. */
final class DraftFault extends RuntimeException {

    static final String PHASE = "introspect";

    private final transient Problem problem;

    DraftFault(Problem problem) {
        super(problem.message(), null, false, false);
        this.problem = problem;
    }

    DraftFault(Problem.Kind kind, int step, String message, @Nullable String token, String next) {
        this(new Problem(kind, PHASE, step, message, token, next));
    }

    Problem problem() {
        return problem;
    }
}
