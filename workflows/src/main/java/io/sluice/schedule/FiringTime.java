package io.sluice.schedule;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/** The instant a firing was due, to the second: Temporal writes it behind the workflow id. */
public final class FiringTime {

    private static final DateTimeFormatter DIGITS =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withZone(ZoneOffset.UTC);
    private static final int LENGTH = "2026-01-31T12:00:00Z".length();

    private FiringTime() {}

    /** The id of the request that a firing starts; one that no schedule started goes by when it began. */
    public static String request(String schedule, String workflowId, long startedMillis) {
        return request(schedule, due(workflowId, startedMillis));
    }

    public static String request(String schedule, Instant due) {
        return schedule + "-" + DIGITS.format(due);
    }

    private static Instant due(String workflowId, long startedMillis) {
        try {
            return Instant.parse(workflowId.substring(Math.max(0, workflowId.length() - LENGTH)));
        } catch (DateTimeParseException byHand) {
            return Instant.ofEpochMilli(startedMillis);
        }
    }
}
