package io.sluice.store;

import io.sluice.schedule.Budget;
import io.sluice.schedule.OnDrift;
import io.sluice.schedule.Timing;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to come again: {@code sentence} as it was said, {@code request} without its recurrence. {@code catchUp}: a firing
 * that was missed, because nothing ran, is made up for within this time.
 */
public record NewSchedule(
        String name,
        int userId,
        String sentence,
        String request,
        Timing timing,
        String timezone,
        List<String> on,
        List<String> into,
        @Nullable String files,
        Budget budget,
        OnDrift onDrift,
        Duration catchUp) {

    /** A request's id is made of the name and a time. */
    private static final Pattern NAME = Pattern.compile("(?!undo-)[a-z0-9._-]{1,40}");

    public NewSchedule {
        on = List.copyOf(on);
        into = List.copyOf(into);
        if (!isName(name)) {
            throw new IllegalArgumentException("\"" + name + "\" is no schedule's name");
        }
    }

    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }
}
