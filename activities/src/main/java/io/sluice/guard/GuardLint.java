package io.sluice.guard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The guards for scripts and CI: lines {@code {"id","dialect"?,"text"}} in, lines {@code {"id","verdict","rule","token","message"}} out. */
public final class GuardLint {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Function<JsonNode, Verdict> guard;

    private GuardLint(Function<JsonNode, Verdict> guard) {
        this.guard = guard;
    }

    /** Lines without a dialect are read in the given one. */
    public static GuardLint sql(SqlDialect unlessSaid, Scope scope) {
        var guard = new SqlGuard();
        return new GuardLint(line -> {
            var dialect = line.hasNonNull("dialect")
                    ? SqlDialect.of(line.get("dialect").asText())
                    : unlessSaid;
            return guard.check(dialect, line.path("text").asText(""), scope);
        });
    }

    public static GuardLint bash() {
        var guard = new BashGuard();
        return new GuardLint(line -> guard.check(line.path("text").asText("")));
    }

    /** Answers every line in order; blank lines are skipped. */
    public void run(BufferedReader lines, Appendable answers) throws IOException {
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (!line.isBlank()) {
                answers.append(answer(line)).append('\n');
            }
        }
    }

    /** The answer to one line. A line that is no such JSON is rejected like any other text that is not understood. */
    public String answer(String line) {
        @Nullable JsonNode id = null;
        try {
            var question = JSON.readTree(line);
            id = question.get("id");
            return answer(id, guard.apply(question));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return answer(
                    id,
                    new Verdict.Rejected(
                            Rule.SYNTAX, "", "The line is not {\"id\",\"dialect\",\"text\"}: " + e.getMessage()));
        }
    }

    private static String answer(@Nullable JsonNode id, Verdict verdict) {
        var answer = JSON.createObjectNode();
        answer.set("id", id);
        answer.put("verdict", verdict.accepted() ? "accept" : "reject");
        var rejected = verdict instanceof Verdict.Rejected reason ? reason : null;
        answer.put("rule", rejected == null ? null : rejected.rule().id());
        answer.put("token", rejected == null ? null : rejected.token());
        answer.put("message", rejected == null ? null : rejected.message());
        return answer.toString();
    }
}
