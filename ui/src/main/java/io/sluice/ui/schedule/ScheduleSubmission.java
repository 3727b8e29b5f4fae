package io.sluice.ui.schedule;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.sluice.ui.request.Submission;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a caller wants to come again: a request, when, and how far its approval reaches. */
public record ScheduleSubmission(
        @Nullable String name,
        @Nullable String id,
        @Nullable String sentence,
        @Nullable String cron,

        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) @Nullable
        List<String> on,

        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) @Nullable
        List<String> into,

        @Nullable String files,
        @Nullable String approve,
        @Nullable String now,
        @Nullable String timezone,
        @Nullable BudgetSubmission budget,
        @Nullable String on_drift,
        @Nullable String catch_up) {

    /** What one firing may do without a person; what is not named is as usual. */
    public record BudgetSubmission(
            @Nullable Integer deleted_percent,
            @Nullable Long rejected,
            @Nullable Long inserted,
            @Nullable Long changed) {}

    static ScheduleSubmission of(Submission asked) {
        return new ScheduleSubmission(
                asked.id(),
                asked.id(),
                asked.sentence(),
                null,
                asked.on(),
                asked.into(),
                asked.files(),
                asked.approve(),
                asked.now(),
                asked.timezone(),
                null,
                null,
                null);
    }

    Submission saying(String request) {
        return new Submission(id, request, on, into, files, approve, now, timezone, null);
    }
}
