package io.sluice.commit;

import io.sluice.access.Connections;
import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import io.sluice.pipeline.Change;
import io.sluice.pipeline.Change.TableChange;
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
import io.sluice.target.StageLimits;
import io.sluice.target.StageLoader;
import io.sluice.target.Staged;
import io.sluice.target.TableEffect;
import io.sluice.target.TargetCommit;
import io.sluice.target.TargetSession;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One attempt to commit one proof. The transactions are nested: each target's is complete and within its budget before the first of them
 * commits; files come last, by a rename.
 */
final class CommitRun {

    private static final String PHASE = "commit";

    private final Store store;
    private final Connections connections;
    private final Targets targets;
    private final Clock clock;
    private final ProofRef proof;
    private final ProofSeal seal;
    private final Cut cut;
    private final FileCommits files;
    private final Following following;
    private final Map<String, List<TableChange>> done = new HashMap<>();

    CommitRun(
            Store store,
            Connections connections,
            Targets targets,
            Clock clock,
            ProofRef proof,
            ProofSeal seal,
            Cut cut,
            Following following) {
        this.store = store;
        this.connections = connections;
        this.targets = targets;
        this.clock = clock;
        this.proof = proof;
        this.seal = seal;
        this.cut = cut;
        this.files = FileCommits.of(store.requests().load(proof.draft().request()), connections, cut);
        this.following = following;
    }

    Committing run() {
        try {
            if (!files.areAsProven(seal.files()) && !begun()) {
                return stale("the staged files are no longer what was proven");
            }
            commit(List.copyOf(cut.targets().keySet()));
        } catch (Stopped stopped) {
            if (begun()) {
                throw half(stopped.why);
            }
            return stopped.why;
        }
        files.apply();
        keepReceipt();
        cut.targets().keySet().forEach(this::dropStages);
        return new Done();
    }

    /** Whether a target holds its part already, by this attempt or one before. */
    private boolean begun() {
        return cut.targets().keySet().stream().anyMatch(this::booked);
    }

    private boolean booked(String connection) {
        try (var session = targets.of(connection).open()) {
            return TargetCommit.booked(session, request()).isPresent();
        } catch (RuntimeException e) {
            throw Troubles.fault(connection, e);
        }
    }

    /** After the first COMMIT there is no way back to a new proof: a person resumes or undoes. */
    private static ConnectorException half(Committing why) {
        var message = why instanceof Stale stale ? stale.why() : "a target refused its part";
        return new ConnectorException(
                Fault.CONTRACT_BROKEN, "commit", message, "Resume when the target is as it was, or undo", null);
    }

    /** The first target's transaction holds the others' within it. */
    private void commit(List<String> names) {
        if (names.isEmpty()) {
            return;
        }
        var connection = names.getFirst();
        var rest = names.subList(1, names.size());
        try (var session = targets.of(connection).open()) {
            following.running(session);
            var booked = TargetCommit.booked(session, request());
            if (booked.isPresent()) {
                done.put(connection, proven(booked.get().effects()));
                commit(rest);
            } else {
                done.put(connection, apply(session, () -> commit(rest)));
            }
        } catch (Stopped stopped) {
            throw stopped;
        } catch (Drifted drift) {
            throw new Stopped(stale(drift.getMessage()));
        } catch (RuntimeException e) {
            throw explained(connection, e);
        }
    }

