package io.sluice.store;

import io.sluice.request.ProofRef;
import io.sluice.request.Question;
import org.jspecify.annotations.Nullable;

/** Where a request stands after a transition; {@code status} is the coarse word others read, {@code outcome} the exact one. */
public record Standing(
        String phase,
        String status,
        String outcome,
        @Nullable Question question,
        @Nullable RequestError error,
        @Nullable ProofRef resumable) {

    public static Standing of(String phase, String status, String outcome) {
        return new Standing(phase, status, outcome, null, null, null);
    }
}
