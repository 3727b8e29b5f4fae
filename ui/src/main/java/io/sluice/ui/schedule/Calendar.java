package io.sluice.ui.schedule;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.sluice.durable.SearchAttributes;
import io.sluice.durable.TaskQueues;
import io.sluice.durable.TemporalConnection;
import io.sluice.schedule.FiringRequest;
import io.sluice.schedule.FiringWorkflow;
import io.sluice.store.Inputs;
import io.sluice.store.StoredSchedule;
import io.sluice.ui.problem.ApiProblem;
import io.sluice.ui.status.Installation;
import io.sluice.ui.steer.Steering;
import io.temporal.api.enums.v1.ScheduleOverlapPolicy;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.schedules.Schedule;
import io.temporal.client.schedules.ScheduleActionStartWorkflow;
import io.temporal.client.schedules.ScheduleAlreadyRunningException;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleClientOptions;
import io.temporal.client.schedules.ScheduleDescription;
import io.temporal.client.schedules.ScheduleException;
import io.temporal.client.schedules.ScheduleHandle;
import io.temporal.client.schedules.ScheduleIntervalSpec;
import io.temporal.client.schedules.ScheduleOptions;
import io.temporal.client.schedules.SchedulePolicy;
import io.temporal.client.schedules.ScheduleSpec;
import io.temporal.client.schedules.ScheduleState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The clock of all schedules, kept by Temporal under their names. */
@Component
public class Calendar {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration GLANCE = Duration.ofSeconds(3);
    private static final String WITHOUT_SCHEDULES = "test-server";
    private static final Logger LOG = LoggerFactory.getLogger(Calendar.class);

    private final ScheduleClient client;
    private final Installation installation;

    Calendar(TemporalConnection temporal, Installation installation) {
        this.installation = installation;
        var options = temporal.client().getOptions();
        this.client = ScheduleClient.newInstance(
                temporal.service(),
                ScheduleClientOptions.newBuilder()
                        .setNamespace(options.getNamespace())
                        .setDataConverter(options.getDataConverter())
                        .build());
    }

    /** The server within the JVM keeps none: nobody shall believe that something was set up. */
    void requireSchedules() {
        if (!keepsSchedules()) {
            throw noSchedules();
        }
    }

    /** Whether this installation's Temporal server can fire anything. */
    public boolean keepsSchedules() {
        return !installation.temporal().kind().equals(WITHOUT_SCHEDULES);
    }

    private static ApiProblem noSchedules() {
        return ApiProblem.of(
                HttpStatus.NOT_IMPLEMENTED,
                "no_schedules",
                "the Temporal server within this process keeps no schedules",
                "Put the temporal CLI on the PATH, or set SLUICE_TEMPORAL_ADDRESS, and start again.");
    }

    /** Sets it up; nothing happens when it is there. */
    public void ensure(StoredSchedule schedule) {
        within(PATIENCE, () -> {
            try {
                return client.createSchedule(
                        schedule.name(),
                        schedule(schedule),
                        ScheduleOptions.newBuilder()
                                .setTypedSearchAttributes(attributes(schedule))
                                .build());
            } catch (ScheduleAlreadyRunningException there) {
                return null;
            }
        });
    }

    void pause(String name, String note) {
        with(name, handle -> {
            handle.pause(note);
            return true;
        });
    }

    void resume(String name, String note) {
        with(name, handle -> {
            handle.unpause(note);
            return true;
        });
    }

    /** Fires now, unless its last firing still lasts. */
    void trigger(String name) {
        with(name, handle -> {
            handle.trigger(ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_SKIP);
            return true;
        });
    }

    /** Of a schedule that is deleted already. While Temporal is away its calendar stays until the {@code Reconciler} comes by. */
    void letGo(String name) {
        if (keepsSchedules()) {
            try {
                within(GLANCE, () -> call(name, Calendar::deleted));
            } catch (ApiProblem away) {
                LOG.info("the calendar of {} stays for now: {}", name, away.getMessage());
            }
        }
    }

    /** Nothing happens when Temporal does not know it. */
    public void delete(String name) {
        with(name, Calendar::deleted);
    }

    private static boolean deleted(ScheduleHandle handle) {
        handle.delete();
        return true;
    }

    /** Empty when Temporal does not know it. */
    Optional<ScheduleDescription> describe(String name) {
        return with(name, ScheduleHandle::describe);
    }

    /** What is known of each by then; who only looks shall not wait long, however many there are. */
    Map<String, Told> glance(List<String> names) {
        var told = new ConcurrentHashMap<String, Told>();
        if (keepsSchedules()) {
            try {
                within(GLANCE, () -> {
                    names.forEach(name -> told.put(name, Told.of(call(name, ScheduleHandle::describe))));
                    return told;
                });
            } catch (ApiProblem away) {
                names.forEach(name -> told.putIfAbsent(name, new Told.Nothing()));
            }
        }
        return Map.copyOf(told);
    }

