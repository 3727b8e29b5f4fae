package io.sluice.ui.request;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.sluice.pipeline.Change;
import io.sluice.request.Question;
import io.sluice.store.AuthorStamp;
import io.sluice.store.Phases;
import io.sluice.store.Proof;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request as {@code show --json} prints it; what its phase has not written yet is null or empty. */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record RequestDocument(
        String id,
        int pipeline_id,
        String sentence,
        String status,
        String outcome,
        @Nullable AuthorStamp author,
        List<Phases.PhaseTime> phases,
        List<StepDocument> steps,
        List<RepairDocument> repairs,
        List<String> assumptions,
        List<Proof.ClaimResult> claims,
        @Nullable String basis,
        @Nullable Change change,
        @Nullable Change predicted,
        @Nullable String proof,
        List<String> waits_because,
        List<String> not_proven,
        List<String> not_undoable,
        @Nullable Question question,
        @Nullable ErrorDocument error,
        @Nullable TableDocument table,
        Links links,
        Instant created_at,
        @Nullable Instant undo_until,
        @Nullable String schedule,
        List<String> drift,
        @Nullable UndoneDocument undone) {

    /** A step with how it ran last; {@code rows} is what it moved, as far as it said so. */
    public record StepDocument(
            int number,
            String type,
            List<Integer> depends_on,
            String content,
            @Nullable Integer exit_code,
            @Nullable Integer ms,
            @Nullable Long rows,
            @Nullable String stdout,
            @Nullable String stderr) {}

    /**
     * {@code class} is a word of the language: hence the accessor's name. {@code changes_rows}: it drops or changes rows the sentence did not
     * mention.
     */
    public record RepairDocument(
            int attempt,
            @JsonProperty("class") String errorClass,
            String error,
            String reason,
            boolean successful,
            boolean changes_rows,
            String diff) {}

    /** {@code undo_first}: later requests that are undone before, in this order. */
    public record ErrorDocument(
            String code, String phase, @Nullable Integer step, String message, String next, List<String> undo_first) {}

    /** The rows that answered a question; JSON as it was stored. */
    public record TableDocument(
            @JsonRawValue String columns, @JsonRawValue String rows, boolean truncated) {}

    /** What an undo did to each table and file, said in {@code did}, and what it {@code left} as it was. */
    public record UndoneDocument(List<String> did, List<String> left, List<TableUndone> tables) {}

    /** Rows that had come in, had changed and had been deleted; those of others' hands are {@code conflicts}. */
    public record TableUndone(
            String connection,
            String table,
            long removed,
            long restored,
            long returned,
            boolean dropped,
            long conflicts) {}

    public record Links(String web, @Nullable String temporal) {}
}
