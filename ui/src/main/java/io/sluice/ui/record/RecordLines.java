package io.sluice.ui.record;

import io.sluice.ui.problem.ApiProblem;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The reply, a JSON object a line: {@code record}, {@code request}, {@code pause}, and last {@code state}, {@code limited} or {@code error}. A reply
 * without one of these broke off. The response begins with the first line, so that an earlier error is an ordinary one.
 */
final class RecordLines implements Records.Sink {

    /** So often an empty line asks whether the client still listens. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    private final HttpServletResponse response;
    private final JsonMapper json;
    private @Nullable OutputStream out;

    RecordLines(HttpServletResponse response, JsonMapper json) {
        this.response = response;
        this.json = json;
    }

    synchronized boolean begun() {
        return out != null;
    }

    @Override
    public void record(String text) throws IOException {
        line("{\"record\":" + text + "}");
    }

    @Override
    public void request(String text) {
        try {
            line("{\"request\":" + text + "}");
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @Override
    public void end(String state) throws IOException {
        line("{\"state\":" + state + "}");
        flush();
    }

    @Override
    public void limited() throws IOException {
        line("{\"limited\":true}");
        flush();
    }

    void failed(ApiProblem problem) throws IOException {
        line(json.writeValueAsString(Map.of("error", problem.document())));
        flush();
    }

    @Override
    public void pause(Duration duration, String reason) throws IOException {
        line(json.writeValueAsString(Map.of("pause", Map.of("seconds", duration.toSeconds(), "reason", reason))));
        flush();
        var end = Instant.now().plus(duration);
        for (var left = duration; left.isPositive(); left = Duration.between(Instant.now(), end)) {
            sleep(left.compareTo(HEARTBEAT) < 0 ? left : HEARTBEAT);
            line("");
            flush();
        }
    }

    private static void sleep(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ApiProblem.unavailable("stopping", "the server stops", "Read again when it is up.");
        }
    }

    private synchronized void line(String text) throws IOException {
        if (out == null) {
            response.setContentType("application/x-ndjson");
            out = response.getOutputStream();
        }
        out.write((text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public synchronized void flush() throws IOException {
        if (out != null) {
            out.flush();
        }
    }
}
