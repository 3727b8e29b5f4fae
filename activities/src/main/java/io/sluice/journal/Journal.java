package io.sluice.journal;

import io.sluice.request.DraftRef;
import io.sluice.request.JournalActivity;
import io.sluice.request.Phase;
import io.sluice.store.Standings;
import io.sluice.store.Store;
import io.temporal.activity.Activity;
import java.util.function.Supplier;

/** Keeps the request's row, its phases and its timeline as the workflow goes; every write may be repeated. */
public final class Journal implements JournalActivity {

    private final Store store;
    private final Standings standings;
    private final RepairStory repairs;
    private final Supplier<String> currentRun;

    public Journal(Store store) {
        this(store, () -> Activity.getExecutionContext().getInfo().getRunId());
    }

    Journal(Store store, Supplier<String> currentRun) {
        this.store = store;
        this.currentRun = currentRun;
        this.standings = new Standings(store.problems());
        this.repairs = new RepairStory(store);
    }

    @Override
    public void entered(String request, int n, Phase phase) {
        // A resume, a reset or a restart is another run of the same workflow and counts its transitions anew.
        var run = currentRun.get();
        var standing = standings.after(store.requests().load(request), phase);
        store.transitions().enter(request, run, n, standing, EventJson.of(standing));
    }

    @Override
    public void repairTried(DraftRef patched, int attempt, boolean successful) {
        var run = currentRun.get();
        var log = repairs.write(patched, attempt, successful);
        store.requests().repaired(patched.request(), attempt);
        store.events().append(patched.request(), run, attempt, "repair", EventJson.of(log, attempt, successful));
    }
}
