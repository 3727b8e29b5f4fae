package io.sluice.restore;

import io.sluice.commit.Following;
import io.sluice.commit.Targets;
import io.sluice.store.Store;
import io.sluice.store.StoredRequest;
import io.sluice.store.UndoPlans.UndoPlan;
import io.sluice.undo.LaterWrite;
import io.sluice.undo.UndoActivity;
import io.sluice.undo.UndoOutcome;
import io.sluice.undo.UndoPhase;
import io.sluice.undo.UndoRef;
import io.sluice.undo.UndoRequest;
import io.temporal.activity.Activity;
import java.util.function.Supplier;

/** Compares what a commit left behind with what its targets hold now, and puts the difference back exactly once. */
public final class Undoer implements UndoActivity {

    /** So many later requests are named at once; an outcome is small. */
    private static final int NAMED = 10;

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
            return planned(undo.request(), run.plan());
        } catch (WrittenOver e) {
            return new Overwritten(
                    e.by().stream().limit(NAMED).map(id -> later(id, e.table())).toList());
        } catch (CannotUndo e) {
            return new Never(e.getMessage());
        }
    }

    private LaterWrite later(String request, String table) {
        var schedule = store.requests().find(request).flatMap(StoredRequest::schedule);
        return new LaterWrite(request, schedule.orElse(null), table);
    }

    private Checking planned(String request, Plan plan) {
        var hash = plan.hash(request);
        store.undoPlans().save(request, new UndoPlan(hash, plan.json()));
        var later = plan.tables().stream()
                .flatMap(table -> table.later().stream().map(id -> later(id, table.table())))
                .limit(NAMED)
                .toList();
        return new Planned(new UndoRef(request, hash, plan.rows(), plan.conflicts(), later));
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
        } catch (CannotUndo | WrittenOver e) {
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
