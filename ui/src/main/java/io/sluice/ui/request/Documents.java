package io.sluice.ui.request;

import io.sluice.pipeline.Change;
import io.sluice.pipeline.Claim;
import io.sluice.pipeline.Pipeline;
import io.sluice.pipeline.Step;
import io.sluice.pipeline.StepText;
import io.sluice.store.CommitRecord;
import io.sluice.store.ExecutionLogs.AttemptLog;
import io.sluice.store.Pauses.Pause;
import io.sluice.store.Progress;
import io.sluice.store.Proof;
import io.sluice.store.RequestError;
import io.sluice.store.Retention;
import io.sluice.store.Store;
import io.sluice.store.StoredDraft;
import io.sluice.store.StoredRequest;
import io.sluice.ui.request.RequestDocument.ErrorDocument;
import io.sluice.ui.request.RequestDocument.Links;
import io.sluice.ui.request.RequestDocument.RepairDocument;
import io.sluice.ui.request.RequestDocument.StepDocument;
import io.sluice.ui.request.RequestDocument.TableDocument;
import io.sluice.ui.request.RequestDocument.UndoneDocument;
import io.sluice.ui.status.Installation;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what the store knows of a request. */
@Component
public class Documents {

    private final Store store;
    private final Installation installation;

    Documents(Store store, Installation installation) {
        this.store = store;
        this.installation = installation;
    }

    public RequestDocument of(StoredRequest request) {
        var id = request.id();
        var draft = store.drafts().latest(id);
        var proof = store.proofs()
                .latest(id)
                .filter(found ->
                        draft.isEmpty() || found.draft().equals(draft.get().ref()));
        var commit = store.commits().of(id);
        var predicted = proof.map(Proof::predicted);
        return new RequestDocument(
                id,
                request.pipelineId(),
                request.sentence(),
                request.status(),
                request.outcome(),
                draft.map(StoredDraft::author).orElse(null),
                store.phases().of(id),
                draft.map(written -> steps(written)).orElse(List.of()),
                repairs(id),
                draft.map(written -> written.pipeline().assumptions()).orElse(List.of()),
                proof.map(Proof::claims)
                        .orElseGet(() -> draft.map(Documents::unchecked).orElse(List.of())),
                proof.map(Proof::basis).orElse(null),
                change(commit, predicted),
                commit.isPresent() ? predicted.orElse(null) : null,
                proof.map(Proof::hash).orElse(null),
                waits(request, proof),
                proof.map(Proof::notProven).orElse(List.of()),
                proof.map(Proof::notUndoable).orElse(List.of()),
                request.question(),
                error(request.error()),
                store.answers()
                        .of(id)
                        .map(rows -> new TableDocument(rows.columns(), rows.rows(), rows.truncated()))
                        .orElse(null),
                new Links(installation.webLink(id), installation.temporalLink(id)),
                request.createdAt(),
                undoUntil(request, commit),
                request.schedule().orElse(null),
                store.requests().drift(id),
                undone(request));
    }

    /** What a person is waited for; while it runs, the sources that want to be left alone. */
    private List<String> waits(StoredRequest request, Optional<Proof> proof) {
        return request.outcome().equals("running")
                ? store.pauses().at(request.id(), Instant.now()).stream()
                        .map(Documents::told)
                        .toList()
                : proof.map(Proof::waitsBecause).orElse(List.of());
    }

    private static String told(Pause pause) {
        return pause.source() + " is read on at "
                + pause.until()
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString()
                        .replace('T', ' ')
                        .replace("Z", " UTC")
                + ", as the source asks: " + pause.reason();
    }

    /** The latest plan is the one that was applied: whoever undoes again makes none. */
    private @Nullable UndoneDocument undone(StoredRequest request) {
        return request.outcome().equals("undone")
                ? store.undoPlans()
                        .latest(request.id())
                        .map(plan -> UndoPlanDocument.of(plan).undone())
                        .orElse(null)
                : null;
    }

    private static @Nullable Change change(Optional<CommitRecord> commit, Optional<Change> predicted) {
        return commit.map(CommitRecord::actual).or(() -> predicted).orElse(null);
    }

    private static @Nullable Instant undoUntil(StoredRequest request, Optional<CommitRecord> commit) {
        return request.outcome().equals("undone")
                ? null
                : commit.map(CommitRecord::at)
                        .map(at -> at.plus(Retention.UNDO_IMAGES))
                        .orElse(null);
    }

    private List<StepDocument> steps(StoredDraft draft) {
        var request = draft.ref().request();
        var logs = latest(store.executionLogs().of(request));
        var rows = store.progress().of(request).stream()
                .collect(Collectors.toMap(Progress.StepProgress::step, Progress.StepProgress::rows));
        return draft.pipeline().steps().stream()
                .map(step -> step(draft.pipeline(), step, logs.get(step.number()), rows.get(step.number())))
                .toList();
    }

    /** How each step ran in the last attempt. */
    private static Map<Integer, AttemptLog> latest(List<AttemptLog> logs) {
        var attempt = logs.stream().mapToInt(AttemptLog::attempt).max().orElse(0);
        return logs.stream()
                .filter(log -> log.attempt() == attempt)
                .collect(Collectors.toMap(log -> log.log().step(), Function.identity()));
    }

    private static StepDocument step(Pipeline pipeline, Step step, @Nullable AttemptLog ran, @Nullable Long rows) {
        var log = ran == null ? null : ran.log();
        return new StepDocument(
                step.number(),
                step.type(),
                step.dependsOn(),
                StepText.of(pipeline, step),
                log == null ? null : log.exitCode(),
                log == null ? null : log.ms(),
                rows,
                log == null ? null : log.stdout(),
                log == null ? null : log.stderr());
    }

    private List<RepairDocument> repairs(String request) {
        return store.repairLogs().of(request).stream()
                .map(log -> new RepairDocument(
                        log.attempt(),
                        log.errorClass().name().toLowerCase(Locale.ROOT),
                        log.originalError(),
                        log.reason(),
                        log.successful(),
                        patched(request, log.attempt())
                                .map(draft ->
                                        Objects.requireNonNull(draft.patch()).changesMeaning())
                                .orElse(false),
                        diff(request, log.attempt()).orElseGet(log::patchedCode)))
                .toList();
    }

    private Optional<String> diff(String request, int attempt) {
        return patched(request, attempt).flatMap(patched -> store.drafts()
                .find(request, patched.ref().version() - 1)
                .map(before -> StepsDiff.of(before.pipeline(), patched.pipeline())));
    }

    private Optional<StoredDraft> patched(String request, int attempt) {
        return store.drafts().all(request).stream()
                .filter(draft -> draft.patch() != null && draft.patch().attempt() == attempt)
                .findFirst();
    }

    private static List<Proof.ClaimResult> unchecked(StoredDraft draft) {
        return draft.pipeline().claims().stream()
                .map(Claim::text)
                .map(text -> Proof.ClaimResult.unchecked(text, "nothing is rehearsed yet"))
                .toList();
    }

    private static @Nullable ErrorDocument error(@Nullable RequestError error) {
        if (error == null) {
            return null;
        }
        var step = error.step() == 0 ? null : error.step();
        return new ErrorDocument(error.code(), error.phase(), step, error.message(), error.next(), List.of());
    }
}
