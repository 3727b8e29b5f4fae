package io.sluice.ui.queryforge;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sluice.pipeline.Change;
import io.sluice.pipeline.Pipeline;
import io.sluice.pipeline.Step;
import io.sluice.pipeline.StepText;
import io.sluice.request.Question;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The documents of QueryForge's API, field by field as its specification shows them. */
final class Pipelines {

    private Pipelines() {}

    record CreateCall(@Nullable Integer user_id, @Nullable String prompt) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Created(
            int pipeline_id,
            String status,
            List<StepDocument> draft_pipeline,
            Instant created_at,
            @Nullable Question question) {}

    record RunCall(@Nullable String run_mode) {}

    record Ran(int pipeline_id, String status, Map<String, StepLogDocument> execution_log, String overall_status) {}

    record RepairCall(@Nullable Integer attempt) {}

    record Repaired(
            int pipeline_id,
            int repair_attempt,
            String error_analysis,
            List<StepDocument> repaired_pipeline,
            String retry_status) {}

    record CommitCall(@Nullable String proof) {}

    record CommittedDocument(
            int pipeline_id,
            String status,
            String outcome,
            String proof,
            @Nullable Change change) {}

    record Logs(
            int pipeline_id,
            String original_prompt,
            List<ExecutionLogDocument> execution_logs,
            List<RepairLogDocument> repair_logs,
            List<StepDocument> final_pipeline,
            String overall_status) {}

    /** A step's type is bash or sql: a load is its {@code COPY …}, an extract is told as SQL too. */
    record StepDocument(int step_number, String type, String content) {

        static StepDocument of(Pipeline pipeline, Step step) {
            return new StepDocument(step.number(), typeOf(step.type()), StepText.of(pipeline, step));
        }

        static List<StepDocument> all(Pipeline pipeline) {
            return pipeline.steps().stream().map(step -> of(pipeline, step)).toList();
        }

        static String typeOf(String type) {
            return type.equals("bash") ? "bash" : "sql";
        }
    }

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record StepLogDocument(
            String type,
            @Nullable Integer exit_code,
            @Nullable String stdout,
            @Nullable String stderr) {}

    /** {@code step_id} is the step's number in its pipeline. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ExecutionLogDocument(
            int step_id,
            Instant run_time,
            boolean is_successful,
            @Nullable String stdout,
            @Nullable String stderr,
            @Nullable Integer exit_code,
            int execution_time_ms,
            int attempt) {}

    record RepairLogDocument(
            int attempt_number,
            String original_error,
            String ai_fix_reason,
            boolean repair_successful,
            String patched_code,
            Instant repair_time) {}
}
