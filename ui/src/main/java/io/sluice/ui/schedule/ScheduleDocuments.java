package io.sluice.ui.schedule;

import io.sluice.pipeline.Change;
import io.sluice.pipeline.Change.TableChange;
import io.sluice.schedule.Budget;
import io.sluice.store.CommitRecord;
import io.sluice.store.Proof;
import io.sluice.store.Store;
import io.sluice.store.StoredRequest;
import io.sluice.store.StoredSchedule;
import io.sluice.ui.status.Installation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what the store and Temporal know of a schedule. */
@Component
class ScheduleDocuments {

    private static final int LAST = 20;
    private static final int NEXT = 5;

    private final Store store;
    private final Calendar calendar;
    private final Installation installation;

    ScheduleDocuments(Store store, Calendar calendar, Installation installation) {
        this.store = store;
        this.calendar = calendar;
        this.installation = installation;
    }

    ScheduleDocument of(StoredSchedule schedule) {
        return of(List.of(schedule)).getFirst();
    }

    List<ScheduleDocument> of(List<StoredSchedule> schedules) {
        var told = calendar.glance(schedules.stream().map(StoredSchedule::name).toList());
        return schedules.stream()
                .map(schedule -> document(schedule, told.getOrDefault(schedule.name(), new Told.Unheard())))
                .toList();
    }

    private ScheduleDocument document(StoredSchedule schedule, Told told) {
        var definition = schedule.definition();
        var timing = definition.timing();
        var every = timing.every();
        var last = store.schedules().requests(schedule, LAST);
        var approved = store.schedules().approved(schedule).map(StoredRequest::id);
        var description = told.details();
        var state = description.map(found -> found.getSchedule().getState());
        var paused = state.map(found -> found.isPaused()).orElse(schedule.paused());
        return new ScheduleDocument(
                schedule.name(),
                definition.sentence(),
                definition.request(),
                timing.words(),
                timing.cron(),
                every == null ? null : every.toSeconds(),
                definition.timezone(),
                state(told, paused, approved, last),
                state.map(found -> String.valueOf(found.getNote())).orElse(schedule.note()),
                description
                        .map(found -> found.getInfo().getNextActionTimes().stream()
                                .limit(NEXT)
                                .toList())
                        .orElse(List.of()),
                last.stream().map(this::firing).toList(),
                description
                        .map(found -> (long) found.getInfo().getNumActionsSkippedOverlap())
                        .orElse(0L),
                description
                        .map(found -> (long) found.getInfo().getNumActionsMissedCatchupWindow())
                        .orElse(0L),
                schedule.firstRequest(),
                approved.orElse(null),
                budget(definition.budget()),
                definition.onDrift().name().toLowerCase(Locale.ROOT),
                definition.catchUp().toSeconds(),
                definition.on(),
                definition.into(),
                definition.files(),
                schedule.createdAt(),
                new ScheduleDocument.Links(web(schedule.name()), temporal(schedule.name())));
    }

    /** Whether it fires is Temporal's to say; what waits for a person is in the store. */
    private static String state(Told told, boolean paused, Optional<String> approved, List<StoredRequest> last) {
        var waits = last.stream()
                .anyMatch(request ->
                        request.outcome().equals("asked") || request.outcome().equals("awaiting_approval"));
        if (approved.isEmpty()) {
            return "waits_for_first";
        }
        if (told instanceof Told.Nothing) {
            return waits ? "waits_for_person" : "unknown";
        }
        return paused ? "paused" : waits ? "waits_for_person" : "active";
    }

    private ScheduleDocument.FiringDocument firing(StoredRequest request) {
        var scheduled = request.scheduled();
        var kind = scheduled == null || scheduled.replays() == null
                ? "first"
                : scheduled.window() == null ? "firing" : "backfill";
        var change = store.commits()
                .of(request.id())
                .map(CommitRecord::actual)
                .or(() -> store.proofs().latest(request.id()).map(Proof::predicted))
                .orElse(Change.none());
        return new ScheduleDocument.FiringDocument(
                request.id(),
                kind,
                request.createdAt(),
                request.status(),
                request.outcome(),
                sum(change, TableChange::inserted),
                sum(change, TableChange::changed),
                sum(change, TableChange::deleted),
                why(request));
    }

    private static long sum(Change change, ToLongFunction<TableChange> count) {
        return change.tables().stream().mapToLong(count).sum();
    }

    /** What a person must know of it: why it waits, what it asks, how it failed. */
    private @Nullable String why(StoredRequest request) {
        var error = request.error();
        var question = request.question();
        if (error != null) {
            return error.message();
        }
        if (question != null) {
            return question.text();
        }
        return request.outcome().equals("awaiting_approval")
                ? store.proofs()
                        .latest(request.id())
                        .map(proof -> String.join("; ", proof.waitsBecause()))
                        .orElse(null)
                : null;
    }

    private static ScheduleDocument.BudgetDocument budget(Budget budget) {
        return new ScheduleDocument.BudgetDocument(
                budget.deletedPercent(), budget.rejected(), budget.inserted(), budget.changed());
    }

    private String web(String name) {
        return installation.web() + "/schedules/" + name;
    }

    private @Nullable String temporal(String name) {
        var ui = installation.temporal().ui();
        return ui == null ? null : ui + "/namespaces/" + installation.temporal().namespace() + "/schedules/" + name;
    }
}
