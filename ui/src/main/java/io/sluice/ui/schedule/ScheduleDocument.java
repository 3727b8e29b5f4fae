package io.sluice.ui.schedule;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A schedule as {@code schedule show --json} prints it. {@code state}: waits_for_first (its first request is not committed), active, paused,
 * waits_for_person (a firing stopped) or unknown (Temporal is away); {@code next} is empty where Temporal cannot say.
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ScheduleDocument(
        String name,
        String sentence,
        String request,
        String when,
        List<String> cron,
        @Nullable Long every_seconds,
        String timezone,
        String state,
        String note,
        List<Instant> next,
        List<FiringDocument> last,
        long skipped,
        long missed,
        String first_request,
        @Nullable String approved_request,
        BudgetDocument budget,
        String on_drift,
        long catch_up_seconds,
        List<String> on,
        List<String> into,
        @Nullable String files,
        Instant created_at,
        Links links) {

    /** A request of the schedule; {@code kind} is first, firing or backfill; counts are of all tables. */
    public record FiringDocument(
            String id,
            String kind,
            Instant at,
            String status,
            String outcome,
            long inserted,
            long changed,
            long deleted,
            @Nullable String why) {}

    public record BudgetDocument(
            int deleted_percent,
            long rejected,
            @Nullable Long inserted,
            @Nullable Long changed) {}

    public record Links(String web, @Nullable String temporal) {}
}
