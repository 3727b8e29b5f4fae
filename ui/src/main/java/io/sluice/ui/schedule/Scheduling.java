package io.sluice.ui.schedule;

import io.sluice.request.Pace;
import io.sluice.request.Scheduled;
import io.sluice.schedule.Recurrence;
import io.sluice.schedule.RecurrenceReader;
import io.sluice.store.NewRequest;
import io.sluice.store.NewSchedule;
import io.sluice.store.Schedules;
import io.sluice.store.Store;
import io.sluice.store.StoredRequest;
import io.sluice.store.StoredSchedule;
import io.sluice.store.WrittenIn;
import io.sluice.ui.problem.ApiProblem;
import io.sluice.ui.problem.Where;
import io.sluice.ui.request.Recurring;
import io.sluice.ui.request.Submission;
import io.sluice.ui.request.Submissions;
import io.sluice.ui.steer.Starter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes schedules: the rows of it and of its first request, then that one's workflow, then its calendar; asking twice is asking once. */
@Component
class Scheduling implements Recurring {

    private final Store store;
    private final Submissions submissions;
    private final Starter starter;
    private final Calendar calendar;

    Scheduling(Store store, Submissions submissions, Starter starter, Calendar calendar) {
        this.store = store;
        this.submissions = submissions;
        this.starter = starter;
        this.calendar = calendar;
    }

    @Override
    public Optional<StoredRequest> take(Submission submission, @Nullable String ownerKey) {
        var sentence = submission.sentence();
        if (sentence == null
                || Boolean.TRUE.equals(submission.read_only())
                || RecurrenceReader.read(sentence) instanceof Recurrence.None) {
            return Optional.empty();
        }
        var schedule = make(ScheduleSubmission.of(submission), ownerKey);
        return Optional.of(store.requests().load(schedule.firstRequest()));
    }

    StoredSchedule make(ScheduleSubmission asked, @Nullable String ownerKey) {
        var when = Reading.when(asked);
        var first = submissions.checked(asked.saying(when.request()), Pace.ONE_GO, WrittenIn.WORDS, ownerKey);
        var definition = definition(asked, when, first);
        calendar.requireSchedules();
        var schedule = stored(definition, first, asked.id());
        var request = store.requests().load(schedule.firstRequest());
        if (request.open()) {
            starter.start(request);
        }
        calendar.ensure(schedule);
        return schedule;
    }

    private static NewSchedule definition(ScheduleSubmission asked, Reading.When when, NewRequest first) {
        return new NewSchedule(
                ScheduleNames.of(asked.name(), first.sentence(), when.timing().words()),
                first.userId(),
                String.valueOf(asked.sentence()).strip(),
                first.sentence(),
                when.timing(),
                Reading.timezone(first.timezone()),
                first.on(),
                first.into(),
                first.files(),
                Reading.budget(asked.budget()),
                Reading.onDrift(asked.on_drift()),
                Reading.catchUp(asked.catch_up()));
    }

    private StoredSchedule stored(NewSchedule schedule, NewRequest first, @Nullable String id) {
        var given = Optional.ofNullable(id).filter(text -> !text.isEmpty());
        return switch (store.schedules().create(schedule, (made, usual) -> request(made, first, given.orElse(usual)))) {
            case Schedules.Created(var created) -> {
                calendar.delete(created.name()); // one of an earlier life would keep its times
                store.audit().append(schedule.userId(), "schedule", created.name(), schedule.sentence());
                yield created;
            }
            case Schedules.Same(var same) -> same;
            case Schedules.Taken(var other) ->
                throw ApiProblem.conflict(
                        "name_taken",
                        "the name " + other.name() + " belongs to another schedule: "
                                + other.definition().sentence() + " ("
                                + other.definition().timing().words() + ", "
                                + other.definition().timezone() + ")",
                        "Choose another name, or delete it first: ./sluice schedule delete " + other.name() + ".");
            case Schedules.IdTaken(var request) ->
                throw ApiProblem.conflict(
                        "id_taken",
                        "the id " + request.id() + " belongs to another request",
                        "Choose another id, or look at that one: " + Where.request(request.id()) + ".");
        };
    }

    private static NewRequest request(NewSchedule schedule, NewRequest first, String id) {
        return new NewRequest(
                id,
                first.userId(),
                schedule.request(),
                first.on(),
                first.into(),
                first.files(),
                first.approval(),
                first.pace(),
                first.now(),
                first.timezone(),
                first.writtenIn(),
                Scheduled.first(schedule.name()));
    }
}
