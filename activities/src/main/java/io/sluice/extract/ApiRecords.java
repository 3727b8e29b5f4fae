package io.sluice.extract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.connector.manifest.Piece;
import io.sluice.connector.manifest.StreamReader;
import io.sluice.connector.rows.Records;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The records of an API's stream, pulled piece by piece; no more than one piece is held. */
final class ApiRecords implements Records {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_RAW = 2_000;

    private final StreamReader reader;
    private final List<String> names;
    private final Pauses pauses;
    private final Deque<Map<String, @Nullable Object>> waiting = new ArrayDeque<>();
    private Map<String, @Nullable Object> current = Map.of();
    private boolean ended;
    private long line;

    ApiRecords(StreamReader reader, List<String> names, Pauses pauses) {
        this.reader = reader;
        this.names = names;
        this.pauses = pauses;
    }

    /** Sits out a pause that the API asks for; may throw where the work was cancelled. */
    @FunctionalInterface
    interface Pauses {
        void pause(Duration duration);
    }

    @Override
    public boolean advance() {
        while (waiting.isEmpty() && !ended) {
            switch (reader.next()) {
                case Piece.Records(var slice, var records) -> waiting.addAll(records);
                case Piece.Pause(var duration, var reason) -> pauses.pause(duration);
                case Piece.End end -> ended = true;
                case Piece.PageEnd page -> {}
                case Piece.SliceEnd slice -> {}
            }
        }
        if (waiting.isEmpty()) {
            return false;
        }
        current = waiting.poll();
        line++;
        return true;
    }

    @Override
    public @Nullable String fault() {
        return null;
    }

    @Override
    public @Nullable String field(int name) {
        return text(current.get(names.get(name)));
    }

    /** Numbers in all their digits, objects and lists as JSON. */
    static @Nullable String text(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case String text -> text;
            case BigDecimal number -> number.toPlainString();
            case Map<?, ?> object -> json(object);
            case Collection<?> list -> json(list);
            default -> value.toString();
        };
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("it came as JSON", e);
        }
    }

    @Override
    public long line() {
        return line;
    }

    @Override
    public String raw() {
        var text = json(current);
        return text.substring(0, Math.min(text.length(), MAX_RAW));
    }

    @Override
    public long bytesRead() {
        return -1;
    }

    @Override
    public void close() {
        reader.close();
    }
}
