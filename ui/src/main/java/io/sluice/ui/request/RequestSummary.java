package io.sluice.ui.request;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sluice.store.StoredRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One line of the list of requests. */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record RequestSummary(
        String id,
        int pipeline_id,
        String sentence,
        String status,
        String outcome,
        @Nullable String phase,
        Instant created_at,
        @Nullable Instant updated_at) {

    static RequestSummary of(StoredRequest request) {
        return new RequestSummary(
                request.id(),
                request.pipelineId(),
                request.sentence(),
                request.status(),
                request.outcome(),
                request.phase(),
                request.createdAt(),
                request.updatedAt());
    }
}
