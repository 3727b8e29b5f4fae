package io.sluice.standalone.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class AtOnceTest {

    @Test
    @Timeout(60)
    void several_tasks_are_done_at_the_same_time() {
        var meeting = new CountDownLatch(3);
        AtOnce.each(List.of("a", "b", "c"), Collections.nCopies(3, task -> {
            meeting.countDown();
            await(meeting); // nobody goes on before all three are here
        }));
        assertThat(meeting.getCount()).isZero();
    }

    @Test
    void every_task_is_done_once_by_one_of_the_workers() {
        var tasks = IntStream.range(0, 500).boxed().toList();
        var done = new ConcurrentHashMap<Integer, Integer>();
        Consumer<Integer> worker = task -> done.merge(task, 1, Integer::sum);
        AtOnce.each(tasks, List.of(worker, worker, worker));
        assertThat(done.keySet()).containsExactlyInAnyOrderElementsOf(tasks);
        assertThat(Set.copyOf(done.values())).containsExactly(1);
    }

    @Test
    void the_first_failure_ends_all() {
        var begun = ConcurrentHashMap.<Integer>newKeySet();
        assertThatThrownBy(() -> AtOnce.each(IntStream.range(0, 100).boxed().toList(), Collections.nCopies(1, task -> {
                    begun.add(task);
                    if (task == 3) {
                        throw new IllegalStateException("the server is gone");
                    }
                })))
                .hasMessage("the server is gone");
        assertThat(begun).containsExactlyInAnyOrder(0, 1, 2, 3);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
