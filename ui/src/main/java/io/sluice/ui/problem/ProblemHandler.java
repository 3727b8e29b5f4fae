package io.sluice.ui.problem;

import com.zaxxer.hikari.pool.HikariPool;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowServiceException;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.jooq.exception.DataAccessException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** The one place where exceptions become problem documents. */
@RestControllerAdvice
public class ProblemHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> refused(ApiProblem problem) {
        return ResponseEntity.status(problem.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem.document());
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> unreadable(HttpMessageNotReadableException e) {
        var cause = e.getMostSpecificCause().getMessage();
        var first = cause == null
                ? "the body cannot be read"
                : cause.lines().findFirst().orElse(cause);
        return refused(ApiProblem.badRequest("bad_json", first, "Send the JSON that /openapi.json describes."));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> mistyped(MethodArgumentTypeMismatchException e) {
        return refused(ApiProblem.badRequest(
                "bad_parameter", e.getName() + " cannot be \"" + e.getValue() + "\"", "Look at /openapi.json."));
    }

    @ExceptionHandler({DataAccessException.class, HikariPool.PoolInitializationException.class})
    ResponseEntity<Map<String, Object>> storeIsGone(Exception e) {
        LOG.warn("the store does not answer", e);
        return refused(ApiProblem.unavailable(
                "store_unreachable", "Sluice's own database does not answer", "Try again in a moment."));
    }

    @ExceptionHandler({StatusRuntimeException.class, WorkflowServiceException.class})
    ResponseEntity<Map<String, Object>> temporalIsGone(Exception e) {
        LOG.warn("Temporal does not answer", e);
        return refused(
                ApiProblem.unavailable("temporal_unreachable", "Temporal does not answer", "Try again in a moment."));
    }

    /** The reader has gone away: there is nobody to tell. */
    @ExceptionHandler({AsyncRequestNotUsableException.class, IOException.class})
    void gone(Exception e) {
        LOG.debug("a client left", e);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> anythingElse(Exception e) {
        if (e instanceof ErrorResponse known) {
            return refused(ApiProblem.of(
                    status(known.getStatusCode()),
                    code(known.getStatusCode()),
                    String.valueOf(known.getBody().getDetail()),
                    "Look at /openapi.json."));
        }
        LOG.error("a call failed", e);
        return refused(ApiProblem.internal());
    }

    private static HttpStatus status(HttpStatusCode code) {
        return HttpStatus.valueOf(code.value());
    }

    private static String code(HttpStatusCode code) {
        return status(code).name().toLowerCase(Locale.ROOT);
    }
}
