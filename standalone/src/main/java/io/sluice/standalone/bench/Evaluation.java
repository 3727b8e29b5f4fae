package io.sluice.standalone.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.standalone.batch.AtOnce;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/** How the tasks of an evaluation are done: at most {@code size} of a set (0 for all), so many at once, none that has its result already. */
public record Evaluation(int size, int parallel, Results results) {

    <T> List<T> some(List<T> all) {
        return size == 0 || size > all.size() ? all : all.subList(0, size);
    }

    /** In the order of the tasks, what {@code read} makes of each and its result; each worker has a place of its own. */
    public <T, R> List<R> each(
            List<T> tasks,
            Function<T, String> id,
            List<? extends Function<T, ObjectNode>> workers,
            BiFunction<T, JsonNode, R> read) {
        var done = new ConcurrentHashMap<String, JsonNode>();
        AtOnce.each(
                tasks, workers.stream().map(worker -> keeping(id, worker, done)).toList());
        return tasks.stream()
                .map(task -> read.apply(task, Objects.requireNonNull(done.get(id.apply(task)))))
                .toList();
    }

    private <T> Consumer<T> keeping(
            Function<T, String> id, Function<T, ObjectNode> worker, ConcurrentHashMap<String, JsonNode> done) {
        return task -> done.put(id.apply(task), results.of(id.apply(task), () -> worker.apply(task)));
    }
}
