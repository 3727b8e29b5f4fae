package io.sluice.commit;

import io.sluice.access.Connections;
import io.sluice.extract.Extracts;
import io.sluice.request.CommitActivity;
import io.sluice.request.ProofRef;
import io.sluice.store.Store;
import io.sluice.target.TargetCommit;
import java.time.Clock;

/** Commits what was proven, exactly once; whatever happens to a reply, the ledgers in the targets decide. */
public final class Committer implements CommitActivity {

    private final Store store;
    private final Connections connections;
    private final Targets targets;
    private final Clock clock;

    public Committer(Store store, Targets targets, Clock clock) {
        this.store = store;
        this.connections = targets.connections();
        this.targets = targets;
        this.clock = clock;
    }

    @Override
    public Committing commit(ProofRef proof) {
        var seal = verified(proof);
        try (var following = Following.of(proof.draft().request(), store)) {
            return new CommitRun(store, connections, targets, clock, proof, seal, cut(proof), following).run();
        }
    }

    @Override
    public Settlement settle(ProofRef proof) {
        var request = store.requests().load(proof.draft().request());
        var cut = cut(proof);
        var files = FileCommits.of(request, connections, cut);
        var done = files.applied()
                + cut.targets().keySet().stream()
                        .filter(connection -> booked(connection, request.id()))
                        .count();
        var all = files.count() + cut.targets().size();
        return done == 0 ? Settlement.NOTHING : done == all ? Settlement.ALL : Settlement.PART;
    }

    private boolean booked(String connection, String request) {
        try (var session = targets.of(connection).open()) {
            return TargetCommit.booked(session, request).isPresent();
        } catch (RuntimeException e) {
            throw Troubles.fault(connection, e);
        }
    }

    private Cut cut(ProofRef proof) {
        return Cut.of(Extracts.load(store, proof.draft()), connections);
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
