package io.sluice.connector.rows;

import java.util.regex.Pattern;

/** Reads ISO 8601 durations such as {@code P1Y2M3DT4H5M6.5S}. */
final class IntervalText {

    private static final Pattern DURATION = Pattern.compile(
            "-?P(?=.)(-?\\d+Y)?(-?\\d+M)?(-?\\d+W)?(-?\\d+D)?(T(?=.)(-?\\d+H)?(-?\\d+M)?(-?\\d+(\\.\\d{1,6})?S)?)?");

    private IntervalText() {}

    static boolean isValid(String text) {
        return text.length() <= 100 && DURATION.matcher(text).matches();
    }
}
