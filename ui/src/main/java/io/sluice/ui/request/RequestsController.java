package io.sluice.ui.request;

import io.sluice.request.Pace;
import io.sluice.store.Drafts;
import io.sluice.store.Proof;
import io.sluice.store.Scripts;
import io.sluice.store.Store;
import io.sluice.store.StoredRequest;
import io.sluice.store.WrittenIn;
import io.sluice.ui.problem.ApiProblem;
import io.sluice.ui.steer.Undoing;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Requests: submit one, list them, look at one. An id is the caller's id or the pipeline's number. */
@RestController
public class RequestsController {

    private static final int LONGEST_LIST = 500;

    private final Submissions submissions;
    private final Recurring recurring;
    private final Store store;
    private final Documents documents;
    private final UndoDocuments undos;

    RequestsController(
            Submissions submissions, Recurring recurring, Store store, Documents documents, UndoDocuments undos) {
        this.recurring = recurring;
        this.submissions = submissions;
        this.store = store;
        this.documents = documents;
        this.undos = undos;
    }

    /** What was taken in; the rest comes with time. {@code schedule} is given when the sentence made one. */
    record Accepted(String id, int pipeline_id, @Nullable String schedule) {}

    record ScriptsDocument(List<Scripts.Script> files) {}

    @PostMapping("/v1/requests")
    ResponseEntity<Accepted> submit(
            @RequestBody Submission submission,
            @RequestHeader(name = "Sluice-Owner-Key", required = false) @Nullable String ownerKey) {
        var request = recurring
                .take(submission, ownerKey)
                .orElseGet(() -> submissions.submit(submission, Pace.ONE_GO, WrittenIn.WORDS, ownerKey));
        return ResponseEntity.accepted()
                .location(URI.create("/v1/requests/" + request.id()))
                .body(new Accepted(
                        request.id(), request.pipelineId(), request.schedule().orElse(null)));
    }

    /** Newest first; {@code before} is the pipeline_id of the last one seen. */
    @GetMapping("/v1/requests")
    List<RequestSummary> list(
            @RequestParam(defaultValue = "100") int limit, @RequestParam(required = false) @Nullable Integer before) {
        return store.requests().list(Math.clamp(limit, 1, LONGEST_LIST), before).stream()
                .map(RequestSummary::of)
                .toList();
    }

    @GetMapping("/v1/requests/{id}")
    RequestDocument show(@PathVariable String id) {
        return id.startsWith(Undoing.PREFIX) ? undos.of(id) : documents.of(find(id));
    }

    @GetMapping("/v1/requests/{id}/diff")
    DiffDocument diff(@PathVariable String id) {
        if (id.startsWith(Undoing.PREFIX)) {
            return undos.diff(id);
        }
        var request = find(id).id();
        return store.proofs()
                .latest(request)
                .map(Proof::hash)
                .map(hash -> DiffDocument.of(hash, store.diffRows().of(hash), keyless(request)))
                .orElse(DiffDocument.none());
    }

    private Set<String> keyless(String request) {
        return store.snapshots().latest(request).map(KeylessTables::of).orElse(Set.of());
    }

    /** The pipeline as edit takes it. */
    @GetMapping(path = "/v1/requests/{id}/pipeline", produces = MediaType.APPLICATION_JSON_VALUE)
    String pipeline(@PathVariable String id) {
        return store.drafts()
                .latest(find(id).id())
                .map(draft -> Drafts.write(draft.pipeline()))
                .orElseThrow(() -> noDraft(id));
    }

    @GetMapping("/v1/requests/{id}/scripts")
    ScriptsDocument scripts(@PathVariable String id) {
        var draft = store.drafts().latest(find(id).id()).orElseThrow(() -> noDraft(id));
        return new ScriptsDocument(store.scripts().of(draft.ref()));
    }

    private StoredRequest find(String id) {
        return store.requests().find(id).orElseThrow(() -> ApiProblem.unknownRequest(id));
    }

    private static ApiProblem noDraft(String id) {
        return ApiProblem.conflict("no_draft", "request " + id + " has no draft yet", "Look again in a moment.");
    }
}
