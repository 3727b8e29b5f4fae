package io.sluice.standalone.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Evaluations do several tasks at once, and one that was stopped goes on where it was. */
class EvaluationTest {

    private static final List<String> TASKS = List.of("a", "b", "c", "d");

    @TempDir
    Path folder;

    private final List<String> done = Collections.synchronizedList(new ArrayList<>());
    private final List<String> progress = Collections.synchronizedList(new ArrayList<>());

    @Test
    void one_that_was_stopped_goes_on_where_it_was() throws IOException {
        assertThatThrownBy(() -> run(TASKS, 1, task -> {
                    if (task.equals("c")) {
                        throw new IllegalStateException("killed");
                    }
                    return result("right");
                }))
                .hasMessage("killed");
        assertThat(run(TASKS, 2, task -> result("wrong"))).containsExactly("a right", "b right", "c wrong", "d wrong");
        assertThat(done).startsWith("a", "b", "c").hasSize(5);
    }

    @Test
    void what_failed_is_tried_again() throws IOException {
        assertThat(run(TASKS, 2, task -> result(task.equals("b") ? "failed" : "right")))
                .contains("b failed");
        done.clear();
        assertThat(run(TASKS, 2, task -> result("right"))).contains("b right");
        assertThat(done).containsExactly("b");
    }

    @Test
    void tells_how_far_it_is() throws IOException {
        run(IntStream.range(0, 30).mapToObj(Integer::toString).toList(), 2, task -> result("right"));
        assertThat(progress).containsExactly("25 right");
    }

    private List<String> run(List<String> tasks, int parallel, Function<String, ObjectNode> work) throws IOException {
        try (var results = new Results(folder.resolve("results"), progress::add)) {
            return new Evaluation(0, parallel, results)
                    .each(
                            tasks,
                            task -> task,
                            Collections.nCopies(parallel, (String task) -> {
                                done.add(task);
                                return work.apply(task);
                            }),
                            (String task, JsonNode kept) ->
                                    task + " " + kept.path("outcome").asText());
        }
    }

    private static ObjectNode result(String outcome) {
        return Installation.JSON.createObjectNode().put("outcome", outcome);
    }
}
