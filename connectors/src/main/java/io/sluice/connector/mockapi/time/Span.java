package io.sluice.connector.mockapi.time;

import java.time.Duration;
import java.util.regex.Pattern;

/** An ISO-8601 duration as a length of time; a month counts 30 days, a year 365. */
public final class Span {
    private static final Pattern FORM = Pattern.compile(
            "P(?:(\\d+)Y)?(?:(\\d+)M)?(?:(\\d+)W)?(?:(\\d+)D)?(?:T(?:(\\d+)H)?(?:(\\d+)M)?(?:(\\d+)(?:\\.\\d+)?S)?)?");
    private static final long[] SECONDS = {31_536_000, 2_592_000, 604_800, 86_400, 3_600, 60, 1};

    private Span() {}

    /** Reads it; what is not a duration counts as none. */
    public static Duration of(String text) {
        var matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Duration.ZERO;
        }
        var seconds = 0L;
        for (var unit = 0; unit < SECONDS.length; unit++) {
            var count = matcher.group(unit + 1);
            seconds += count == null ? 0 : SECONDS[unit] * Long.parseLong(count);
        }
        return Duration.ofSeconds(seconds);
    }
}
