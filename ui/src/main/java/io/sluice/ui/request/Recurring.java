package io.sluice.ui.request;

import io.sluice.store.StoredRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What becomes of a sentence that says how often. */
public interface Recurring {

    /** The first request of the schedule that was made of it; empty when it is to be asked once. */
    Optional<StoredRequest> take(Submission submission, @Nullable String ownerKey);
}
