package io.sluice.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.store.fixture.TestSchedules;
import io.sluice.store.fixture.TestStore;
import java.time.Instant;
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

    private Schedules.Creation create(String name, String request) {
        return schedules.create(TestSchedules.of(name, request), TestSchedules::first);
    }

    @Test
    void keeps_a_schedule_and_the_request_that_proves_it() {
        assertThat(create("morning", "load it")).isInstanceOf(Schedules.Created.class);
        var stored = schedules.find("morning").orElseThrow();
        assertThat(stored.definition()).isEqualTo(TestSchedules.of("morning", "load it"));
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
    void one_whose_first_request_came_to_nothing_gives_its_name_up() {
        create("morning", "load it");
        ends("morning-first", "failed");
        assertThat(create("morning", "load it")).isInstanceOf(Schedules.Created.class);
        ends("morning-first-2", "rejected");
        assertThat(create("morning", "load that")).isInstanceOf(Schedules.Created.class);
        var third = schedules.find("morning").orElseThrow();
        assertThat(third.definition().request()).isEqualTo("load that");
        assertThat(third.firstRequest()).isEqualTo("morning-first-3");
        world.commits("morning-first-3");
        assertThat(create("morning", "load it")).isInstanceOf(Schedules.Taken.class);
    }

    @Test
    void one_of_which_any_request_still_goes_on_keeps_its_name() {
        create("morning", "load it");
        world.store().requests().insert(TestSchedules.first(TestSchedules.of("morning", "load it"), "morning-later"));
        ends("morning-later", "failed");
        assertThat(create("morning", "load that")).isInstanceOf(Schedules.Taken.class);
    }

    @Test
    void one_whose_first_request_has_an_id_of_its_own_stays_the_same_when_that_failed() {
        assertThat(createAs("chosen")).isInstanceOf(Schedules.Created.class);
        ends("chosen", "failed");
        assertThat(createAs("chosen")).isInstanceOf(Schedules.Same.class);
    }

    private Schedules.Creation createAs(String id) {
        return schedules.create(TestSchedules.of("morning", "load it"), (made, usual) -> TestSchedules.first(made, id));
    }

    private void ends(String request, String outcome) {
        world.store().requests().standing(request, "run", 1, Standing.of("finished", "failed", outcome));
    }

    @Test
    void tells_which_were_deleted_lately() {
        var before = Instant.now().minusSeconds(60);
        create("morning", "load it");
        assertThat(schedules.deletedSince(before)).isEmpty();
        schedules.delete("morning");
        assertThat(schedules.deletedSince(before)).containsExactly("morning");
        assertThat(schedules.deletedSince(Instant.now().plusSeconds(60))).isEmpty();
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
            assertThatThrownBy(() -> TestSchedules.of(name, "load it")).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
