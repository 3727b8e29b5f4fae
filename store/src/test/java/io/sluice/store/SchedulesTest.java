package io.sluice.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.request.Approval;
import io.sluice.request.Pace;
import io.sluice.request.Scheduled;
import io.sluice.schedule.Budget;
import io.sluice.schedule.OnDrift;
import io.sluice.schedule.Timing;
import io.sluice.store.fixture.TestStore;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SchedulesTest {

    private final TestStore world = TestStore.fresh();
    private final Schedules schedules = world.store().schedules();

    @AfterEach
    void close() {
        world.close();
    }

    private static NewSchedule schedule(String name, String request) {
        return new NewSchedule(
                name,
                Store.LOCAL_USER,
                request + " daily",
                request,
                new Timing(List.of("0 0 * * *"), null, "every day at 00:00"),
                "Europe/Berlin",
                List.of(),
                List.of(),
                null,
                new Budget(5, 0, null, 7L),
                OnDrift.REPAIR,
                Duration.ofHours(6));
    }

    private static NewRequest first(NewSchedule schedule, String id) {
        return new NewRequest(
                id,
                schedule.userId(),
                schedule.request(),
                schedule.on(),
                schedule.into(),
                schedule.files(),
                Approval.AUTO,
                Pace.ONE_GO,
                null,
                schedule.timezone(),
                WrittenIn.WORDS,
                Scheduled.first(schedule.name()));
    }

    private Schedules.Creation create(String name, String request) {
        return schedules.create(schedule(name, request), SchedulesTest::first);
    }

    @Test
    void keeps_a_schedule_and_the_request_that_proves_it() {
        assertThat(create("morning", "load it")).isInstanceOf(Schedules.Created.class);
        var stored = schedules.find("morning").orElseThrow();
        assertThat(stored.definition()).isEqualTo(schedule("morning", "load it"));
        assertThat(stored.firstRequest()).isEqualTo("morning-first");
        assertThat(world.store().requests().load("morning-first").schedule()).contains("morning");
        assertThat(schedules.approved(stored)).isEmpty();
    }

    @Test
    void asking_twice_is_asking_once_and_a_name_belongs_to_one_definition() {
        create("morning", "load it");
        assertThat(create("morning", "load it")).isInstanceOf(Schedules.Same.class);
        assertThat(create("morning", "load that")).isInstanceOf(Schedules.Taken.class);
        assertThat(schedules.list()).hasSize(1);
        assertThat(world.store().requests().list(10, null)).hasSize(1);
    }

    @Test
    void a_request_of_somebody_else_is_never_taken_for_its_first() {
        world.request("morning-first", "count orders");
        assertThat(create("morning", "load it")).isInstanceOf(Schedules.IdTaken.class);
        assertThat(schedules.find("morning")).isEmpty();
    }

    @Test
    void a_deleted_name_may_be_taken_again_and_begins_anew() {
        create("morning", "load it");
        assertThat(schedules.delete("morning")).isTrue();
        assertThat(schedules.delete("morning")).isFalse();
        assertThat(schedules.list()).isEmpty();
        assertThat(create("morning", "load that")).isInstanceOf(Schedules.Created.class);
        var again = schedules.find("morning").orElseThrow();
        assertThat(again.firstRequest()).isEqualTo("morning-first-2");
        assertThat(schedules.requests(again, 10)).extracting(StoredRequest::id).containsExactly("morning-first-2");
    }

    @Test
    void a_pause_is_kept_with_its_note() {
        create("morning", "load it");
        schedules.pause("morning", true, "the source is being moved");
        assertThat(schedules.find("morning").orElseThrow().paused()).isTrue();
        assertThat(schedules.find("morning").orElseThrow().note()).isEqualTo("the source is being moved");
    }

    @Test
    void refuses_names_of_which_no_id_can_be_made() {
        for (var name : List.of("", "undo-a", "A", "a b", "x".repeat(41))) {
            assertThatThrownBy(() -> schedule(name, "load it")).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
