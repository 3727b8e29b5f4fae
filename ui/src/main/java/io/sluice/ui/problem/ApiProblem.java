package io.sluice.ui.problem;

import io.sluice.store.RequestError;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** A call that is refused: a stable code, what is wrong and what to do next. */
public final class ApiProblem extends RuntimeException {

    private final HttpStatus status;
    private final String code;
    private final String next;
    private final transient Map<String, Object> more = new LinkedHashMap<>();

    private ApiProblem(HttpStatus status, String code, String message, String next) {
        super(message);
        this.status = status;
        this.code = code;
        this.next = next;
    }

    public static ApiProblem of(HttpStatus status, String code, String message, String next) {
        return new ApiProblem(status, code, message, next);
    }

    public static ApiProblem badRequest(String code, String message, String next) {
        return of(HttpStatus.BAD_REQUEST, code, message, next);
    }

    public static ApiProblem conflict(String code, String message, String next) {
        return of(HttpStatus.CONFLICT, code, message, next);
    }

    public static ApiProblem unavailable(String code, String message, String next) {
        return of(HttpStatus.SERVICE_UNAVAILABLE, code, message, next);
    }

    public static ApiProblem unknownRequest(String id) {
        return of(
                HttpStatus.NOT_FOUND,
                "not_found",
                "there is no request " + id,
                "See them all: " + Where.requests() + ".");
    }

    /** What nobody foresaw; its cause is in the log only. */
    public static ApiProblem internal() {
        return of(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "internal",
                "this is a fault in Sluice",
                "Look into its log and report it.");
    }

    /** How a request failed, told to who waited for it. */
    public static ApiProblem ended(HttpStatus status, RequestError error) {
        var problem = of(status, error.code(), error.message(), error.next()).with("phase", error.phase());
        return error.step() == 0 ? problem : problem.with("step", error.step());
    }

    public ApiProblem with(String name, @Nullable Object value) {
        more.put(name, value);
        return this;
    }

    public HttpStatus status() {
        return status;
    }

    /** The members of the RFC 9457 document. */
    public Map<String, Object> document() {
        var document = new LinkedHashMap<String, Object>();
        document.put("type", "urn:sluice:problem:" + code);
        document.put("title", status.getReasonPhrase());
        document.put("status", status.value());
        document.put("detail", getMessage());
        document.put("code", code);
        document.put("phase", null);
        document.put("step", null);
        document.put("next", next);
        document.putAll(more);
        return document;
    }
}
