package io.sluice.ui.record;

import io.sluice.ui.problem.ApiProblem;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads streams of connections: a process that has connectors brings one, a ui alone has none. */
@FunctionalInterface
public interface Records {

    /** For a process without connectors. */
    Records ELSEWHERE = (wanted, sink) -> {
        throw ApiProblem.conflict(
                "no_connectors_here",
                "this server reads no streams itself: its workers do",
                "Move the stream with a request, or read it with --manifest and --config.");
    };

    /** Gives everything to {@code sink}, in order; throws an {@link ApiProblem} for what cannot be read. */
    void read(Wanted wanted, Sink sink) throws IOException;

    /**
     * {@code state} is a JSON object, null to read everything; {@code now} is null for the clock's, {@code baseUrl} for the
     * connection's own; {@code requests}: the requests are told too.
     */
    record Wanted(
            String connection,
            String stream,
            @Nullable String state,
            long limit,
            @Nullable Instant now,
            @Nullable String baseUrl,
            boolean requests) {}

    /** Where the records go. An IOException from it means that nobody listens any more. */
    interface Sink {

        void record(String json) throws IOException;

        /** A request that was sent, as JSON without secrets; may come from any thread. */
        void request(String json);

        /** What was given so far is to be seen now. */
        void flush() throws IOException;

        /** Returns when the API may be asked again. */
        void pause(Duration duration, String reason) throws IOException;

        /** The stream ended well: the state as JSON. */
        void end(String state) throws IOException;

        /** The limit came before the end of the stream, so that there is no state. */
        void limited() throws IOException;
    }
}
