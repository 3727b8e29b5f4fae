package io.sluice.ui.request;

import io.sluice.pipeline.Change;
import io.sluice.store.CommitRecord;
import io.sluice.store.Phases;
import io.sluice.store.Store;
import io.sluice.store.StoredRequest;
import io.sluice.ui.problem.ApiProblem;
import io.sluice.ui.request.RequestDocument.ErrorDocument;
import io.sluice.ui.request.RequestDocument.Links;
import io.sluice.ui.status.Installation;
import io.sluice.ui.steer.Undoing;
import io.sluice.undo.UndoOutcome;
import io.sluice.undo.UndoPhase;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** An undo, shown like the request it takes back: {@code proof} is the plan's hash, the change is the commit's the other way round. */
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
        var plan = phase instanceof UndoPhase.Approve waiting ? waiting.plan() : null;
        return new RequestDocument(
                undo,
                request.pipelineId(),
                "Undo: " + request.sentence(),
                status(phase),
                outcome(phase),
                null,
                List.of(new Phases.PhaseTime(phase.title(), null)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                change(request),
                null,
                plan == null ? null : plan.hash(),
                plan == null ? List.of() : List.of("the undo puts " + plan.rows() + " rows back"),
                List.of(),
                List.of(),
                null,
                phase instanceof UndoPhase.Finished ended ? error(ended.outcome()) : null,
                null,
                new Links(installation.webLink(request.id()), installation.temporalLink(undo)),
                request.createdAt(),
                null);
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

    private static @Nullable ErrorDocument error(UndoOutcome outcome) {
        return Undoing.refusal(outcome)
                .map(problem -> new ErrorDocument(
                        String.valueOf(problem.document().get("code")),
                        "undo",
                        null,
                        String.valueOf(problem.getMessage()),
                        String.valueOf(problem.document().get("next"))))
                .orElse(null);
    }

    private @Nullable Change change(StoredRequest request) {
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
