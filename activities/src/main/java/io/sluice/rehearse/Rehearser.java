package io.sluice.rehearse;

import io.sluice.access.Connections;
import io.sluice.commit.Following;
import io.sluice.commit.TableLoads;
import io.sluice.commit.Targets;
import io.sluice.commit.Troubles;
import io.sluice.pipeline.Problem;
import io.sluice.request.Approval;
import io.sluice.request.PipelineRef;
import io.sluice.request.RehearseActivity;
import io.sluice.store.Store;
import io.sluice.target.Drifted;
import io.sluice.target.TargetRehearsal;
import java.time.Clock;

/** Stages everything, runs the commit's own statements in the target, counts and samples the change, rolls back and seals the proof. */
public final class Rehearser implements RehearseActivity {

    static final String PHASE = "rehearse";

    private final Store store;
    private final Connections connections;
    private final Targets targets;
    private final Clock clock;
    private final long maxStageBytes;

    /** {@code maxStageBytes}: a request whose stages grow beyond it is stopped before the target's disk is full. */
    public Rehearser(Store store, Connections connections, Targets targets, Clock clock, long maxStageBytes) {
        this.store = store;
        this.connections = connections;
        this.targets = targets;
        this.clock = clock;
        this.maxStageBytes = maxStageBytes;
    }

    @Override
    public Rehearsal rehearse(PipelineRef pipeline, Approval approval) {
        var request = pipeline.draft().request();
        try (var following = Following.of(request, store.progress())) {
            var rehearsed = run(pipeline, following);
            return new Sealed(new ProofWriter(store).write(pipeline.draft(), rehearsed));
        } catch (Unprovable e) {
            return new Unproven(store.problems().save(request, e.problem()));
        }
    }

    private Rehearsed run(PipelineRef ref, Following following) {
        var request = store.requests().load(ref.draft().request());
        var pipeline = store.drafts().load(ref.draft());
        var staging = new Staging(request, connections.folder(request), clock, maxStageBytes);
        var rehearsed = new Rehearsed(pipeline);
        TableLoads.of(pipeline).forEach((connection, loads) -> {
            try (var session = targets.of(connection).open()) {
                following.running(session);
                var staged = staging.stage(session, loads, following);
                rehearsed.claims().addAll(new ClaimCheck(session).check(pipeline, staged));
                rehearsed.loadedBefore().addAll(LoadedBefore.of(session, request.id(), staged));
                rehearsed.rejects().putAll(RejectSamples.of(session, request.id(), staged));
                rehearsed.staged().addAll(staged);
                rehearsed.effects().addAll(new TargetRehearsal(session).run(request.id(), staged));
            } catch (RuntimeException e) {
                following.check();
                throw explained(connection, e);
            }
        });
        return rehearsed;
    }

    private static RuntimeException explained(String connection, RuntimeException e) {
        if (e instanceof Drifted drift) {
            var next = "Draft it again: the target has changed";
            return new Unprovable(new Problem(Problem.Kind.OTHER, PHASE, 0, drift.getMessage(), null, next));
        }
        return Troubles.problem(PHASE, e)
                .<RuntimeException>map(Unprovable::new)
                .orElseGet(() -> Troubles.fault(connection, e));
    }

    @Override
    public void dropStages(String request) {
        for (var draft : store.drafts().all(request)) {
            for (var connection : TableLoads.of(draft.pipeline()).keySet()) {
                try (var session = targets.of(connection).open()) {
                    session.dialect().dropStages(session, request);
                } catch (RuntimeException e) {
                    throw Troubles.fault(connection, e);
                }
            }
        }
    }
}
