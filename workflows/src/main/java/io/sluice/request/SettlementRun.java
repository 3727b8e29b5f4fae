package io.sluice.request;

import io.sluice.durable.Limits;
import io.temporal.workflow.Workflow;

/** One look at the ledger; it changes no target. */
public final class SettlementRun implements SettlementWorkflow {

    private final CommitActivity ledger =
            Workflow.newActivityStub(CommitActivity.class, Limits.check("read the ledger"));

    @Override
    public CommitActivity.Settlement settle(ProofRef proof) {
        return ledger.settle(proof);
    }
}
