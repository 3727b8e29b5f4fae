package io.sluice.request;

import io.sluice.durable.FailureDetails;
import io.sluice.pipeline.Problem;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/** A small world that the workflow acts on: every effect is recorded, every answer can be set. */
final class World
        implements AuthorActivity,
                InspectActivity,
                AnswerActivity,
                SandboxActivity,
                RehearseActivity,
                ExtractActivity,
                CommitActivity,
                JournalActivity {

    final List<String> story = Collections.synchronizedList(new ArrayList<>());
    final List<String> repairs = Collections.synchronizedList(new ArrayList<>());
    final List<String> commits = Collections.synchronizedList(new ArrayList<>());
    final List<List<String>> answers = Collections.synchronizedList(new ArrayList<>());
    private final Deque<Committing> committing = new ArrayDeque<>();
    private int version;
    private int inspectProblems;
    private int sandboxProblems;
    private int pauses;
    private int parts;
    private ExtractActivity source = (pipeline, part) -> new Extracted("part", Duration.ZERO, "");
    private boolean question;
    private boolean drifted;
    private boolean asksFirst;
    private boolean policyAllows = true;
    private boolean knowsRepairs = true;
    private boolean commitBreaksAfterItsEffect;
    private Settlement settlement = Settlement.NOTHING;
    private boolean stagesDropped;

    World sandboxFindsProblems(int count) {
        sandboxProblems = count;
        return this;
    }

    World inspectionFindsProblems(int count) {
        inspectProblems = count;
        return this;
    }

    World hasDrifted() {
        drifted = true;
        return this;
    }

    World sourceWantsPauses(int count) {
        pauses = count;
        return this;
    }

    World reads(int places, ExtractActivity from) {
        parts = places;
        source = from;
        return this;
    }

    World isAskedAQuestion() {
        question = true;
        return this;
    }

    World isUnsureAtFirst() {
        asksFirst = true;
        return this;
    }

    World needsAPerson() {
        policyAllows = false;
        return this;
    }

    World knowsNoRepair() {
        knowsRepairs = false;
        return this;
    }

    World commitsGoStale(int count) {
        for (int i = 0; i < count; i++) {
            committing.add(new Stale(new PipelineRef(draftRef(), false), "three rows were added"));
        }
        return this;
    }

    World commitDies(Settlement ledgerSays) {
        commitBreaksAfterItsEffect = true;
        settlement = ledgerSays;
        return this;
    }

    boolean stagesDropped() {
        return stagesDropped;
    }

    private DraftRef draftRef() {
        return new DraftRef("r", version, "hash" + version);
    }

    @Override
    public Drafting draft(String request, List<String> replies) {
        answers.add(replies);
        if (asksFirst && replies.isEmpty()) {
            return new Unclear(new Question("which table?", List.of("orders", "older_orders")));
        }
        version++;
        return new Drafted(draftRef());
    }

    @Override
    public Repairing repair(DraftRef draft, ProblemRef problem, int attempt) {
        version++;
        return knowsRepairs ? new Patched(draftRef()) : new Unrepaired("no near name");
    }

    @Override
    public Inspection inspect(DraftRef draft) {
        if (inspectProblems-- > 0) {
            return new Faulty(problem());
        }
        var pipeline = new PipelineRef(draft, question, parts);
        return drifted ? new Drifted(pipeline) : new Sound(pipeline);
    }

    @Override
    public Answering answer(PipelineRef pipeline) {
        return new Rows(7);
    }

    @Override
    public SandboxResult run(PipelineRef pipeline, int attempt) {
        return sandboxProblems-- > 0 ? new Failed(problem()) : new Passed();
    }

    @Override
    public Rehearsal rehearse(PipelineRef pipeline, Approval approval) {
        if (pauses-- > 0) {
            return new Paused(Duration.ofDays(1), "too many requests");
        }
        return new Sealed(
                new ProofRef(pipeline.draft(), "proof" + pipeline.draft().version(), policyAllows));
    }

    @Override
    public Extracted extract(PipelineRef pipeline, int part) {
        return source.extract(pipeline, part);
    }

    @Override
    public void dropStages(String request) {
        stagesDropped = true;
    }

    @Override
    public Committing commit(ProofRef proof) {
        if (commitBreaksAfterItsEffect) {
            throw FailureDetails.failure(
                    "UNREACHABLE", "the database went away", new FailureDetails("Start it.", 0), false, null);
        }
        var next = committing.isEmpty() ? new Done() : committing.poll();
        if (next instanceof Done) {
            commits.add(proof.hash());
        }
        return next;
    }

    @Override
    public Settlement settle(ProofRef proof) {
        return settlement;
    }

    @Override
    public void entered(String request, int n, Phase phase) {
        story.add(phase.title());
    }

    @Override
    public void repairTried(DraftRef patched, int attempt, boolean successful) {
        repairs.add(attempt + " " + successful);
    }

    private static ProblemRef problem() {
        return new ProblemRef(1, Problem.Kind.MISSING_COLUMN, 1);
    }
}