    private List<TableChange> apply(TargetSession session, Runnable others) {
        var target = targets.of(session.target());
        var works = new Works(cut, connections, target).of(session, staged(session));
        var keptOut = KeptOut.of(cut.pipeline(), works);
        var claims = new OutputClaims(cut.pipeline(), works);
        var broken = new ArrayList<String>();
        return switch (new TargetCommit(session, following, this::isApproved)
                .run(
                        request(),
                        works,
                        (application, effects) -> {
                            broken.clear();
                            claims.check(session.db(), application, effects).stream()
                                    .filter(OutputClaims.Checked::isBroken)
                                    .forEach(one -> broken.add(one.claim().text()));
                            return broken.isEmpty() && areProven(keptOut.counted(effects));
                        },
                        others)) {
            case TargetCommit.Booked(var effects) -> keptOut.counted(effects);
            case TargetCommit.Outrun(var stream) ->
                throw new Stopped(stale("another request has moved " + stream + " on"));
            case TargetCommit.OverBudget(var measured) ->
                throw new Stopped(stale(
                        broken.isEmpty()
                                ? "it would now be " + keptOut.counted(measured)
                                : "it no longer holds that " + String.join(", ", broken)));
        };
    }

    /** A statement that gives a table a column was a reason to wait. */
    private boolean isApproved(String ddl) {
        return store.proofs().load(proof.hash()).waitsBecause().stream().anyMatch(why -> why.endsWith(ddl));
    }

    /** The stages that the proof was sealed over; if one of them is gone, too old or another, the proof is stale. */
    private Map<Integer, Staged> staged(TargetSession session) {
        var stages = new HashMap<Integer, Staged>();
        var loader = new StageLoader(session, clock, StageLimits.upTo(Long.MAX_VALUE));
        var orders = new Orders(session, store.requests().load(request()), cut);
        var begun = TargetCommit.begun(session, request());
        for (var step : cut.targets().get(session.target())) {
            if (step instanceof Load load && !cut.within(load, session.target())) {
                var digest = seal.stages().get(load.number());
                var order = orders.of(load, String.valueOf(seal.sources().get(load.number())));
                stages.put(
                        load.number(),
                        (begun ? loader.completeOfAnyAge(order) : loader.complete(order))
                                .filter(staged -> staged.digest().equals(digest))
                                .orElseThrow(
                                        () -> new Stopped(stale("the staged rows are no longer what was proven"))));
            }
        }
        return stages;
    }

    private boolean areProven(List<TableChange> actual) {
        return seal.predicted().tables().containsAll(actual);
    }

    /** What an attempt before this one has committed was as proven; what its readings kept out, the ledger does not hold. */
    private List<TableChange> proven(List<TableEffect> booked) {
        return booked.stream()
                .map(TableEffect::change)
                .map(change -> seal.predicted().tables().stream()
                        .filter(told -> told.table().equals(change.table())
                                && told.connection().equals(change.connection()))
                        .findFirst()
                        .orElse(change))
                .toList();
    }

    private void keepReceipt() {
        var tables = new ArrayList<TableChange>();
        cut.targets().keySet().forEach(connection -> tables.addAll(done.get(connection)));
        var change = new Change(tables, seal.predicted().files());
        store.commits().save(new CommitRecord(request(), proof.hash(), change, clock.instant(), "{}"));
    }

    /** The commit is done; stages that cannot be dropped now are left to the reconciler. */
    private void dropStages(String connection) {
        try (var session = targets.of(connection).open()) {
            session.dialect().dropStages(session, request());
        } catch (RuntimeException e) {
            System.getLogger(CommitRun.class.getName())
                    .log(System.Logger.Level.INFO, "stages of " + request() + " are left in " + connection, e);
        }
    }

    private RuntimeException explained(String connection, RuntimeException e) {
        following.check();
        var problem = Troubles.problem(PHASE, e);
        return problem.isPresent()
                ? new Stopped(new Broken(store.problems().save(request(), problem.get())))
                : Troubles.fault(connection, e);
    }

    private Stale stale(String why) {
        return new Stale(
                new PipelineRef(proof.draft(), false, cut.pipeline().places().size()), why);
    }

    private String request() {
        return proof.draft().request();
    }

    /** Unwinds the nested transactions: all of them roll back. */
    private static final class Stopped extends RuntimeException {
        private final transient Committing why;

        Stopped(Committing why) {
            this.why = why;
        }
    }
}
