package io.sluice.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.durable.FailureDetails;
import io.sluice.request.ExtractActivity.Extracted;
import io.temporal.activity.Activity;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Sources that are read side by side before the rehearsal. */
class ExtractionWorkflowTest {

    private static final Extracted READ = new Extracted("shop", Duration.ZERO, "");
    private final Set<Integer> read = ConcurrentHashMap.newKeySet();
    private final World world = new World();

    private Outcome runs() {
        try (var running = new RunningWorld(world)) {
            return running.workflow().run(DataRequest.of("r", Approval.AUTO));
        }
    }

    @Test
    void four_parts_are_read_at_once_and_no_more() {
        var four = new CyclicBarrier(4);
        var now = new AtomicInteger();
        var most = new AtomicInteger();
        world.reads(8, (pipeline, part) -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            meet(four);
            now.decrementAndGet();
            read.add(part);
            return READ;
        });
        assertThat(runs()).isEqualTo(new Outcome.Committed("proof1"));
        assertThat(read).hasSize(8);
        assertThat(most).hasValue(4);
    }

    private static void meet(CyclicBarrier four) {
        try {
            four.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException("fewer than four came", e);
        }
    }

    @Test
    void one_place_is_read_by_the_rehearsal_itself() {
        world.reads(1, (pipeline, part) -> {
            throw new IllegalStateException("nobody is to ask");
        });
        assertThat(runs()).isEqualTo(new Outcome.Committed("proof1"));
    }

    @Test
    void a_part_rests_by_a_timer_while_the_others_are_read_and_a_long_history_goes_on_as_a_new_run() {
        var pauses = new AtomicInteger(400);
        var runs = ConcurrentHashMap.<String>newKeySet();
        world.reads(2, (pipeline, part) -> {
            runs.add(Activity.getExecutionContext().getInfo().getRunId());
            if (part == 1 && pauses.getAndDecrement() > 0) {
                return new Extracted("desk", Duration.ofMinutes(20), "too many requests");
            }
            read.add(part);
            return READ;
        });
        assertThat(runs()).isEqualTo(new Outcome.Committed("proof1"));
        assertThat(read).containsExactlyInAnyOrder(0, 1);
        assertThat(runs).hasSizeGreaterThan(1);
    }

    @Test
    void a_source_that_fails_stops_the_others_and_tells_why() {
        world.reads(2, (pipeline, part) -> {
            if (part == 0) {
                throw FailureDetails.failure(
                        "UNAUTHORIZED", "the token was refused", new FailureDetails("Set it.", 2), false, null);
            }
            return new Extracted("desk", Duration.ofHours(1), "too many requests");
        });
        assertThat(runs()).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.code()).isEqualTo("unauthorized");
            assertThat(failed.step()).isEqualTo(2);
        });
        assertThat(world.stagesDropped()).isTrue();
    }
}
