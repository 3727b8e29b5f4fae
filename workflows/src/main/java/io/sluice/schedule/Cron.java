package io.sluice.schedule;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A cron expression of five fields, read as cron itself does: where day of month and day of week are both given, either one is enough. */
public final class Cron {

    private static final Map<String, String> SHORT = Map.of(
            "@hourly", "0 * * * *",
            "@daily", "0 0 * * *",
            "@midnight", "0 0 * * *",
            "@weekly", "0 0 * * 0",
            "@monthly", "0 0 1 * *",
            "@yearly", "0 0 1 1 *",
            "@annually", "0 0 1 1 *");
    private static final int[] LONGEST_MONTHS = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private Cron() {}

    /** Throws IllegalArgumentException that names the field at fault. */
    public static Timing read(String expression) {
        var text = expression.strip().toLowerCase(Locale.ROOT);
        var fields = SHORT.getOrDefault(text, text).split("\\s+");
        if (text.startsWith("@") && !SHORT.containsKey(text)) {
            throw new IllegalArgumentException(
                    "\"" + expression + "\" is not known: use five fields, or one of " + new TreeSet<>(SHORT.keySet()));
        }
        if (fields.length != 5) {
            throw new IllegalArgumentException("\"" + expression + "\" has " + fields.length
                    + " fields; cron has five: minute, hour, day of month, month, day of week (there are no seconds)");
        }
        var minutes = CronField.MINUTE.read(fields[0]);
        var hours = CronField.HOUR.read(fields[1]);
        var days = CronField.DAY.read(fields[2]);
        var months = CronField.MONTH.read(fields[3]);
        var weekdays = CronField.WEEKDAY.read(fields[4]);
        if (fields[2].startsWith("*") || fields[4].startsWith("*")) {
            requireADay(days, months);
            var both = CronField.MINUTE.write(minutes) + " " + CronField.HOUR.write(hours) + " "
                    + CronField.DAY.write(days) + " " + CronField.MONTH.write(months) + " "
                    + CronField.WEEKDAY.write(weekdays);
            return new Timing(List.of(both), null, "cron " + String.join(" ", fields));
        }
        return new Timing(either(minutes, hours, days, months, weekdays), null, "cron " + String.join(" ", fields));
    }

    private static List<String> either(
            Set<Integer> minutes, Set<Integer> hours, Set<Integer> days, Set<Integer> months, Set<Integer> weekdays) {
        var time = CronField.MINUTE.write(minutes) + " " + CronField.HOUR.write(hours) + " ";
        var month = CronField.MONTH.write(months);
        var byDay = time + CronField.DAY.write(days) + " " + month + " *";
        var byWeekday = time + "* " + month + " " + CronField.WEEKDAY.write(weekdays);
        if (CronField.WEEKDAY.isAll(weekdays)) {
            requireADay(days, months);
            return List.of(byDay);
        }
        return CronField.DAY.isAll(days) ? List.of(byWeekday) : List.of(byDay, byWeekday);
    }

    private static void requireADay(Set<Integer> days, Set<Integer> months) {
        if (days.stream().noneMatch(day -> months.stream().anyMatch(month -> day <= LONGEST_MONTHS[month - 1]))) {
            throw new IllegalArgumentException("no month has this day: it would never fire");
        }
    }
}
