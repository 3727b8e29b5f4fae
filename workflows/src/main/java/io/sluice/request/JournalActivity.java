package io.sluice.request;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** Writes a request's story into the store; every call may be repeated. */
@ActivityInterface
public interface JournalActivity {

    /** The request's {@code n}-th transition; status and event are upserted by request and n. */
    @ActivityMethod(name = "Enter")
    void entered(String request, int n, Phase phase);

    /** The retry of repair {@code attempt} is over. */
    @ActivityMethod(name = "RepairTried")
    void repairTried(DraftRef patched, int attempt, boolean successful);
}