    private <T> Optional<T> with(String name, Function<ScheduleHandle, T> call) {
        return Optional.ofNullable(within(PATIENCE, () -> call(name, call)));
    }

    private <T> @Nullable T call(String name, Function<ScheduleHandle, T> call) {
        try {
            return call.apply(client.getHandle(name));
        } catch (ScheduleException e) {
            if (e.getCause() instanceof StatusRuntimeException status
                    && status.getStatus().getCode() == Status.Code.NOT_FOUND) {
                return null;
            }
            throw e;
        }
    }

    /** What Temporal's client may answer with null. */
    @FunctionalInterface
    private interface Call<T> {
        @Nullable
        T make();
    }

    private static <T> @Nullable T within(Duration patience, Call<T> call) {
        return Steering.within(patience, Calendar::late, () -> Optional.ofNullable(made(call)))
                .orElse(null);
    }

    private static <T> @Nullable T made(Call<T> call) {
        try {
            return call.make();
        } catch (ScheduleException e) {
            throw e.getCause() instanceof StatusRuntimeException status ? refused(status) : e;
        } catch (StatusRuntimeException status) {
            throw refused(status);
        }
    }

    private static ApiProblem refused(StatusRuntimeException refusal) {
        var status = refusal.getStatus();
        return switch (status.getCode()) {
            case UNIMPLEMENTED -> noSchedules();
            case INVALID_ARGUMENT, FAILED_PRECONDITION, OUT_OF_RANGE ->
                refused(HttpStatus.CONFLICT, status, "Change what it names, and say it again.");
            case RESOURCE_EXHAUSTED ->
                refused(HttpStatus.SERVICE_UNAVAILABLE, status, "Try again when it has less to do.");
            case PERMISSION_DENIED, UNAUTHENTICATED ->
                refused(HttpStatus.BAD_GATEWAY, status, "Give Sluice the right to keep schedules in its namespace.");
            default -> late();
        };
    }

    private static ApiProblem refused(HttpStatus answer, Status status, String next) {
        return ApiProblem.of(
                answer,
                "temporal_refused",
                "Temporal refused it: "
                        + Optional.ofNullable(status.getDescription())
                                .orElse(status.getCode().name()),
                next);
    }

    private static ApiProblem late() {
        return ApiProblem.unavailable(
                "temporal_unreachable", "Temporal does not answer", "Try again when it is back: ./sluice status.");
    }

    private static Schedule schedule(StoredSchedule schedule) {
        return Schedule.newBuilder()
                .setAction(ScheduleActionStartWorkflow.newBuilder()
                        .setWorkflowType(FiringWorkflow.class)
                        .setArguments(FiringRequest.of(schedule.name()))
                        .setOptions(firing(schedule, FiringWorkflow.PREFIX + schedule.name()))
                        .build())
                .setSpec(spec(schedule))
                .setPolicy(SchedulePolicy.newBuilder()
                        .setOverlap(ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_SKIP)
                        .setCatchupWindow(schedule.definition().catchUp())
                        .build())
                .setState(ScheduleState.newBuilder()
                        .setPaused(schedule.paused())
                        .setNote(schedule.note())
                        .build())
                .build();
    }

    private static ScheduleSpec spec(StoredSchedule schedule) {
        var timing = schedule.definition().timing();
        var every = timing.every();
        return ScheduleSpec.newBuilder()
                .setCronExpressions(timing.cron())
                .setIntervals(every == null ? List.of() : List.of(new ScheduleIntervalSpec(every)))
                .setTimeZoneName(schedule.definition().timezone())
                .build();
    }

    /** A summary without details would break describing the schedule: always both. */
    static WorkflowOptions firing(StoredSchedule schedule, String id) {
        var definition = schedule.definition();
        return WorkflowOptions.newBuilder()
                .setWorkflowId(id)
                .setTaskQueue(TaskQueues.WORKFLOWS)
                .setStaticSummary(Inputs.summary(definition.sentence()))
                .setStaticDetails("Fires the schedule `" + schedule.name() + "`: "
                        + definition.timing().words() + ", " + definition.timezone())
                .setTypedSearchAttributes(attributes(schedule))
                .build();
    }

    private static io.temporal.common.SearchAttributes attributes(StoredSchedule schedule) {
        return io.temporal.common.SearchAttributes.newBuilder()
                .set(SearchAttributes.USER, String.valueOf(schedule.definition().userId()))
                .set(SearchAttributes.SCHEDULE, schedule.name())
                .build();
    }
}
