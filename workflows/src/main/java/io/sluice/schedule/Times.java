package io.sluice.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Times of day as people write them. */
record Times(List<Integer> hours, int minute) {

    static final String PATTERN =
            "(?:(?:\\d{1,2}(?:[:.]\\d{2}|\\s*h\\s*\\d{2})?(?:\\s*(?:am|pm|a\\.m\\.|p\\.m\\.|o'clock|h|hrs|hours))?)(?![\\d:])|noon|midday|midnight)";

    private static final Pattern ONE = Pattern.compile(
            "(\\d{1,2})(?:(?:[:.]|\\s*h\\s*)(\\d{2}))?\\s*(am|pm|a\\.m\\.|p\\.m\\.)?.*", Pattern.DOTALL);

    /** {@code part} is the part of the day that was named, for "every evening at 7". */
    static Times read(String said, @Nullable String part) {
        var hours = new ArrayList<Integer>();
        var minutes = new ArrayList<Integer>();
        for (var one : said.toLowerCase(Locale.ROOT).split("\\s*,\\s*|\\s+and\\s+")) {
            var minute = add(one.strip(), part, hours);
            minutes.add(minute);
        }
        if (minutes.stream().distinct().count() > 1) {
            throw new Unkeepable(
                    "the times \"" + said + "\" differ in their minutes", "Make a schedule for each, or give --cron.");
        }
        return new Times(hours.stream().sorted().distinct().toList(), minutes.getFirst());
    }

    private static int add(String one, @Nullable String part, List<Integer> hours) {
        if (one.equals("noon") || one.equals("midday")) {
            hours.add(12);
            return 0;
        }
        if (one.equals("midnight")) {
            hours.add(0);
            return 0;
        }
        var match = ONE.matcher(one);
        if (!match.matches()) {
            throw bad(one);
        }
        var minute = match.group(2) == null ? 0 : Integer.parseInt(match.group(2));
        var hour = hour(Integer.parseInt(match.group(1)), match.group(3), part, one);
        if (hour > 23 || minute > 59) {
            throw bad(one);
        }
        hours.add(hour);
        return minute;
    }

    private static int hour(int said, @Nullable String half, @Nullable String part, String one) {
        if (half != null) {
            if (said < 1 || said > 12) {
                throw bad(one);
            }
            return said % 12 + (half.startsWith("p") ? 12 : 0);
        }
        var late = "afternoon".equals(part) && said < 12
                || "evening".equals(part) && said >= 4 && said < 12
                || "night".equals(part) && said >= 6 && said < 12;
        return "night".equals(part) && said == 12 ? 0 : late ? said + 12 : said;
    }

    private static Unkeepable bad(String one) {
        return new Unkeepable("\"" + one + "\" is no time of day", "Write it as 7, 06:30 or 7pm.");
    }

    String cron() {
        return minute + " "
                + String.join(",", hours.stream().map(String::valueOf).toList());
    }

    String words() {
        return String.join(
                " and ",
                hours.stream()
                        .map(hour -> String.format(Locale.ROOT, "%02d:%02d", hour, minute))
                        .toList());
    }
}
