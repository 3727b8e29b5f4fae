package io.sluice.durable;

import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityOptions;
import io.temporal.activity.LocalActivityOptions;
import io.temporal.common.RetryOptions;
import java.time.Duration;

/**
 * Every timeout and retry in one place. Heartbeats only say "alive": a crashed worker's attempt is noticed after 10 s, however long the
 * work takes. What waiting does not cure is thrown as non-retryable and never retried here.
 */
public final class Limits {

    /** How long a proof waits for a person. */
    public static final Duration APPROVAL = Duration.ofDays(7);

    /** How long the caller of a batch's question waits. */
    public static final Duration ANSWER = Duration.ofMinutes(2);

    public static final Duration HEARTBEAT = Duration.ofSeconds(10);

    /** With the waits below about two minutes without contact, and room for workers that die. */
    private static final int ATTEMPTS = 16;

    private Limits() {}

    /** Drafts and repairs: a model may need a minute; the planner needs milliseconds. */
    public static ActivityOptions author(String summary) {
        return options(TaskQueues.MODEL, Duration.ofMinutes(3), Duration.ofMinutes(10), summary);
    }

    /** Reading metadata: short, and tried again for two minutes while a database cannot be reached. */
    public static ActivityOptions inspect(String summary) {
        return options(TaskQueues.DATA, Duration.ofSeconds(90), Duration.ofMinutes(4), summary);
    }

    /** A question: the query itself has half a minute, but what several connections hold may have to be staged before. */
    public static ActivityOptions question(String summary) {
        return options(TaskQueues.DATA, Duration.ofHours(1), Duration.ofHours(2), summary);
    }

    /** One quick look that a person waits for; tried again a few times only. */
    public static ActivityOptions check(String summary) {
        return options(TaskQueues.DATA, Duration.ofSeconds(20), Duration.ofSeconds(45), summary);
    }

    /** A question of a batch: the author and one query of at most 30 s; ended before its caller has been told that it is late. */
    public static ActivityOptions ask(String summary) {
        var inAll = ANSWER.minusSeconds(10);
        return options(TaskQueues.DATA, inAll, inAll, summary);
    }

    /** A sandbox run: at most 10 s a step and 64 steps. */
    public static ActivityOptions sandbox(String summary) {
        return options(TaskQueues.SANDBOX, Duration.ofMinutes(12), Duration.ofMinutes(40), summary);
    }

    /** Reads and stages everything; large files take their time. */
    public static ActivityOptions rehearse(String summary) {
        return options(TaskQueues.DATA, Duration.ofHours(12), Duration.ofHours(48), summary);
    }

    /** Reads and stages one of several sources. */
    public static ActivityOptions extract(String summary) {
        return options(TaskQueues.EXTRACT, Duration.ofHours(12), Duration.ofHours(48), summary);
    }

    /** From BEGIN on, retried until the ledger has been read. */
    public static ActivityOptions commit(String summary) {
        return ActivityOptions.newBuilder(options(TaskQueues.DATA, Duration.ofHours(12), Duration.ofDays(30), summary))
                .setRetryOptions(retry().build())
                .build();
    }

    /** Looking up what a schedule replays: retried until the store is back, or the schedule's next firing would find nothing. */
    public static ActivityOptions firing(String summary) {
        return ActivityOptions.newBuilder(journal()).setSummary(summary).build();
    }

    /** Writing the story: retried until the store is back. */
    public static ActivityOptions journal() {
        return ActivityOptions.newBuilder()
                .setTaskQueue(TaskQueues.DATA)
                .setStartToCloseTimeout(Duration.ofSeconds(30))
                .setRetryOptions(retry().build())
                .build();
    }

    /** The same within the worker that runs the workflow; waits longer than the threshold are the server's timers. */
    public static LocalActivityOptions journalInProcess() {
        return LocalActivityOptions.newBuilder()
                .setStartToCloseTimeout(Duration.ofSeconds(30))
                .setRetryOptions(retry().build())
                .setLocalRetryThreshold(Duration.ofSeconds(4))
                .build();
    }

    private static ActivityOptions options(String queue, Duration oneAttempt, Duration inAll, String summary) {
        return ActivityOptions.newBuilder()
                .setTaskQueue(queue)
                .setSummary(summary)
                .setStartToCloseTimeout(oneAttempt)
                .setScheduleToCloseTimeout(inAll)
                .setHeartbeatTimeout(HEARTBEAT)
                .setCancellationType(ActivityCancellationType.WAIT_CANCELLATION_COMPLETED)
                .setRetryOptions(retry().setMaximumAttempts(ATTEMPTS).build())
                .build();
    }

    private static RetryOptions.Builder retry() {
        return RetryOptions.newBuilder()
                .setInitialInterval(Duration.ofMillis(500))
                .setBackoffCoefficient(2)
                .setMaximumInterval(Duration.ofSeconds(10));
    }
}
