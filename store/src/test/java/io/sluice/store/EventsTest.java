package io.sluice.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.store.fixture.TestStore;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventsTest {

    private final TestStore world = TestStore.fresh();
    private final Events events = world.store().events();

    @BeforeEach
    void ask() {
        world.request("a", "count orders");
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void a_reader_goes_on_after_the_last_event_it_saw() {
        events.append("a", "r", 1, "phase", "{\"phase\":\"generate\"}");
        events.append("a", "r", 2, "phase", "{\"phase\":\"introspect\"}");
        var first = events.after("a", 0, 1).getFirst();
        assertThat(events.after("a", first.id(), 10)).extracting(Event::n).containsExactly(2);
        assertThat(events.newest("a")).isGreaterThan(first.id());
    }

    @Test
    void a_repeated_event_is_there_once_and_another_run_counts_anew() {
        events.append("a", "r", 1, "phase", "{}");
        events.append("a", "r", 1, "phase", "{}");
        events.append("a", "other", 1, "phase", "{}");
        assertThat(events.after("a", 0, 10)).hasSize(2);
    }

    @Test
    void wakes_a_waiting_reader_of_another_process() throws InterruptedException {
        try (var other = world.open()) {
            var woken = new Semaphore(0);
            try (var subscription = other.events().subscribe("a", woken::release)) {
                assertThat(woken.tryAcquire(10, TimeUnit.SECONDS))
                        .as("woken once it listens")
                        .isTrue();
                world.store().progress().put("a", 1, 10, 100, -1);
                assertThat(woken.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
                events.append("a", "r", 1, "phase", "{}");
                assertThat(woken.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
            }
        }
    }

    @Test
    void listens_again_when_the_connection_was_lost() throws InterruptedException {
        var woken = new Semaphore(0);
        try (var subscription = events.subscribe("a", woken::release)) {
            assertThat(woken.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
            world.database()
                    .run("select pg_terminate_backend(pid) from pg_stat_activity"
                            + " where application_name = 'sluice events' and datname = current_database()");
            assertThat(woken.tryAcquire(20, TimeUnit.SECONDS))
                    .as("woken for what it may have missed")
                    .isTrue();
            events.append("a", "r", 1, "phase", "{}");
            assertThat(woken.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void phases_last_until_the_next_begins_and_keep_their_first_instant() {
        var phases = world.store().phases();
        phases.entered("a", "r", 1, "generate");
        phases.entered("a", "r", 2, "introspect");
        phases.entered("a", "r", 1, "generate");
        phases.entered("a", "r", 3, "finished");
        assertThat(phases.of("a")).extracting(Phases.PhaseTime::name).containsExactly("generate", "introspect");
    }

    @Test
    void a_phase_that_led_back_says_so_also_when_the_request_had_ended_between() {
        var phases = world.store().phases();
        var entered =
                List.of("generate", "ask", "generate", "introspect", "sandbox_run", "repair", "introspect", "rehearse");
        for (int n = 0; n < entered.size(); n++) {
            phases.entered("a", "r", n, entered.get(n));
        }
        phases.entered("a", "r", 8, "finished");
        phases.entered("a", "s", 1, "introspect");
        assertThat(phases.of("a").stream().filter(Phases.PhaseTime::led_back).map(Phases.PhaseTime::name))
                .containsExactly("sandbox_run", "rehearse");
    }

    @Test
    void progress_keeps_the_latest_word_only() {
        world.store().progress().put("a", 1, 10, 100, 1000);
        world.store().progress().put("a", 1, 20, 200, 1000);
        assertThat(world.store().progress().of("a")).containsExactly(new Progress.StepProgress(1, 20, 200, 1000));
    }
}
