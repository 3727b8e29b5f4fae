package io.sluice.standalone.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.standalone.batch.Answers;
import io.sluice.standalone.batch.Tally;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What the single tasks of a bench came to, kept in a file as they come: a bench that was stopped does only what is not there yet. */
public final class Results implements AutoCloseable {

    private static final int REPORTED = 25;
    private static final String FAILED = "failed";

    private final Map<String, JsonNode> known = new ConcurrentHashMap<>();
    private final Answers file;
    private final Tally outcomes;

    public Results(Path file, Consumer<String> progress) throws IOException {
        this.file = Answers.in(file);
        Answers.read(file, line -> known.put(line.path("id").asText(), line));
        this.outcomes = new Tally(REPORTED, progress);
    }

    /** What this task came to, now or before; by its {@code outcome} progress is told, and what failed is tried again another time. */
    public JsonNode of(String id, Supplier<ObjectNode> work) {
        var before = known.get(id);
        if (before != null) {
            outcomes.count(before.path("outcome").asText());
            return before;
        }
        var result = work.get();
        var outcome = result.path("outcome").asText();
        if (!outcome.equals(FAILED)) {
            file.write(id, result);
        }
        outcomes.count(outcome);
        return result;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
