package io.sluice.schedule;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a schedule fires: at what any of the {@code cron} expressions names, or else once in {@code every}. {@code words} says it to people.
 */
public record Timing(List<String> cron, @Nullable Duration every, String words) {

    public Timing {
        cron = List.copyOf(cron);
        if (cron.isEmpty() == (every == null)) {
            throw new IllegalArgumentException("a schedule fires by the calendar or by an interval");
        }
    }

    static Timing at(String cron, String words) {
        return new Timing(List.of(cron), null, words);
    }

    static Timing every(Duration interval, String words) {
        return new Timing(List.of(), interval, words);
    }
}
