package io.sluice.connector.manifest.fault;

import io.sluice.connector.Fault;
import java.time.Duration;

/** What to do about an answer or a lost connection. */
public sealed interface Verdict {

    /** Read it. */
    record Success() implements Verdict {}

    /** Take it for a page without records. */
    record Ignore(String message) implements Verdict {}

    /** Send the request again after a while. */
    record Retry(Duration after, String message) implements Verdict {}

    /** The API counts our calls: send the request again after a while. */
    record RateLimited(Duration after, String message) implements Verdict {}

    /** Get a new token, then send the request again. */
    record RefreshToken(String message) implements Verdict {}

    /** Start the pages of this slice again. */
    record ResetPagination(String message) implements Verdict {}

    /** Give up; {@code next} is what a person can do. */
    record Fail(Fault fault, String message, String next) implements Verdict {
        public Fail(Fault fault, String message) {
            this(fault, message, Advice.on(fault));
        }
    }
}
