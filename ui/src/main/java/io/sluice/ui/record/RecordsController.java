package io.sluice.ui.record;

import io.sluice.ui.problem.ApiProblem;
import io.sluice.ui.record.Records.Wanted;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a stream of a connection to the client, without holding it; the connection's secrets stay here. */
@RestController
public class RecordsController {

    private static final Logger LOG = LoggerFactory.getLogger(RecordsController.class);

    private final Records records;
    private final JsonMapper json;

    RecordsController(Records records, JsonMapper json) {
        this.records = records;
        this.json = json;
    }

    /** {@code state} counts in the mode {@code incremental} only. */
    record Read(
            @Nullable String mode,
            @Nullable JsonNode state,
            @Nullable Long limit,
            @Nullable String now,
            @Nullable String base_url,
            @Nullable Boolean requests) {}

    /** A POST: it spends the connection's calls, and may renew its token. Never kept for a repeated call. */
    @PostMapping("/v1/connections/{name}/streams/{stream}/records")
    void read(
            @PathVariable String name,
            @PathVariable String stream,
            @RequestBody Read asked,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        if (request.getHeader("Idempotency-Key") != null) {
            throw ApiProblem.badRequest(
                    "not_repeatable", "records are not kept for a repeated call", "Leave Idempotency-Key out.");
        }
        var lines = new RecordLines(response, json);
        var wanted = new Wanted(name, stream, state(asked), limit(asked), now(asked), baseUrl(asked), requests(asked));
        try {
            records.read(wanted, lines);
        } catch (RuntimeException e) {
            if (!lines.begun()) {
                throw e;
            }
            lines.failed(problem(e));
        }
    }

    private static ApiProblem problem(RuntimeException e) {
        if (e instanceof ApiProblem problem) {
            return problem;
        }
        LOG.error("a reading failed", e);
        return ApiProblem.internal();
    }

    private @Nullable String state(Read asked) {
        return switch (asked.mode()) {
            case "incremental" -> asked.state() == null ? "{}" : object(asked.state());
            case "full" -> null;
            case null -> null;
            default ->
                throw ApiProblem.badRequest(
                        "bad_mode", "mode cannot be \"" + asked.mode() + "\"", "Use full or incremental.");
        };
    }

    private String object(JsonNode state) {
        if (!state.isObject()) {
            throw ApiProblem.badRequest(
                    "bad_state", "state is no JSON object", "Send what an earlier reading ended with.");
        }
        return json.writeValueAsString(state);
    }

    private static @Nullable String baseUrl(Read asked) {
        if (asked.base_url() == null) {
            return null;
        }
        try {
            var url = new URI(asked.base_url());
            if (url.getHost() != null && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
                return asked.base_url();
            }
        } catch (URISyntaxException e) {
            // said below
        }
        throw ApiProblem.badRequest("bad_base_url", "base_url is no address of an API", "Write http://HOST:PORT.");
    }

    private static boolean requests(Read asked) {
        return asked.requests() != null && asked.requests();
    }

    private static long limit(Read asked) {
        if (asked.limit() == null) {
            return Long.MAX_VALUE;
        }
        if (asked.limit() < 0) {
            throw ApiProblem.badRequest("bad_limit", "limit cannot be negative", "Send the most records to read.");
        }
        return asked.limit();
    }

    private static @Nullable Instant now(Read asked) {
        try {
            return asked.now() == null ? null : Instant.parse(asked.now());
        } catch (DateTimeException e) {
            throw ApiProblem.badRequest("bad_time", "now cannot be read", "Write it as 2026-01-31T12:00:00Z.");
        }
    }
}
