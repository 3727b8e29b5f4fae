package io.sluice.store;

import io.sluice.request.DataRequest;
import io.sluice.request.Label;
import io.sluice.request.ProofRef;
import io.sluice.request.Replay;
import io.sluice.request.Restart;
import io.sluice.request.Scheduled;
import io.sluice.schedule.OnDrift;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Makes of a request's row what its workflow is started with, whoever starts it. */
public final class Inputs {

    private static final int SUMMARY = 100;
    private static final String DEFAULT_TARGET = "warehouse";

    private final Drafts drafts;
    private final Schedules schedules;

    Inputs(DSLContext db) {
        this.drafts = new Drafts(db);
        this.schedules = new Schedules(db);
    }

    /** From its beginning. */
    public DataRequest of(StoredRequest request) {
        return input(request, null, null);
    }

    /** What was committed in part goes on at that commit, what failed with its last draft; without a draft it begins again. */
    public DataRequest again(StoredRequest request) {
        var proof = request.resumable();
        return input(request, proof, proof == null ? restart(request) : null);
    }

    private @Nullable Restart restart(StoredRequest request) {
        return drafts.latest(request.id())
                .map(draft -> {
                    var patch = draft.patch();
                    var attempt = patch == null ? 0 : patch.attempt();
                    return new Restart(draft.ref(), Math.max(attempt, request.repairs()), request.repairs());
                })
                .orElse(null);
    }

    private DataRequest input(StoredRequest request, @Nullable ProofRef resume, @Nullable Restart restart) {
        return new DataRequest(
                request.id(),
                request.approval(),
                request.pace(),
                resume,
                replay(request).orElse(null),
                restart,
                request.writtenIn() == WrittenIn.SQL);
    }

    private Optional<Replay> replay(StoredRequest request) {
        var scheduled = request.scheduled();
        if (scheduled == null || scheduled.replays() == null) {
            return Optional.empty();
        }
        return drafts.find(request.id(), 1).map(draft -> new Replay(draft.ref(), repairs(scheduled)));
    }

    /** A schedule that was deleted meanwhile repairs nothing. */
    private boolean repairs(Scheduled scheduled) {
        return schedules
                .find(scheduled.schedule())
                .filter(schedule -> schedule.definition().onDrift() == OnDrift.REPAIR)
                .isPresent();
    }

    public static Label label(StoredRequest request) {
        var of = request.schedule().map(name -> ", schedule `" + name + "`").orElse("");
        return new Label(
                summary(request.sentence()),
                "Request `" + request.id() + "`, pipeline " + request.pipelineId() + of,
                String.valueOf(request.userId()),
                request.into().isEmpty() ? DEFAULT_TARGET : request.into().getFirst(),
                request.on(),
                request.schedule().orElse(null));
    }

    /** Temporal refuses a summary over 400 bytes: 100 characters of any script fit. */
    public static String summary(String sentence) {
        var line = Redaction.of(sentence).replaceAll("\\s+", " ").strip();
        var end = line.offsetByCodePoints(0, Math.min(SUMMARY, line.codePointCount(0, line.length())));
        var cut = line.substring(0, end);
        return cut.getBytes(StandardCharsets.UTF_8).length <= 4 * SUMMARY - 4 ? cut : cut.substring(0, SUMMARY / 2);
    }
}
