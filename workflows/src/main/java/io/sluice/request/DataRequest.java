package io.sluice.request;

import org.jspecify.annotations.Nullable;

/**
 * The workflow's input: the id under which the store holds the sentence and its options. With {@code resume} the workflow starts at the
 * commit of that proof: it goes on where a partly committed run stopped. With {@code restart} it starts at introspection with the draft
 * that failed, with {@code replay} with the draft of an approved pipeline. What a person wrote {@code byHand} is not repaired.
 */
public record DataRequest(
        String id,
        Approval approval,
        Pace pace,
        @Nullable ProofRef resume,
        @Nullable Replay replay,
        @Nullable Restart restart,
        boolean byHand) {

    public static DataRequest of(String id, Approval approval) {
        return new DataRequest(id, approval, Pace.ONE_GO, null, null, null, false);
    }
}
