package io.sluice.restore;

import io.sluice.commit.Following;
import io.sluice.commit.Targets;
import io.sluice.store.Store;
import io.sluice.store.StoredRequest;
import io.sluice.store.UndoPlans.UndoPlan;
import io.sluice.target.TargetUndo.Later;
import io.sluice.undo.LaterWrite;
import io.sluice.undo.UndoActivity;
import io.sluice.undo.UndoOutcome;
import io.sluice.undo.UndoPhase;
import io.sluice.undo.UndoRef;
import io.sluice.undo.UndoRequest;
import io.temporal.activity.Activity;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Compares what a commit left behind with what its targets hold now, and puts the difference back exactly once. */
public final class Undoer implements UndoActivity {

    /** So many writes of later requests are named at once; an outcome is small. */
    private static final int NAMED = 20;

    private final Store store;
    private final Targets targets;
    private final Supplier<String> currentRun;

    public Undoer(Store store, Targets targets) {
        this(store, targets, () -> Activity.getExecutionContext().getInfo().getRunId());
    }

    Undoer(Store store, Targets targets, Supplier<String> currentRun) {
        this.store = store;
        this.targets = targets;
        this.currentRun = currentRun;
    }

    @Override
    public Checking check(UndoRequest undo) {
        try (var following = Following.of(undo.request(), store)) {
            var committed = Committed.of(undo.request(), store, targets);
            if (committed.isEmpty()) {
                return new Never("nothing of this request was committed");
            }
            var run = new UndoRun(undo.request(), committed.get(), targets, following);
            if (run.undone().isPresent()) {
                return new Already(run.undone().getAsLong());
            }
            return checked(undo.request(), run.compare());
        } catch (CannotUndo e) {
            return new Never(e.getMessage());
        }
    }

    private Checking checked(String request, Findings found) {
        if (found.never().isPresent()) {
            return new Never(found.never().get());
        }
        var later =
                found.later().stream().map(this::named).distinct().limit(NAMED).toList();
        var more = requests(found.later().stream().map(Later::request))
                - requests(later.stream().map(LaterWrite::request));
        return found.waitsForLater()
                ? new Overwritten(later, more)
                : new Planned(saved(request, found.plan(), later, more));
    }

    private static long requests(Stream<String> writers) {
        return writers.distinct().count();
    }

    private LaterWrite named(Later write) {
        var schedule = store.requests().find(write.request()).flatMap(StoredRequest::schedule);
        return new LaterWrite(
                write.request(), schedule.orElse(null), write.table().qualified());
    }

    private UndoRef saved(String request, Plan plan, List<LaterWrite> later, long more) {
        var hash = plan.hash(request);
        store.undoPlans().save(request, new UndoPlan(hash, plan.json()));
        return new UndoRef(request, hash, plan.rows(), plan.conflicts(), later, more);
    }

    @Override
    public Applying apply(UndoRef ref, boolean partial) {
        var plan = Plan.of(store.undoPlans().load(ref.hash()).json());
        if (plan.conflicts() > 0 && !partial) {
            return new Outdated();
        }
        try (var following = Following.of(ref.request(), store)) {
            var committed = Committed.of(ref.request(), store, targets).orElseThrow();
            var run = new UndoRun(ref.request(), committed, targets, following);
            if (!run.apply(plan)) {
                return new Outdated();
            }
            store.requests().undone(ref.request());
            return new Applied(plan.rows(), plan.conflicts());
        } catch (CannotUndo e) {
            return new Outdated(); // the next check says why
        }
    }

    @Override
    public void entered(String request, int n, UndoPhase phase) {
        if (phase instanceof UndoPhase.Finished(UndoOutcome.Undone undone)) {
            store.requests().undone(request);
        }
        store.events().append(request, currentRun.get(), n, "undo", "{\"phase\":\"" + phase.title() + "\"}");
    }
}
