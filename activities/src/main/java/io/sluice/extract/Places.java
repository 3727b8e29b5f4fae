package io.sluice.extract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.connector.manifest.Position;
import io.sluice.connector.manifest.Reading;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Positions and states of an API's stream as texts and back; numbers stay what they were. */
final class Places {

    /** The place before the first record. */
    static final String BEGINNING = "";

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.USE_LONG_FOR_INTS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private Places() {}

    /** Read in full where there is no state. */
    static Reading reading(
            String stream,
            Streams.Start start,
            @Nullable String beginning,
            @Nullable OffsetDateTime until,
            @Nullable Set<String> fields) {
        var place = start.place();
        var state = beginning == null ? start.state() : beginning;
        return new Reading(
                stream,
                state == null ? null : state(state),
                place == null || place.equals(BEGINNING) ? null : position(place),
                until,
                fields);
    }

    static String text(Position position) {
        return write(position);
    }

    static String text(Map<String, @Nullable Object> state) {
        return write(state);
    }

    /**
     * Whether a slice has a next page to which the API itself gave the way: page numbers and offsets lead elsewhere as soon as a row comes or
     * goes.
     */
    static boolean goesOn(Position position, long slice) {
        return position.open().stream()
                .anyMatch(open -> open.ordinal() == slice && open.token() != null && open.issued());
    }

    /** Whether a token leads to any of the next pages. */
    static boolean byToken(Position position) {
        return position.open().stream().anyMatch(open -> open.token() != null && open.issued());
    }

    static boolean leadsInside(String place) {
        return !place.equals(BEGINNING) && byToken(position(place));
    }

    private static Position position(String place) {
        return read(place, Position.class);
    }

    @SuppressWarnings("unchecked")
    static Map<String, @Nullable Object> state(String text) {
        return read(text, Map.class);
    }

    private static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> T read(String text, Class<T> type) {
        try {
            return JSON.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
