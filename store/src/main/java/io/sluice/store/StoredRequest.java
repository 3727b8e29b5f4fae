package io.sluice.store;

import io.sluice.pipeline.Window;
import io.sluice.request.Approval;
import io.sluice.request.Pace;
import io.sluice.request.ProofRef;
import io.sluice.request.Question;
import io.sluice.request.Scheduled;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request as the store knows it: what was asked, where it stands and how it ended. The sentence is redacted. */
public record StoredRequest(
        String id,
        int pipelineId,
        int userId,
        String sentence,
        List<String> on,
        List<String> into,
        @Nullable String files,
        Approval approval,
        Pace pace,
        @Nullable Instant now,
        String timezone,
        WrittenIn writtenIn,
        @Nullable Scheduled scheduled,
        String status,
        String outcome,
        @Nullable String phase,
        int repairs,
        @Nullable Question question,
        @Nullable RequestError error,
        @Nullable ProofRef resumable,
        Instant createdAt,
        @Nullable Instant updatedAt) {

    public StoredRequest {
        on = List.copyOf(on);
        into = List.copyOf(into);
    }

    /** The name under which a target keeps how far this request's streams were read; empty: the target table's. */
    public Optional<String> schedule() {
        return Optional.ofNullable(scheduled).map(Scheduled::schedule);
    }

    /** The range of cursor values to read instead of what is new; the state stays as it is then. */
    public Optional<Window> window() {
        return Optional.ofNullable(scheduled).map(Scheduled::window);
    }

    /** Whether it ended before its end, for a reason that may be gone by now. */
    public boolean mayResume() {
        return outcome.equals("failed") || outcome.equals("partly_committed");
    }

    /** Whether the request still moves or waits for a person. */
    public boolean open() {
        return outcome.equals("running") || outcome.equals("asked") || outcome.equals("awaiting_approval");
    }
}
