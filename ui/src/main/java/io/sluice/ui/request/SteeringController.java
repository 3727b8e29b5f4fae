package io.sluice.ui.request;

import io.sluice.request.Approval;
import io.sluice.store.AuthorStamp;
import io.sluice.store.Drafts;
import io.sluice.store.Proof;
import io.sluice.store.Store;
import io.sluice.store.StoredRequest;
import io.sluice.ui.problem.ApiProblem;
import io.sluice.ui.steer.Starter;
import io.sluice.ui.steer.Steering;
import io.sluice.ui.steer.Undoing;
import io.sluice.undo.UndoPhase;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** What a person says to a request. The workflow decides whether it fits; here it is only passed on and written into the audit log. */
@RestController
public class SteeringController {

    private static final String PERSON = "a person";

    private final Store store;
    private final Steering steering;
    private final Starter starter;
    private final Undoing undoing;

    SteeringController(Store store, Steering steering, Starter starter, Undoing undoing) {
        this.store = store;
        this.steering = steering;
        this.starter = starter;
        this.undoing = undoing;
    }

    record Approve(@Nullable String proof) {}

    record Reject(@Nullable String reason) {}

    record Answer(@Nullable String text) {}

    record Edit(@Nullable JsonNode pipeline) {}

    record Undo(@Nullable Boolean partial, @Nullable String approve) {}

    /** What was told to whom. */
    record Told(String id, int pipeline_id) {}

    /** Without a proof, the one that stands is meant. */
    @PostMapping("/v1/requests/{id}/approve")
    ResponseEntity<Told> approve(@PathVariable String id, @RequestBody(required = false) @Nullable Approve said) {
        var undo = id.startsWith(Undoing.PREFIX);
        var request = find(Undoing.requestOf(id));
        var proof = said == null || said.proof() == null ? standing(request, undo) : said.proof();
        steering.tell(undo ? id : request.id(), undo ? "approveUndo" : "approve", proof);
        return told(request, undo ? "approve undo" : "approve", proof);
    }

    @PostMapping("/v1/requests/{id}/reject")
    ResponseEntity<Told> reject(@PathVariable String id, @RequestBody(required = false) @Nullable Reject said) {
        var undo = id.startsWith(Undoing.PREFIX);
        var request = find(Undoing.requestOf(id));
        var reason = said == null || said.reason() == null || said.reason().isBlank()
                ? "no reason was given"
                : said.reason();
        steering.tell(undo ? id : request.id(), undo ? "rejectUndo" : "reject", reason);
        return told(request, undo ? "reject undo" : "reject", reason);
    }

    @PostMapping("/v1/requests/{id}/answer")
    ResponseEntity<Told> answer(@PathVariable String id, @RequestBody Answer said) {
        var request = find(id);
        if (said.text() == null || said.text().isBlank()) {
            throw ApiProblem.badRequest("empty_answer", "the answer is empty", "Send {\"text\": \"…\"}.");
        }
        steering.tell(request.id(), "answer", said.text());
        return told(request, "answer", said.text());
    }

    /** The edited pipeline becomes the next version of the draft and is proven anew. */
    @PostMapping("/v1/requests/{id}/edit")
    ResponseEntity<Told> edit(@PathVariable String id, @RequestBody Edit said) {
        var request = find(id);
        if (said.pipeline() == null) {
            throw ApiProblem.badRequest(
                    "no_pipeline", "the pipeline is missing", "Send what GET …/pipeline gave, changed.");
        }
        if (!request.open()) {
            throw ApiProblem.conflict("ended", "the request has ended", "Look at its outcome.");
        }
        try {
            var pipeline = Drafts.read(said.pipeline().toString());
            var draft = store.drafts().save(request.id(), pipeline, new AuthorStamp("person", PERSON, null), null);
            steering.tell(request.id(), "edit", draft);
            return told(request, "edit", "draft " + draft.version());
        } catch (IllegalArgumentException e) {
            throw ApiProblem.badRequest("bad_pipeline", String.valueOf(e.getMessage()), "Mend it and send it again.");
        }
    }

    @PostMapping("/v1/requests/{id}/cancel")
    ResponseEntity<Told> cancel(@PathVariable String id) {
        var request = find(id);
        steering.tell(request.id(), "cancel");
        return told(request, "cancel", "");
    }

    /** Goes on with what was committed in part, at its commit, or with what failed, at its last draft. */
    @PostMapping("/v1/requests/{id}/resume")
    ResponseEntity<Told> resume(@PathVariable String id) {
        var request = find(id);
        if (!request.mayResume() || !store.requests().reopen(request.id())) {
            throw ApiProblem.conflict(
                    "not_resumable",
                    "only what failed or was committed in part can be resumed; this request is " + request.outcome(),
                    request.open() ? "Wait for it." : "Ask again under a new id.");
        }
        starter.resume(request);
        return told(request, "resume", request.outcome());
    }

    /** Takes the commit back; returns when that is done, or waits for its approval with {@code approve: "ask"}. */
    @PostMapping("/v1/requests/{id}/undo")
    ResponseEntity<Told> undo(@PathVariable String id, @RequestBody(required = false) @Nullable Undo said) {
        var request = find(id);
        var partial = said != null && Boolean.TRUE.equals(said.partial());
        var approval = said != null && "ask".equals(said.approve()) ? Approval.ASK : Approval.YES;
        store.audit().append(Store.LOCAL_USER, "undo", request.id(), partial ? "partial" : "");
        undoing.undo(request, partial, approval);
        var follow = approval == Approval.ASK ? Undoing.PREFIX + request.id() : request.id();
        return ResponseEntity.accepted().body(new Told(follow, request.pipelineId()));
    }

    private String standing(StoredRequest request, boolean undo) {
        if (undo) {
            return undoing.phase(request) instanceof UndoPhase.Approve waiting
                    ? waiting.plan().hash()
                    : "none";
        }
        return store.proofs()
                .latest(request.id())
                .map(Proof::hash)
                .orElseThrow(
                        () -> ApiProblem.conflict("no_proof", "there is no proof yet", "Wait until it is proven."));
    }

    private ResponseEntity<Told> told(StoredRequest request, String action, String detail) {
        store.audit().append(Store.LOCAL_USER, action, request.id(), detail);
        return ResponseEntity.accepted().body(new Told(request.id(), request.pipelineId()));
    }

    private StoredRequest find(String id) {
        return store.requests().find(id).orElseThrow(() -> ApiProblem.unknownRequest(id));
    }
}
