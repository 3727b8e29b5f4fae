package io.sluice.standalone.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TallyTest {

    private final AtomicLong nanos = new AtomicLong();
    private final ArrayList<String> told = new ArrayList<>();
    private final Tally tally = new Tally(3, told::add, nanos::get);

    @Test
    void tells_after_so_many() {
        for (var outcome : new String[] {"answered", "asked", "answered", "asked"}) {
            tally.count(outcome);
        }
        assertThat(told).containsExactly("2 answered, 1 asked");
    }

    @Test
    void tells_sooner_where_each_takes_long() {
        tally.count("answered");
        nanos.addAndGet(Duration.ofSeconds(11).toNanos());
        tally.count("failed");
        assertThat(told).containsExactly("1 answered, 1 failed");
    }
}
