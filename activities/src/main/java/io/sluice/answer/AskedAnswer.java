package io.sluice.answer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The answer to a question of a batch, filled in as it comes about; fields that are not known stay null. */
final class AskedAnswer {

    private final ObjectNode json = JsonNodeFactory.instance.objectNode();

    AskedAnswer() {
        json.putNull("outcome");
        json.putNull("sql");
        json.putNull("dialect");
        json.putNull("on");
        json.putNull("confidence");
        json.putArray("doubts");
        json.putArray("columns");
        json.putArray("rows");
        json.put("truncated", false);
        json.put("ms", 0);
        json.put("model_ms", 0);
        json.put("planning_ms", 0);
        json.put("probes_ms", 0);
        json.putNull("why");
    }

    AskedAnswer written(String connection, String dialect, String sql) {
        json.put("on", connection);
        json.put("dialect", dialect.toLowerCase(Locale.ROOT));
        json.put("sql", sql);
        return this;
    }

    /** With what makes it less sure. */
    AskedAnswer confidence(double confidence, List<String> doubts) {
        json.put("confidence", Math.round(confidence * 1000) / 1000.0);
        var all = json.putArray("doubts");
        doubts.forEach(all::add);
        return this;
    }

    /** How long the built-in planner read the question, and how long a database was asked for it what its columns hold. */
    AskedAnswer planned(long planning, long probes) {
        json.put("planning_ms", planning);
        json.put("probes_ms", probes);
        return this;
    }

    AskedAnswer ended(String outcome, @Nullable String why) {
        json.put("outcome", outcome);
        json.put("why", why);
        return this;
    }

    AskedAnswer rows(ReadOnlyQuery.Rows rows) {
        json.set("columns", rows.columns());
        json.set("rows", rows.rows());
        json.put("truncated", rows.truncated());
        return ended("answered", null);
    }

    /** {@code model} of these milliseconds were a model's. */
    AskedAnswer took(long all, long model) {
        json.put("ms", all - model);
        json.put("model_ms", model);
        return this;
    }

    String json() {
        return json.toString();
    }
}
