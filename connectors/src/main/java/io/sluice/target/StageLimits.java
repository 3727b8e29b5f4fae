package io.sluice.target;

import java.time.Duration;

/**
 * How much may be staged, and how a stage is cut into transactions: each holds at least so many rows, and ends with them once it holds so
 * many bytes or took so long.
 */
public record StageLimits(long most, int pageRows, long pageBytes, Duration pageTime) {

    /** At a page's end reader and server wait for each other: what the line holds must be little against a page. */
    public static StageLimits upTo(long most) {
        return new StageLimits(most, 5_000, 16_000_000, Duration.ofSeconds(1));
    }
}
