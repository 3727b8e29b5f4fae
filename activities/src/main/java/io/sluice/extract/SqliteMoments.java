package io.sluice.extract;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Compares the moments of SQLite, which keeps them as texts: one moment is written in several ways, with "T" or a blank, with a zone or
 * without.
 */
final class SqliteMoments {

    private static final String DAY = "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]";
    private static final Pattern BEGINS_WITH_A_DAY = Pattern.compile("(?<day>\\d{4}-\\d{2}-\\d{2}).*");

    /**
     * So much at most the day that a text begins with and the day of its moment lie apart, and as much the value's it is compared with: by
     * zones, by 24 o'clock, and by a 31st of February, which is the 3rd of March.
     */
    private static final int DAYS_APART = 10;

    /** Days before and behind these are written with a sign, which is before every digit. */
    private static final LocalDate FIRST = LocalDate.of(0, 1, 1);

    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    private SqliteMoments() {}

    /** A column or a value as it compares with others. */
    static String instant(String value) {
        return "case when " + value + " glob '" + DAY + "*' then coalesce(strftime('%Y-%m-%d %H:%M:%f', " + value
                + "), " + value + ") else " + value + " end";
    }

    /** What is true of every value that is not before this one, and found by an index; nothing where that cannot be said. */
    static Optional<String> aboutFrom(String column, String value) {
        return about(column, ">=", value, -DAYS_APART);
    }

    /** The same of values that are not before the one and before the other. What is no text is behind all texts, and may be a moment too. */
    static Optional<String> about(String column, String from, String to) {
        var end = about(column, "<", to, DAYS_APART);
        var range = Stream.of(aboutFrom(column, from), end)
                .flatMap(Optional::stream)
                .reduce((one, other) -> one + " and " + other);
        return end.isEmpty() ? range : range.map(known -> "(" + known + " or " + column + " >= x'')");
    }

    /** By characters, whatever order the column has: the days of its texts stand in front. */
    private static Optional<String> about(String column, String compared, String value, int days) {
        var match = BEGINS_WITH_A_DAY.matcher(value);
        try {
            return match.matches()
                    ? Optional.of(LocalDate.parse(match.group("day")).plusDays(days))
                            .filter(day -> !day.isBefore(FIRST) && !day.isAfter(LAST))
                            .map(day -> column + " collate binary " + compared + " '" + day + "'")
                    : Optional.empty();
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }
}
