package io.sluice.store;

import io.sluice.pipeline.Pipeline;
import io.sluice.request.DraftRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One version of a request's draft, who wrote it and, for a repair, why. */
public record StoredDraft(
        DraftRef ref,
        Pipeline pipeline,
        AuthorStamp author,
        @Nullable Patch patch,
        Instant createdAt) {}
