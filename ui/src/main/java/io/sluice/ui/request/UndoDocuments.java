package io.sluice.ui.request;

import io.sluice.pipeline.Change;
import io.sluice.store.CommitRecord;
import io.sluice.store.Phases;
import io.sluice.store.Store;
import io.sluice.store.StoredRequest;
import io.sluice.store.UndoPlans.UndoPlan;
import io.sluice.ui.problem.ApiProblem;
import io.sluice.ui.request.RequestDocument.ErrorDocument;
import io.sluice.ui.request.RequestDocument.Links;
import io.sluice.ui.status.Installation;
import io.sluice.ui.steer.Undoing;
import io.sluice.undo.LaterWrite;
import io.sluice.undo.UndoOutcome;
import io.sluice.undo.UndoPhase;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** An undo, shown like a request: {@code proof} is the hash of its plan, the change is what the plan does. */
@Component
class UndoDocuments {

    private final Store store;
    private final Undoing undoing;
    private final Installation installation;

    UndoDocuments(Store store, Undoing undoing, Installation installation) {
        this.store = store;
        this.undoing = undoing;
        this.installation = installation;
    }

    RequestDocument of(String undo) {
        var request = store.requests()
                .find(undo.substring(Undoing.PREFIX.length()))
                .orElseThrow(() -> ApiProblem.unknownRequest(undo));
        var phase = undoing.phase(request);
        var stored = plan(phase, request);
        var plan = stored.map(UndoPlanDocument::of);
        return new RequestDocument(
                undo,
                request.pipelineId(),
                "Undo: " + request.sentence(),
                status(phase),
                outcome(phase),
                null,
                List.of(new Phases.PhaseTime(phase.title(), null, false)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                plan.map(UndoPlanDocument::change).orElseGet(() -> isRefused(phase) ? null : reversed(request)),
                null,
                hash(phase, stored),
                waits(phase, plan),
                List.of(),
                plan.map(UndoPlanDocument::leaves).orElse(List.of()),
                null,
                phase instanceof UndoPhase.Finished ended ? error(request.id(), ended.outcome()) : null,
                null,
                new Links(installation.webLink(undo), installation.temporalLink(undo)),
                request.createdAt(),
                null,
                null,
                List.of(),
                phase instanceof UndoPhase.Finished(UndoOutcome.Undone done)
                        ? plan.map(UndoPlanDocument::undone).orElse(null)
                        : null);
    }

    /** Real rows of what the plan takes out and of what others touched since. */
    DiffDocument diff(String undo) {
        var request = store.requests().find(Undoing.requestOf(undo)).orElseThrow(() -> ApiProblem.unknownRequest(undo));
        return plan(undoing.phase(request), request)
                .map(plan -> UndoPlanDocument.of(plan).diff(plan.hash()))
                .orElse(DiffDocument.none());
    }

    /** The latest plan is the one of this undo, unless it is still being made or there was nothing to plan. */
    private Optional<UndoPlan> plan(UndoPhase phase, StoredRequest request) {
        return switch (phase) {
            case UndoPhase.Check p -> Optional.empty();
            case UndoPhase.Finished(UndoOutcome.Impossible o) -> Optional.empty();
            case UndoPhase.Finished(UndoOutcome.Failed o) -> Optional.empty();
            case UndoPhase.Finished(UndoOutcome.Conflicting o) when o.conflicts() == 0 -> Optional.empty();
            default -> store.undoPlans().latest(request.id());
        };
    }

    private static @Nullable String hash(UndoPhase phase, Optional<UndoPlan> stored) {
        return phase instanceof UndoPhase.Approve waiting
                ? waiting.plan().hash()
                : stored.map(UndoPlan::hash).orElse(null);
    }

    private static List<String> waits(UndoPhase phase, Optional<UndoPlanDocument> plan) {
        return phase instanceof UndoPhase.Approve
                ? plan.map(UndoPlanDocument::does).orElse(List.of())
                : List.of();
    }

    private static String status(UndoPhase phase) {
        return switch (phase) {
            case UndoPhase.Check p -> "running";
            case UndoPhase.Apply p -> "running";
            case UndoPhase.Approve p -> "pending";
            case UndoPhase.Finished p -> p.outcome() instanceof UndoOutcome.Undone ? "success" : "failed";
        };
    }

    /** In the words of requests: what stands in the way of an undo refuses it. */
    private static String outcome(UndoPhase phase) {
        return switch (phase) {
            case UndoPhase.Check p -> "running";
            case UndoPhase.Apply p -> "running";
            case UndoPhase.Approve p -> "awaiting_approval";
            case UndoPhase.Finished(UndoOutcome.Conflicting o) -> "refused";
            case UndoPhase.Finished(UndoOutcome.Impossible o) -> "refused";
            case UndoPhase.Finished p -> p.outcome().title();
        };
    }

    private static @Nullable ErrorDocument error(String request, UndoOutcome outcome) {
        return Undoing.refusal(request, outcome)
                .map(problem -> new ErrorDocument(
                        String.valueOf(problem.document().get("code")),
                        "undo",
                        null,
                        String.valueOf(problem.getMessage()),
                        String.valueOf(problem.document().get("next")),
                        later(outcome)))
                .orElse(null);
    }

    private static List<String> later(UndoOutcome outcome) {
        return outcome instanceof UndoOutcome.Conflicting stopped
                ? stopped.later().stream().map(LaterWrite::request).distinct().toList()
                : List.of();
    }

    /** Then nothing would be done. */
    private static boolean isRefused(UndoPhase phase) {
        return phase instanceof UndoPhase.Finished ended && outcome(ended).equals("refused");
    }

    /** Before there is a plan: the commit the other way round. */
    private @Nullable Change reversed(StoredRequest request) {
        return store.commits()
                .of(request.id())
                .map(CommitRecord::actual)
                .map(actual -> new Change(
                        actual.tables().stream().map(UndoDocuments::back).toList(), actual.files()))
                .orElse(null);
    }

    private static Change.TableChange back(Change.TableChange done) {
        return new Change.TableChange(
                done.connection(), done.table(), done.deleted(), done.changed(), done.inserted(), 0, 0);
    }
}
