package io.sluice.request;

import io.sluice.durable.Limits;
import io.temporal.workflow.Workflow;

/** The activities of one request, each with its limits and the summary that Temporal UI shows. */
final class Activities {

    final JournalActivity journal = journal();
    final AuthorActivity author = Workflow.newActivityStub(AuthorActivity.class, Limits.author("write the draft"));
    final AuthorActivity repairer =
            Workflow.newActivityStub(AuthorActivity.class, Limits.author("repair the failed step"));
    final InspectActivity inspector =
            Workflow.newActivityStub(InspectActivity.class, Limits.inspect("look at the real tables and files"));
    final AnswerActivity answerer = Workflow.newActivityStub(AnswerActivity.class, Limits.question("run the question"));
    final SandboxActivity sandbox =
            Workflow.newActivityStub(SandboxActivity.class, Limits.sandbox("run every step on samples"));
    final RehearseActivity rehearser =
            Workflow.newActivityStub(RehearseActivity.class, Limits.rehearse("stage in full, apply, count, roll back"));
    final RehearseActivity cleaner =
            Workflow.newActivityStub(RehearseActivity.class, Limits.inspect("drop the stages"));
    final CommitActivity committer = Workflow.newActivityStub(CommitActivity.class, Limits.commit("commit once"));
    final CommitActivity ledger = Workflow.newActivityStub(CommitActivity.class, Limits.commit("read the ledger"));

    /** Written by the worker that decides, without a round trip over the server; requests that began before that keep to their history. */
    private static JournalActivity journal() {
        return Workflow.getVersion("journal-in-process", Workflow.DEFAULT_VERSION, 1) == Workflow.DEFAULT_VERSION
                ? Workflow.newActivityStub(JournalActivity.class, Limits.journal())
                : Workflow.newLocalActivityStub(JournalActivity.class, Limits.journalInProcess());
    }
}
