package io.sluice.request;

import org.jspecify.annotations.Nullable;

/**
 * The workflow's input: the id under which the store holds the sentence and its options. With {@code resume} the workflow starts at the
 * commit of that proof: it goes on where a partly committed run stopped. With {@code replay} it starts at introspection with that draft.
 */
public record DataRequest(
        String id,
        Approval approval,
        Pace pace,
        @Nullable ProofRef resume,
        @Nullable Replay replay) {

    public static DataRequest of(String id, Approval approval) {
        return new DataRequest(id, approval, Pace.ONE_GO, null, null);
    }
}
