package io.sluice.commit;

import io.sluice.request.CommitActivity;
import io.sluice.request.ProofRef;
import io.sluice.store.Store;
import io.sluice.target.TargetCommit;
import java.time.Clock;

/** Commits what was proven, exactly once; whatever happens to a reply, the ledgers in the targets decide. */
public final class Committer implements CommitActivity {

    private static final String PHASE = "commit";

    private final Store store;
    private final Targets targets;
    private final Clock clock;

    public Committer(Store store, Targets targets, Clock clock) {
        this.store = store;
        this.targets = targets;
        this.clock = clock;
    }

    @Override
    public Committing commit(ProofRef proof) {
        var seal = verified(proof);
        var pipeline = store.drafts().load(proof.draft());
        try (var following = Following.of(proof.draft().request(), store.progress())) {
            return new CommitRun(store, targets, clock, proof, seal, following).run(pipeline);
        }
    }

    @Override
    public Settlement settle(ProofRef proof) {
        var connections = TableLoads.of(store.drafts().load(proof.draft())).keySet();
        var booked = connections.stream()
                .filter(connection -> booked(connection, proof.draft().request()))
                .count();
        return booked == 0 ? Settlement.NOTHING : booked == connections.size() ? Settlement.ALL : Settlement.PART;
    }

    private boolean booked(String connection, String request) {
        try (var session = targets.of(connection).open()) {
            return TargetCommit.booked(session, request).isPresent();
        } catch (RuntimeException e) {
            throw Troubles.fault(connection, e);
        }
    }

    /** A proof whose seal does not give its hash was tampered with: nothing of it is committed. */
    private ProofSeal verified(ProofRef proof) {
        var seal = ProofSeal.of(store.proofs().load(proof.hash()).sealed());
        if (!seal.hash().equals(proof.hash())
                || !seal.draft().equals(proof.draft().hash())) {
            throw new IllegalStateException("proof " + proof.hash() + " is not what was sealed");
        }
        return seal;
    }
}
