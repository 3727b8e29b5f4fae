package io.sluice.request;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Asks the ledger how far the commit of a request came whose own workflow was ended from outside. */
@WorkflowInterface
public interface SettlementWorkflow {

    @WorkflowMethod(name = "Settlement")
    CommitActivity.Settlement settle(ProofRef proof);
}
