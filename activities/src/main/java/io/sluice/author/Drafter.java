package io.sluice.author;

import io.sluice.heartbeat.Heartbeat;
import io.sluice.pipeline.Problem;
import io.sluice.request.AuthorActivity;
import io.sluice.request.DraftRef;
import io.sluice.request.ProblemRef;
import io.sluice.store.AuthorStamp;
import io.sluice.store.Patch;
import io.sluice.store.Store;
import io.sluice.store.StoredDraft;
import io.sluice.store.StoredRequest;
import io.sluice.store.WrittenIn;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Gives the author its task from the store and the live catalog, and keeps what it writes. */
public final class Drafter implements AuthorActivity {

    private final Store store;
    private final Surroundings surroundings;
    private final Author author;
    private final Author handWritten = new HandWritten();

    public Drafter(Store store, Surroundings surroundings, Author author) {
        this.store = store;
        this.surroundings = surroundings;
        this.author = author;
    }

    @Override
    public Drafting draft(String request, List<String> answers) {
        try (var alive = Heartbeat.start()) {
            var asked = stored(request);
            var task = task(asked, answers);
            return switch (authorOf(asked).draft(task)) {
                case Author.Drafted(var pipeline, var by) ->
                    new Drafted(store.drafts().save(request, pipeline, stamp(by), null));
                case Author.Unclear(var question, var by) ->
                    new Unclear(new Restriction(asked.on(), task.target()).tell(question, this::isConnected));
                case Author.Declined(var refusal, var by) -> new Declined(refusal);
            };
        }
    }

    @Override
    public Repairing repair(DraftRef draft, ProblemRef problem, int attempt) {
        try (var alive = Heartbeat.start()) {
            var written = writtenBefore(draft, attempt);
            return written.isPresent() ? new Patched(written.get()) : repairAnew(draft, problem, attempt);
        }
    }

    private boolean isConnected(String name) {
        return store.connections().find(name).isPresent();
    }

    /** An attempt that is run again after a crash gives the patch it gave. */
    private Optional<DraftRef> writtenBefore(DraftRef draft, int attempt) {
        return store.drafts()
                .latest(draft.request())
                .filter(latest -> latest.ref().version() > draft.version())
                .filter(latest -> latest.patch() != null && latest.patch().attempt() == attempt)
                .map(StoredDraft::ref);
    }

    private Repairing repairAnew(DraftRef draft, ProblemRef problem, int attempt) {
        var request = draft.request();
        var broken = store.drafts().load(draft);
        var asked = stored(request);
        var task = task(asked, List.of());
        return switch (authorOf(asked).repair(task, broken, store.problems().load(problem.id()), earlier(draft))) {
            case Author.Patched(var pipeline, var reason, var changesMeaning, var by) ->
                new Patched(store.drafts()
                        .save(request, pipeline, stamp(by), new Patch(attempt, problem.id(), reason, changesMeaning)));
            case Author.Unrepaired(var why) -> new Unrepaired(why);
        };
    }

    private Author authorOf(StoredRequest request) {
        return request.writtenIn() == WrittenIn.SQL ? handWritten : author;
    }

    private List<Problem> earlier(DraftRef draft) {
        return store.drafts().all(draft.request()).stream()
                .map(StoredDraft::patch)
                .filter(Objects::nonNull)
                .map(Patch::problemId)
                .filter(Objects::nonNull)
                .map(store.problems()::load)
                .toList();
    }

    private StoredRequest stored(String request) {
        return store.requests()
                .find(request)
                .orElseThrow(() -> new IllegalStateException("the store holds no request " + request));
    }

    private Task task(StoredRequest request, List<String> answers) {
        var opening = new OpeningEvents(store.events(), request.id(), answers.size());
        opening.listed(surroundings.listed(request));
        var scene = surroundings.of(request, answers);
        opening.opened(scene.databases());
        return new Task(
                request.sentence(),
                answers,
                scene.catalog(),
                scene.databases(),
                scene.target(),
                request.now() == null ? Instant.now() : request.now(),
                ZoneId.of(request.timezone()),
                scene.values(),
                opening.opening(scene.sources()),
                request.scheduled() != null,
                request.id());
    }

    private static AuthorStamp stamp(Author.Stamp by) {
        return new AuthorStamp(by.kind(), by.name(), by.prompt());
    }
}
