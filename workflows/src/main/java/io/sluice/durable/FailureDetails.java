package io.sluice.durable;

import io.temporal.failure.ApplicationFailure;

/** What an activity's failure tells beside its type (the stable code) and message: what a person can do next, and the step at fault or 0. */
public record FailureDetails(String next, int step) {

    /** The one form in which activities fail; {@code retryable} only for what waiting may cure. */
    public static ApplicationFailure failure(
            String code, String message, FailureDetails details, boolean retryable, Throwable cause) {
        var failure = ApplicationFailure.newFailureWithCause(message, code, cause, details);
        failure.setNonRetryable(!retryable);
        return failure;
    }

    /** The details of a failure, or a plain advice when it came from elsewhere. */
    public static FailureDetails of(ApplicationFailure failure) {
        try {
            var details = failure.getDetails().get(FailureDetails.class);
            return details == null ? UNKNOWN : details;
        } catch (RuntimeException unreadable) {
            return UNKNOWN;
        }
    }

    private static final FailureDetails UNKNOWN =
            new FailureDetails("Look at the logs of the request, then ask again.", 0);
}
