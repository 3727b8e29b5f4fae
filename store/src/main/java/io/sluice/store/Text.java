package io.sluice.store;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Text that PostgreSQL takes: it stores neither U+0000 nor half a surrogate pair, and scripts print both. */
final class Text {

    private Text() {}

    static String storable(String text) {
        var whole = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        return whole.indexOf('\0') < 0 ? whole : whole.replace('\0', '\u2400');
    }

    static @Nullable String storableOrNull(@Nullable String text) {
        return text == null ? null : storable(text);
    }
}
