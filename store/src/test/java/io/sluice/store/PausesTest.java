package io.sluice.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.store.Pauses.Pause;
import io.sluice.store.fixture.TestStore;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PausesTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final TestStore world = TestStore.fresh();
    private final Pauses pauses = world.store().pauses();

    @BeforeEach
    void ask() {
        world.request("a", "count orders");
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void a_request_waits_for_the_latest_pause_of_each_source_until_it_is_over() {
        pauses.tell("a", new Pause("shop.orders", NOON.plusSeconds(900), "429"));
        pauses.tell("a", new Pause("shop.orders", NOON.plusSeconds(60), "503"));
        var crm = new Pause("crm.people", NOON.plusSeconds(120), "slow down");
        pauses.tell("a", crm);
        assertThat(pauses.at("a", NOON)).containsExactly(crm, new Pause("shop.orders", NOON.plusSeconds(60), "503"));
        assertThat(pauses.at("a", NOON.plusSeconds(61))).containsExactly(crm);
        assertThat(pauses.at("a", NOON.plusSeconds(121))).isEmpty();
    }

    @Test
    void a_pause_wakes_who_follows_the_request() {
        var newest = world.store().events().newest("a");
        pauses.tell("a", new Pause("shop.orders", NOON, "429"));
        assertThat(world.store().events().after("a", newest, 10))
                .extracting(Event::kind)
                .containsExactly("pause");
    }
}
