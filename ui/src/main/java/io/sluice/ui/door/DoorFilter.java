package io.sluice.ui.door;

import io.sluice.ui.problem.ApiProblem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lets in who means this server: the Host is this machine's (a rebound DNS name is not), the Origin is our own page (a foreign page's is
 * not), and what changes something is JSON (a foreign form cannot send that).
 */
@Component
@Order(1)
public class DoorFilter extends OncePerRequestFilter {

    private static final Pattern LOOPBACK = Pattern.compile(
            "(localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[::1])(:\\d{1,5})?", Pattern.CASE_INSENSITIVE);
    private static final String POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
            + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    private static final long LARGEST_BODY = 4 << 20;
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final JsonMapper json;

    DoorFilter(JsonMapper json) {
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        protect(request, response);
        var refusal = refusal(request);
        if (refusal.isPresent()) {
            Replies.write(response, json, refusal.get());
        } else {
            chain.doFilter(request, response);
        }
    }

    /** No other site may show our page in a frame, where a click on Approve could be stolen; and nothing of the API is kept by browsers. */
    private static void protect(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        if (request.getRequestURI().startsWith("/v1/")
                || request.getRequestURI().startsWith("/pipeline/")) {
            response.setHeader("Cache-Control", "no-store");
        }
    }

    private static Optional<ApiProblem> refusal(HttpServletRequest request) {
        var host = request.getHeader("Host");
        if (host == null || !LOOPBACK.matcher(host).matches()) {
            return Optional.of(ApiProblem.of(
                    HttpStatus.MISDIRECTED_REQUEST,
                    "foreign_host",
                    "this server answers to localhost only",
                    "Call it as http://127.0.0.1 with its port."));
        }
        if (foreign(request, host)) {
            return Optional.of(ApiProblem.of(
                    HttpStatus.FORBIDDEN,
                    "foreign_origin",
                    "a page of another site may not call Sluice",
                    "Open Sluice's own page."));
        }
        if (request.getContentLengthLong() > LARGEST_BODY) {
            return Optional.of(ApiProblem.of(
                    HttpStatus.CONTENT_TOO_LARGE, "too_large", "a body has at most 4 MB", "Send data as files."));
        }
        return READING.contains(request.getMethod()) || json(request.getContentType())
                ? Optional.empty()
                : Optional.of(ApiProblem.of(
                        HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                        "not_json",
                        "the Content-Type must be application/json",
                        "Send -H 'Content-Type: application/json'."));
    }

    private static boolean foreign(HttpServletRequest request, String host) {
        var origin = request.getHeader("Origin");
        if (origin != null) {
            return !origin.equalsIgnoreCase("http://" + host);
        }
        // Following a link to the page is fine from anywhere; scripts and frames of another site are not.
        return "cross-site".equals(request.getHeader("Sec-Fetch-Site"))
                && !"navigate".equals(request.getHeader("Sec-Fetch-Mode"));
    }

    private static boolean json(@Nullable String contentType) {
        try {
            return contentType != null && MediaType.APPLICATION_JSON.includes(MediaType.parseMediaType(contentType));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }
}
