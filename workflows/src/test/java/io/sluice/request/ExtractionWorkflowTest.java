package io.sluice.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.durable.FailureDetails;
import io.sluice.pipeline.Problem;
import io.sluice.request.ExtractActivity.Extracted;
import io.temporal.activity.Activity;
import io.temporal.client.ActivityCompletionException;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Sources that are read side by side before the rehearsal. */
class ExtractionWorkflowTest {

    private static final Extracted READ = new Extracted("shop", Duration.ZERO, "");
    private final Set<Integer> read = ConcurrentHashMap.newKeySet();
    private final AtomicInteger asked = new AtomicInteger();
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
            four.await(60, TimeUnit.SECONDS);
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
    void a_source_that_fails_stops_at_once_the_others_that_rest_and_tells_why() {
        var resting = new CountDownLatch(3);
        world.reads(6, (pipeline, part) -> {
            if (part == 1) {
                await(resting);
                throw FailureDetails.failure(
                        "UNAUTHORIZED", "the token was refused", new FailureDetails("Set it.", 2), false, null);
            }
            read.add(part);
            asked.incrementAndGet();
            resting.countDown();
            return new Extracted("desk", Duration.ofHours(1), "too many requests");
        });
        assertThat(runs()).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.code()).isEqualTo("unauthorized");
            assertThat(failed.step()).isEqualTo(2);
        });
        assertThat(asked).hasValueLessThan(30);
        assertThat(read).containsExactlyInAnyOrder(0, 2, 3);
        assertThat(world.stagesDropped()).isTrue();
    }

    @Test
    void a_problem_in_one_source_goes_to_the_author_at_once_and_the_others_are_stopped_before() {
        var begun = new CountDownLatch(1);
        var stopped = new CountDownLatch(1);
        world.reads(6, (pipeline, part) -> {
            if (pipeline.draft().version() > 1) {
                read.add(part);
                return READ;
            }
            return switch (part) {
                case 0 -> {
                    await(begun);
                    var problem = new ProblemRef(7, Problem.Kind.TOO_MANY_REJECTS, 1);
                    yield new Extracted("desk", Duration.ZERO, "", problem);
                }
                case 1 -> {
                    begun.countDown();
                    yield readUntilStopped(stopped);
                }
                default -> new Extracted("shop", Duration.ofHours(1), "too many requests");
            };
        });
        assertThat(runs()).isEqualTo(new Outcome.Committed("proof2"));
        assertThat(stopped.getCount()).isZero();
        assertThat(read).hasSize(6);
        assertThat(world.story).containsSubsequence("rehearse", "repair", "introspect", "rehearse", "commit");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void sources_that_rest_at_the_same_time_do_not_add_up() {
        var rested = ConcurrentHashMap.<Integer>newKeySet();
        world.reads(4, (pipeline, part) -> {
            read.add(part);
            return rested.add(part) ? new Extracted("desk", Duration.ofHours(44), "too many requests") : READ;
        });
        world.sourceWantsPauses(5);
        assertThat(runs()).isEqualTo(new Outcome.Committed("proof1"));
    }

    @Test
    void a_request_that_is_cancelled_stops_what_is_read_and_what_rests() {
        var begun = new CountDownLatch(2);
        var stopped = new CountDownLatch(1);
        world.reads(2, (pipeline, part) -> {
            begun.countDown();
            return part == 0
                    ? new Extracted("desk", Duration.ofDays(6), "too many requests")
                    : readUntilStopped(stopped);
        });
        try (var running = new RunningWorld(world)) {
            WorkflowClient.start(running.workflow()::run, DataRequest.of("r", Approval.AUTO));
            await(begun);
            running.workflow().cancel();
            assertThat(WorkflowStub.fromTyped(running.workflow()).getResult(Outcome.class))
                    .isEqualTo(new Outcome.Cancelled());
        }
        assertThat(stopped.getCount()).isZero();
        assertThat(world.stagesDropped()).isTrue();
        assertThat(world.commits).isEmpty();
    }

    private static Extracted readUntilStopped(CountDownLatch stopped) {
        try {
            while (true) {
                Activity.getExecutionContext().heartbeat(null);
                LockSupport.parkNanos(10_000_000);
            }
        } catch (ActivityCompletionException e) {
            stopped.countDown();
            throw e;
        }
    }

    @Test
    void a_child_that_is_open_still_is_a_failure_and_nobody_cancelled() {
        world.reads(2, (pipeline, part) -> new Extracted("desk", Duration.ofDays(1), "too many requests"));
        try (var running = new RunningWorld(world)) {
            running.extractsAlready("r/extraction", new Extraction(null, List.of(0), Duration.ZERO));
            assertThat(running.workflow().run(DataRequest.of("r", Approval.AUTO)))
                    .isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
                        assertThat(failed.code()).isEqualTo("internal");
                        assertThat(failed.message()).contains("is open still");
                        assertThat(failed.next()).contains("resume the request");
                    });
        }
    }
}
