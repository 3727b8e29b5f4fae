package io.sluice.standalone.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;
import java.util.Set;

/** A call that the server refused, or that never reached it, with what a person can do next. */
public final class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final Set<String> QUESTIONS = Set.of("unclear_recurrence", "missing_table");
    private static final int CONFLICT = 409;
    private static final int SERVER = 500;
    private static final int UNAVAILABLE = 503;

    private final int status;
    private final transient JsonNode problem;

    private ApiException(int status, JsonNode problem, String message) {
        super(message);
        this.status = status;
        this.problem = problem;
    }

    /** Errors are RFC 9457 documents; whatever else comes is quoted. */
    static ApiException of(int status, JsonNode body) {
        for (var name : new String[] {"detail", "message", "title"}) {
            if (body.hasNonNull(name)) {
                return new ApiException(status, body, body.get(name).asText());
            }
        }
        return new ApiException(status, body, "the server answered " + status);
    }

    /** An error that comes after the reply has begun: the document names its status itself. */
    public static ApiException of(JsonNode problem) {
        return of(problem.path("status").asInt(SERVER), problem);
    }

    /** A reply that ends before its end. */
    public static ApiException brokenOff() {
        var problem = JsonNodeFactory.instance
                .objectNode()
                .put("code", "broken_off")
                .put("next", "look into sluice.log in the home, and read again");
        return new ApiException(0, problem, "the server broke off; what was printed is not all");
    }

    static ApiException unreachable(String web) {
        var problem = JsonNodeFactory.instance
                .objectNode()
                .put("code", "unreachable")
                .put("next", "look into sluice.log in the home, or start again with ./sluice up");
        return new ApiException(0, problem, "the server at " + web + " does not answer");
    }

    /** Nobody is there: sending the call again later may help. */
    public boolean isUnreachable() {
        return status == 0;
    }

    /** The server is there, but nobody did the work in time: the same call may go well later. */
    public boolean isUnavailable() {
        return status == UNAVAILABLE;
    }

    /** The server knew something that makes this call senseless now. */
    public boolean isConflict() {
        return status == CONFLICT;
    }

    /** What was said names what is not there or is not understood: it is to be said otherwise, as after a question of the author's. */
    public boolean isQuestion() {
        return QUESTIONS.contains(problem.path("code").asText());
    }

    /** The call itself was wrong, so that sending it again is useless. */
    public boolean isUsage() {
        return status > 0 && status < SERVER;
    }

    public Optional<String> next() {
        return Optional.ofNullable(problem.get("next")).map(JsonNode::asText);
    }

    /** The server's own words for {@code --json}. */
    public JsonNode problem() {
        return problem;
    }
}
