package io.sluice.ui.queryforge;

import io.sluice.store.CommitRecord;
import io.sluice.store.Proof;
import io.sluice.store.Store;
import io.sluice.store.StoredRequest;
import io.sluice.ui.problem.ApiProblem;
import io.sluice.ui.queryforge.Pipelines.CommitCall;
import io.sluice.ui.queryforge.Pipelines.CommittedDocument;
import io.sluice.ui.steer.Steering;
import io.sluice.ui.steer.Waiting;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The approval of the proof that stands, and the commit that follows it. */
@Component
class Committing {

    private final Found found;
    private final Steering steering;
    private final Waiting waiting;
    private final Store store;

    Committing(Found found, Steering steering, Waiting waiting, Store store) {
        this.found = found;
        this.steering = steering;
        this.waiting = waiting;
        this.store = store;
    }

    CommittedDocument commit(String id, @Nullable CommitCall call) {
        var request = found.any(id);
        var rehearsed = waiting.until(request.id(), now -> !"rehearse".equals(now.phase()))
                .orElseThrow(() -> late(request));
        var proof = proof(rehearsed, call == null ? null : call.proof());
        if ("approve".equals(rehearsed.phase())) {
            steering.tell(request.id(), "approve", proof.hash());
        }
        var ended = waiting.until(request.id(), now -> ended(now, proof)).orElseThrow(() -> late(request));
        return committed(ended, proof);
    }

    /** The proof that stands, if it is the one that is meant and its request has come as far. */
    private Proof proof(StoredRequest request, @Nullable String meant) {
        var error = request.error();
        if (error != null) {
            throw ApiProblem.ended(HttpStatus.CONFLICT, error);
        }
        var proof = store.proofs().latest(request.id()).orElseThrow(() -> notProven(request));
        if (request.open() && !"approve".equals(request.phase()) && !"commit".equals(request.phase())) {
            throw notProven(request);
        }
        if (meant != null && !meant.equals(proof.hash())) {
            throw ApiProblem.conflict(
                            "other_proof", "the proof that stands is " + proof.hash(), "Look at the change again.")
                    .with("proof", proof.hash());
        }
        return proof;
    }

    private static ApiProblem notProven(StoredRequest request) {
        return ApiProblem.conflict(
                "not_proven",
                "there is nothing proven to commit: the pipeline is in " + request.phase(),
                "Run it in the sandbox, and repair it where it fails.");
    }

    /** Ended, or back before the commit because the proof no longer holds. */
    private boolean ended(StoredRequest request, Proof proof) {
        return switch (String.valueOf(request.phase())) {
            case "commit", "rehearse" -> false;
            case "approve" ->
                !store.proofs().latest(request.id()).map(Proof::hash).equals(Optional.of(proof.hash()));
            default -> true;
        };
    }

    private CommittedDocument committed(StoredRequest request, Proof proof) {
        var error = request.error();
        if (error != null) {
            throw ApiProblem.ended(HttpStatus.CONFLICT, error);
        }
        if (request.open()) {
            throw ApiProblem.conflict(
                    "stale",
                    "the target changed since the proof, so it was proven again",
                    "Look at the new change, then commit it.");
        }
        var change = store.commits().of(request.id()).map(CommitRecord::actual).orElse(proof.predicted());
        return new CommittedDocument(request.pipelineId(), request.status(), request.outcome(), proof.hash(), change);
    }

    private static ApiProblem late(StoredRequest request) {
        return ApiProblem.unavailable(
                "not_committed_yet",
                "it is still going on",
                "Call /pipeline/commit/" + request.pipelineId() + " again.");
    }
}
