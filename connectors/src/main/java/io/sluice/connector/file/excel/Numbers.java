package io.sluice.connector.file.excel;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/** The number of a cell as it is meant: a plain number, or days since the workbook's first day. */
final class Numbers {

    private static final LocalDate FIRST_1900 = LocalDate.of(1899, 12, 30);
    private static final LocalDate FIRST_1904 = LocalDate.of(1904, 1, 1);
    private static final long MILLIS = 86_400_000;
    /** More than a double has: written out, a hostile exponent would fill the memory. */
    private static final int MOST_DIGITS = 400;
    /** 9999-12-31. */
    private static final double LAST_DAY = 2_958_466;

    private final boolean since1904;

    Numbers(boolean since1904) {
        this.since1904 = since1904;
    }

    Cell cell(String written, Styles.Meaning meaning) {
        try {
            return switch (meaning) {
                case NUMBER -> Cell.value(plain(written));
                case MOMENT -> moment(Double.parseDouble(written));
                case TIME -> time(Double.parseDouble(written));
                case DURATION -> Cell.value(plain(written));
            };
        } catch (NumberFormatException e) {
            return Cell.faulty("\"" + written + "\" is not a number");
        }
    }

    /** Cells hold doubles: the shortest text that means the same one, without an exponent. */
    private static String plain(String written) {
        var exact = new BigDecimal(written);
        if (Math.abs((long) exact.scale()) > MOST_DIGITS) {
            throw new NumberFormatException("no cell holds it");
        }
        if (exact.precision() <= 15) {
            return exact.stripTrailingZeros().toPlainString();
        }
        return new BigDecimal(Double.toString(exact.doubleValue()))
                .stripTrailingZeros()
                .toPlainString();
    }

    private Cell moment(double days) {
        if (days < 1 || days >= LAST_DAY) {
            return Cell.faulty(days + " is no day of a calendar");
        }
        var millis = Math.round(days * MILLIS);
        var at = day(millis / MILLIS).plusNanos(millis % MILLIS * 1_000_000);
        var time = at.toLocalTime();
        if (time.equals(LocalTime.MIDNIGHT)) {
            return Cell.value(at.toLocalDate().toString());
        }
        return Cell.value(at.toLocalDate() + " " + written(time));
    }

    /** In the calendar of 1900 a day that never was, 29 February, is counted. */
    private LocalDateTime day(long days) {
        var first = since1904 ? FIRST_1904 : FIRST_1900;
        var missing = !since1904 && days < 60 ? 1 : 0;
        return first.plusDays(days + missing).atStartOfDay();
    }

    private Cell time(double days) {
        if (days < 0 || days >= 1) {
            return moment(days);
        }
        var millis = Math.round(days * MILLIS) % MILLIS;
        return Cell.value(written(LocalTime.ofNanoOfDay(millis * 1_000_000)));
    }

    private static String written(LocalTime time) {
        var text = time.toString();
        return text.length() == 5 ? text + ":00" : text;
    }
}
