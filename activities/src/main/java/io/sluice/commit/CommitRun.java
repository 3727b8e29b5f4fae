package io.sluice.commit;

import io.sluice.pipeline.Change;
import io.sluice.pipeline.Change.TableChange;
import io.sluice.pipeline.Pipeline;
import io.sluice.pipeline.Step.Load;
import io.sluice.request.CommitActivity.Broken;
import io.sluice.request.CommitActivity.Committing;
import io.sluice.request.CommitActivity.Done;
import io.sluice.request.CommitActivity.Stale;
import io.sluice.request.PipelineRef;
import io.sluice.request.ProofRef;
import io.sluice.store.CommitRecord;
import io.sluice.store.Store;
import io.sluice.target.Drifted;
import io.sluice.target.StageLoader;
import io.sluice.target.StageOrder;
import io.sluice.target.Staged;
import io.sluice.target.TableEffect;
import io.sluice.target.TargetCommit;
import io.sluice.target.TargetSession;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One attempt to commit one proof, target by target. */
final class CommitRun {

    private static final String PHASE = "commit";

    private final Store store;
    private final Targets targets;
    private final Clock clock;
    private final ProofRef proof;
    private final ProofSeal seal;
    private final Following following;
    private final List<TableEffect> done = new ArrayList<>();

    CommitRun(Store store, Targets targets, Clock clock, ProofRef proof, ProofSeal seal, Following following) {
        this.store = store;
        this.targets = targets;
        this.clock = clock;
        this.proof = proof;
        this.seal = seal;
        this.following = following;
    }

    Committing run(Pipeline pipeline) {
        for (var target : TableLoads.of(pipeline).entrySet()) {
            var stopped = commit(target.getKey(), target.getValue());
            if (stopped.isPresent()) {
                return stopped.get();
            }
        }
        var change = new Change(done.stream().map(TableEffect::change).toList(), List.of());
        store.commits().save(new CommitRecord(request(), proof.hash(), change, clock.instant(), "{}"));
        return new Done();
    }

    private Optional<Committing> commit(String connection, List<Load> loads) {
        try (var session = targets.of(connection).open()) {
            following.running(session);
            var booked = TargetCommit.booked(session, request());
            if (booked.isPresent()) {
                done.addAll(booked.get().effects());
                return Optional.empty();
            }
            var staged = staged(session, loads);
            return staged.isEmpty()
                    ? stale("the staged rows are no longer what was proven")
                    : apply(session, staged.get());
        } catch (Drifted drift) {
            return stale(drift.getMessage());
        } catch (RuntimeException e) {
            following.check();
            var problem = Troubles.problem(PHASE, e);
            if (problem.isPresent()) {
                return Optional.of(new Broken(store.problems().save(request(), problem.get())));
            }
            throw Troubles.fault(connection, e);
        }
    }

    private Optional<Committing> apply(TargetSession session, List<Staged> staged) {
        return switch (new TargetCommit(session, following).run(request(), staged, this::asProven)) {
            case TargetCommit.Booked(var effects) -> {
                done.addAll(effects);
                session.dialect().dropStages(session, request());
                yield Optional.empty();
            }
            case TargetCommit.OverBudget(var measured) ->
                stale("it would now be "
                        + measured.stream().map(TableEffect::change).toList());
        };
    }

    /** The stages that the proof was sealed over, or nothing if one of them is gone, too old or another. */
    private Optional<List<Staged>> staged(TargetSession session, List<Load> loads) {
        var stages = new ArrayList<Staged>();
        for (var load : loads) {
            var order = new StageOrder(
                    request(), load, String.valueOf(seal.sources().get(load.number())));
            new StageLoader(session, clock, 0)
                    .complete(order)
                    .filter(staged -> staged.digest().equals(seal.stages().get(load.number())))
                    .ifPresent(stages::add);
        }
        return stages.size() == loads.size() ? Optional.of(stages) : Optional.empty();
    }

    private boolean asProven(List<TableEffect> effects) {
        return effects.stream().map(TableEffect::change).allMatch(this::asProven);
    }

    private boolean asProven(TableChange actual) {
        return seal.predicted().tables().contains(actual);
    }

    private Optional<Committing> stale(String why) {
        return Optional.of(new Stale(new PipelineRef(proof.draft(), false), why));
    }

    private String request() {
        return proof.draft().request();
    }
}
