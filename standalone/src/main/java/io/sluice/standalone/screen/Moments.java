package io.sluice.standalone.screen;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** Instants as people read them: by the clock on their wall, to the second. */
public final class Moments {
    private static final DateTimeFormatter WALL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private Moments() {}

    /** An instant of a document; whatever else it is stays as it is. */
    public static String text(String instant) {
        return text(instant, ZoneId.systemDefault());
    }

    static String text(String instant, ZoneId zone) {
        try {
            return WALL.format(Instant.parse(instant).atZone(zone));
        } catch (DateTimeParseException other) {
            return instant;
        }
    }
}
