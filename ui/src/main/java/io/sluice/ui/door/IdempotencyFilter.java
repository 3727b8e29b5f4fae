package io.sluice.ui.door;

import io.sluice.store.IdempotencyKeys;
import io.sluice.store.Store;
import io.sluice.ui.problem.ApiProblem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import tools.jackson.databind.json.JsonMapper;

/** A POST with an Idempotency-Key is done once: for 24 hours the same call gets the same reply. */
@Component
@Order(2)
public class IdempotencyFilter extends OncePerRequestFilter {

    private static final String HEADER = "Idempotency-Key";
    private static final int LONGEST_KEY = 200;
    private static final int LONGEST_BODY = 4 << 20;

    private final IdempotencyKeys keys;
    private final JsonMapper json;

    IdempotencyFilter(Store store, JsonMapper json) {
        this.keys = store.idempotencyKeys();
        this.json = json;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !"POST".equals(request.getMethod()) || request.getHeader(HEADER) == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var key = request.getHeader(HEADER);
        var body = request.getInputStream().readNBytes(LONGEST_BODY + 1);
        if (key.isBlank() || key.length() > LONGEST_KEY || body.length > LONGEST_BODY) {
            Replies.write(
                    response,
                    json,
                    ApiProblem.badRequest(
                            "bad_idempotency_key",
                            "the key has 1 to 200 characters, the body at most 4 MB",
                            "Send less."));
            return;
        }
        var fingerprint = fingerprint(request, body);
        var earlier = keys.take(Store.LOCAL_USER, key, fingerprint);
        if (earlier.isEmpty()) {
            callOnce(key, new RepeatableRequest(request, body), response, chain);
        } else {
            repeat(earlier.get(), fingerprint, response);
        }
    }

    private void callOnce(String key, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var recorded = new ContentCachingResponseWrapper(response);
        var kept = false;
        try {
            chain.doFilter(request, recorded);
            kept = keep(key, recorded);
        } finally {
            if (!kept) {
                keys.release(Store.LOCAL_USER, key);
            }
        }
        recorded.copyBodyToResponse();
    }

    /** A reply that may be another one tomorrow, because something was down, is not kept. */
    private boolean keep(String key, ContentCachingResponseWrapper recorded) {
        if (recorded.getStatus() >= HttpStatus.INTERNAL_SERVER_ERROR.value()) {
            return false;
        }
        var body = new String(recorded.getContentAsByteArray(), StandardCharsets.UTF_8);
        keys.keep(
                Store.LOCAL_USER,
                key,
                new IdempotencyKeys.Reply(
                        recorded.getStatus(), recorded.getContentType(), recorded.getHeader("Location"), body));
        return true;
    }

    private void repeat(IdempotencyKeys.Call call, String fingerprint, HttpServletResponse response)
            throws IOException {
        var reply = call.reply();
        if (!call.fingerprint().equals(fingerprint)) {
            Replies.write(
                    response,
                    json,
                    ApiProblem.of(
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            "key_reused",
                            "this Idempotency-Key was used for another call",
                            "Make a new key for a new call."));
        } else if (reply == null) {
            Replies.write(
                    response,
                    json,
                    ApiProblem.conflict(
                            "in_progress",
                            "the first call with this key is still being worked on",
                            "Try again in a moment."));
        } else {
            replay(reply, response);
        }
    }

    private static void replay(IdempotencyKeys.Reply reply, HttpServletResponse response) throws IOException {
        response.setStatus(reply.status());
        response.setHeader("Idempotent-Replayed", "true");
        Optional.ofNullable(reply.location()).ifPresent(location -> response.setHeader("Location", location));
        Optional.ofNullable(reply.contentType()).ifPresent(response::setContentType);
        response.getOutputStream().write(reply.body().getBytes(StandardCharsets.UTF_8));
    }

    private static String fingerprint(HttpServletRequest request, byte[] body) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update((request.getRequestURI() + "?" + orEmpty(request.getQueryString()) + "\n")
                    .getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
