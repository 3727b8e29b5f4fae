package io.sluice.ui.query;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.sluice.request.Pace;
import io.sluice.store.Store;
import io.sluice.store.StoredRequest;
import io.sluice.store.WrittenIn;
import io.sluice.ui.problem.ApiProblem;
import io.sluice.ui.request.Submission;
import io.sluice.ui.request.Submissions;
import io.sluice.ui.steer.Waiting;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Hand-written SQL: what reads is answered at once, what writes becomes a request with proof and approval. */
@RestController
public class QueryController {

    /** A statement that reaches one of these writes: its caller follows the request. */
    private static final Set<String> WRITING = Set.of("sandbox_run", "rehearse", "approve", "commit");

    private static final String MISSING_TABLE = "missing_table";

    private final Submissions submissions;
    private final Waiting waiting;
    private final Store store;

    QueryController(Submissions submissions, Waiting waiting, Store store) {
        this.submissions = submissions;
        this.waiting = waiting;
        this.store = store;
    }

    record Query(
            @Nullable String sql,

            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) @Nullable
            List<String> on,

            @Nullable String id,
            @Nullable String approve) {}

    record Rows(@JsonRawValue String columns, @JsonRawValue String rows, boolean truncated) {}

    /** A request to follow, because it writes or did not come to rows. */
    record Follow(String id, String outcome) {}

    @PostMapping("/v1/query")
    ResponseEntity<?> query(@RequestBody Query query) {
        if (query.sql() == null || query.sql().isBlank()) {
            throw ApiProblem.badRequest("empty_sql", "the statement is empty", "Send {\"sql\": \"select …\"}.");
        }
        var asked = new Submission(
                query.id(), query.sql(), query.on(), query.on(), null, query.approve(), null, null, null);
        var request = submissions.submit(asked, Pace.ONE_GO, WrittenIn.SQL, null);
        var settled = waiting.until(request.id(), QueryController::settled);
        settled.ifPresent(QueryController::known);
        return store.answers()
                .of(request.id())
                .<ResponseEntity<?>>map(
                        rows -> ResponseEntity.ok(new Rows(rows.columns(), rows.rows(), rows.truncated())))
                .orElseGet(() -> ResponseEntity.accepted()
                        .body(new Follow(request.id(), settled.orElse(request).outcome())));
    }

    /** There is nothing to follow where the statement names a table that is not there. */
    private static void known(StoredRequest request) {
        var error = request.error();
        if (error != null && error.code().equals(MISSING_TABLE)) {
            throw ApiProblem.ended(HttpStatus.UNPROCESSABLE_CONTENT, error).with("id", request.id());
        }
    }

    private static boolean settled(StoredRequest request) {
        return !request.outcome().equals("running") || request.phase() != null && WRITING.contains(request.phase());
    }
}
