package io.sluice.ui.schedule;

import io.sluice.store.Store;
import io.sluice.store.StoredRequest;
import io.sluice.store.StoredSchedule;
import io.sluice.ui.problem.ApiProblem;
import io.sluice.ui.problem.Where;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Requests that come again: make one, look at all, hold one up, fire it now or over the past, let it go. */
@RestController
public class SchedulesController {

    private static final int LONGEST_NOTE = 500;

    private final Store store;
    private final Scheduling scheduling;
    private final Calendar calendar;
    private final Firings firings;
    private final ScheduleDocuments documents;

    SchedulesController(
            Store store, Scheduling scheduling, Calendar calendar, Firings firings, ScheduleDocuments documents) {
        this.store = store;
        this.scheduling = scheduling;
        this.calendar = calendar;
        this.firings = firings;
        this.documents = documents;
    }

    record Note(@Nullable String note) {}

    record Range(@Nullable String from, @Nullable String to) {}

    /** The request that a firing became. */
    record Started(String request, int pipeline_id) {}

    @PostMapping("/v1/schedules")
    ResponseEntity<ScheduleDocument> create(
            @RequestBody ScheduleSubmission submission,
            @RequestHeader(name = "Sluice-Owner-Key", required = false) @Nullable String ownerKey) {
        var schedule = scheduling.make(submission, ownerKey);
        return ResponseEntity.created(URI.create("/v1/schedules/" + schedule.name()))
                .body(documents.of(schedule));
    }

    @GetMapping("/v1/schedules")
    List<ScheduleDocument> list() {
        return documents.of(store.schedules().list());
    }

    @GetMapping("/v1/schedules/{name}")
    ScheduleDocument show(@PathVariable String name) {
        return documents.of(find(name));
    }

    @PostMapping("/v1/schedules/{name}/pause")
    ScheduleDocument pause(@PathVariable String name, @RequestBody(required = false) @Nullable Note note) {
        return hold(name, true, note);
    }

    @PostMapping("/v1/schedules/{name}/resume")
    ScheduleDocument resume(@PathVariable String name, @RequestBody(required = false) @Nullable Note note) {
        return hold(name, false, note);
    }

    private ScheduleDocument hold(String name, boolean paused, @Nullable Note note) {
        var schedule = find(name);
        var said = note(note, paused ? "paused by a person" : "resumed by a person");
        calendar.ensure(schedule);
        if (paused) {
            calendar.pause(name, said);
        } else {
            calendar.resume(name, said);
        }
        store.schedules().pause(name, paused, said);
        store.audit().append(Store.LOCAL_USER, paused ? "pause" : "resume", name, said);
        return documents.of(find(name));
    }

    /** Temporal takes an empty note for none of its business: it would not pause. */
    private static String note(@Nullable Note note, String otherwise) {
        var said = note == null || note.note() == null ? "" : note.note().strip();
        if (said.length() > LONGEST_NOTE) {
            throw ApiProblem.badRequest(
                    "long_note", "a note has at most " + LONGEST_NOTE + " characters", "Say it shorter.");
        }
        return said.isEmpty() ? otherwise : said;
    }

    @PostMapping("/v1/schedules/{name}/run")
    ResponseEntity<Started> run(@PathVariable String name) {
        var schedule = find(name);
        calendar.ensure(schedule);
        return started(schedule, firings.now(schedule));
    }

    @PostMapping("/v1/schedules/{name}/backfill")
    ResponseEntity<Started> backfill(@PathVariable String name, @RequestBody Range range) {
        var schedule = find(name);
        return started(schedule, firings.backfill(schedule, range.from(), range.to()));
    }

    private ResponseEntity<Started> started(StoredSchedule schedule, StoredRequest request) {
        store.audit().append(Store.LOCAL_USER, "fire", schedule.name(), request.id());
        return ResponseEntity.accepted()
                .location(URI.create("/v1/requests/" + request.id()))
                .body(new Started(request.id(), request.pipelineId()));
    }

    /** Its requests and what they committed stay; what runs goes on. */
    @DeleteMapping("/v1/schedules/{name}")
    ResponseEntity<Void> delete(@PathVariable String name) {
        find(name);
        store.schedules().delete(name); // from here on nothing is fired, whatever its calendar says
        store.audit().append(Store.LOCAL_USER, "unschedule", name, "");
        calendar.letGo(name);
        return ResponseEntity.noContent().build();
    }

    private StoredSchedule find(String name) {
        return store.schedules()
                .find(name)
                .orElseThrow(() -> ApiProblem.of(
                        HttpStatus.NOT_FOUND,
                        "unknown_schedule",
                        "there is no schedule " + name,
                        "See them all: " + Where.schedules() + "."));
    }
}
