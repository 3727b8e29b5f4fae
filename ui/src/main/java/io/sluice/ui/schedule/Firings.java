package io.sluice.ui.schedule;

import io.sluice.durable.TemporalConnection;
import io.sluice.pipeline.Destination;
import io.sluice.pipeline.Pipeline;
import io.sluice.pipeline.Step;
import io.sluice.pipeline.Window;
import io.sluice.pipeline.WriteMode;
import io.sluice.schedule.FiringRequest;
import io.sluice.schedule.FiringTime;
import io.sluice.schedule.FiringWorkflow;
import io.sluice.store.Store;
import io.sluice.store.StoredRequest;
import io.sluice.store.StoredSchedule;
import io.sluice.ui.problem.ApiProblem;
import io.sluice.ui.steer.Steering;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.schedules.ScheduleActionExecution;
import io.temporal.client.schedules.ScheduleActionExecutionStartWorkflow;
import io.temporal.client.schedules.ScheduleActionResult;
import io.temporal.client.schedules.ScheduleInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Firings that a person asks for: one more now, or over a range of the past. */
@Component
class Firings {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration GLANCE = Duration.ofMillis(50);
    private static final Set<WriteMode> AGAIN_HARMLESS = Set.of(WriteMode.UPSERT, WriteMode.INSERT_NEW);

    private static final Logger LOG = LoggerFactory.getLogger(Firings.class);

    private final Store store;
    private final Calendar calendar;
    private final WorkflowClient client;

    Firings(Store store, Calendar calendar, TemporalConnection temporal) {
        this.store = store;
        this.calendar = calendar;
        this.client = temporal.client();
    }

    /** The request that was started. */
    StoredRequest now(StoredSchedule schedule) {
        approved(schedule);
        store.schedules().requests(schedule, 20).stream()
                .filter(StoredRequest::open)
                .filter(request -> request.window().isEmpty())
                .findFirst()
                .ifPresent(open -> {
                    throw stillGoing(schedule.name(), open.id());
                });
        var before = info(schedule);
        calendar.trigger(schedule.name());
        var id = until(() -> fired(schedule, before));
        return until(() -> store.requests().find(id));
    }

    private Optional<String> fired(StoredSchedule schedule, ScheduleInfo before) {
        var now = info(schedule);
        if (now.getNumActionsSkippedOverlap() > before.getNumActionsSkippedOverlap()) {
            throw stillGoing(schedule.name(), "of its last firing");
        }
        if (now.getNumActions() == before.getNumActions()
                || now.getRecentActions().isEmpty()) {
            return Optional.empty();
        }
        return workflow(now.getRecentActions().getLast())
                .map(workflow -> FiringTime.request(schedule.name(), workflow, 0));
    }

    private static Optional<String> workflow(ScheduleActionResult result) {
        ScheduleActionExecution action = result.getAction();
        return action instanceof ScheduleActionExecutionStartWorkflow start
                ? Optional.of(start.getWorkflowId())
                : Optional.empty();
    }

    private ScheduleInfo info(StoredSchedule schedule) {
        return calendar.describe(schedule.name())
                .orElseThrow(() -> ApiProblem.unavailable(
                        "not_set_up", "Temporal does not know the schedule yet", "Try again in a minute."))
                .getInfo();
    }

    private static ApiProblem stillGoing(String name, String request) {
        return ApiProblem.conflict(
                "still_going",
                "the request " + request + " of " + name + " has not ended",
                "Wait for it, decide about it, or cancel it.");
    }

    /**
     * What the target holds is not moved by it; rows of the range are written by their key. The same range twice within a second is the
     * same request.
     */
    StoredRequest backfill(StoredSchedule schedule, @Nullable String from, @Nullable String to) {
        var window = window(from, to);
        var approved = approved(schedule);
        requireRange(store.drafts().committed(approved.id()).orElseThrow().pipeline());
        var id = FiringTime.request(schedule.name() + "-backfill", Instant.now());
        var workflow =
                client.newWorkflowStub(FiringWorkflow.class, Calendar.firing(schedule, FiringWorkflow.PREFIX + id));
        Steering.within(
                PATIENCE, Firings::late, () -> started(workflow, new FiringRequest(schedule.name(), id, window)));
        var request = until(() -> store.requests().find(id));
        if (!request.window().equals(Optional.of(window))) {
            throw ApiProblem.conflict(
                    "backfill_begun",
                    "another backfill of " + schedule.name() + " began in this second: " + id,
                    "Ask for it once more.");
        }
        return request;
    }

    private static String started(FiringWorkflow workflow, FiringRequest firing) {
        try {
            WorkflowClient.start(workflow::run, firing);
        } catch (WorkflowExecutionAlreadyStarted within) {
            LOG.debug("{} is under way already", firing.request());
        }
        return String.valueOf(firing.request());
    }

    private static Window window(@Nullable String from, @Nullable String to) {
        try {
            return Window.asked(from == null ? "" : from.strip(), to == null ? "" : to.strip());
        } catch (IllegalArgumentException e) {
            throw ApiProblem.badRequest(
                    "bad_window", e.getMessage(), "Write it as from 2026-01-01 to 2026-02-01, for all of January.");
        }
    }

    private StoredRequest approved(StoredSchedule schedule) {
        return store.schedules()
                .approved(schedule)
                .orElseThrow(() -> ApiProblem.conflict(
                        "nothing_approved",
                        "nothing of " + schedule.name() + " is approved yet",
                        "Look at its first request: ./sluice show " + schedule.firstRequest()
                                + "; if that has ended, say the schedule again."));
    }

    private static void requireRange(Pipeline committed) {
        var steps = committed.steps();
        if (steps.stream().noneMatch(step -> step instanceof Step.Extract extract && extract.since() != null)) {
            throw ApiProblem.conflict(
                    "no_cursor",
                    "its sources are read without a cursor: each firing reads all there is, so there is no range to go back to",
                    "Run it now instead: it reads everything.");
        }
        for (var step : steps) {
            if (step instanceof Step.Load load
                    && load.destination() instanceof Destination.Table table
                    && !AGAIN_HARMLESS.contains(load.mode())) {
                throw noKey(load, table);
            }
        }
    }

    private static ApiProblem noKey(Step.Load load, Destination.Table table) {
        return ApiProblem.conflict(
                "no_key",
                "rows go into " + table.name().qualified() + " by "
                        + load.mode().name().toLowerCase(Locale.ROOT)
                        + ", not by a key: a range that was read before would be there twice, or alone",
                "Say in the sentence by which key rows are updated, in a new schedule.");
    }

    private static <T> T until(Supplier<Optional<T>> there) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var found = there.get();
            if (found.isPresent()) {
                return found.get();
            }
            if (System.nanoTime() > deadline) {
                throw late();
            }
            LockSupport.parkNanos(GLANCE.toNanos());
        }
    }

    private static ApiProblem late() {
        return ApiProblem.unavailable(
                "no_worker", "it was asked for, but no worker took it in time", "Look whether a worker runs.");
    }
}
