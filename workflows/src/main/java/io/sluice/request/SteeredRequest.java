package io.sluice.request;

import io.sluice.request.Phase.Approve;
import io.sluice.request.Phase.Commit;
import io.sluice.request.Phase.Finished;
import io.sluice.request.Phase.Generate;
import io.sluice.request.Phase.Introspect;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where people steer a request: each update is checked against the phase and left on the counter, where the loop finds it. */
abstract class SteeredRequest implements DataRequestWorkflow {

    private static final int LONGEST_REASON = 500;

    final DataRequest request;
    final Counter counter = new Counter();
    Phase phase;

    @Nullable
    CancellationScope work;

    SteeredRequest(DataRequest request) {
        this.request = request;
        this.phase = beginning(request);
    }

    private static Phase beginning(DataRequest request) {
        if (request.resume() != null) {
            return new Commit(request.resume(), Tries.NONE);
        }
        if (request.restart() != null) {
            return new Introspect(
                    request.restart().draft(), new Tries(request.restart().repairs(), 0));
        }
        return request.replay() == null
                ? new Generate(List.of())
                : new Introspect(request.replay().draft(), Tries.NONE);
    }

    @Override
    public Phase phase() {
        return phase;
    }

    @Override
    public void approve(String proof) {
        if (phase instanceof Approve waiting) {
            counter.decide(new Commit(waiting.proof(), waiting.tries()));
        }
    }

    @Override
    public void mayApprove(String proof) {
        Fits.approval(phase, proof);
    }

    @Override
    public void reject(String reason) {
        counter.decide(new Finished(new Outcome.Rejected(cut(reason))));
    }

    @Override
    public void mayReject(String reason) {
        Fits.waiting(phase, "reject");
    }

    @Override
    public void answer(String text) {
        counter.answer(text);
    }

    @Override
    public void mayAnswer(String text) {
        Fits.answer(phase, text);
    }

    @Override
    public void edit(DraftRef draft) {
        counter.decide(new Introspect(draft, Fits.tries(phase)));
    }

    @Override
    public void mayEdit(DraftRef draft) {
        Fits.waiting(phase, "edit");
    }

    @Override
    public void cancel() {
        counter.cancel();
        if (work != null) {
            work.cancel("cancelled by a person");
        }
    }

    @Override
    public Phase runSandbox() {
        counter.permitRun();
        Workflow.await(() -> Fits.afterSandbox(phase));
        return phase;
    }

    @Override
    public void mayRunSandbox() {
        Fits.stepByStep(request, "sandboxRun");
    }

    @Override
    public Phase repair(int attempt) {
        counter.permitRepair(attempt);
        Workflow.await(() -> phase instanceof Finished || Fits.tries(phase).repairs() >= attempt);
        return phase;
    }

    @Override
    public void mayRepair(int attempt) {
        Fits.stepByStep(request, "repair");
        Fits.repair(phase, attempt);
    }

    private static String cut(String reason) {
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON);
    }
}
