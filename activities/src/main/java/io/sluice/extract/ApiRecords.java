package io.sluice.extract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import io.sluice.connector.TokenRefused;
import io.sluice.connector.manifest.Piece;
import io.sluice.connector.manifest.Position;
import io.sluice.connector.manifest.StreamReader;
import io.sluice.connector.rows.Records;
import io.sluice.heartbeat.Heartbeat;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The records of an API's stream, pulled piece by piece; no more than one piece is held. */
final class ApiRecords implements Records {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_RAW = 2_000;
    private static final Set<Fault> REFUSALS = Set.of(Fault.CONTRACT_BROKEN, Fault.BAD_SETTING, Fault.NOT_FOUND);

    private final StreamReader reader;
    private final List<String> names;
    /** Those of the names that lead into objects. */
    private final List<String> paths;

    private final UnshownFields unshown;
    private final @Nullable WindowEnd limit;
    private final Pauses pauses;
    private final boolean fixed;
    private final Deque<Map<String, @Nullable Object>> waiting = new ArrayDeque<>();
    private Map<String, @Nullable Object> current = Map.of();
    private boolean ended;
    private long line;
    /** Slices of which records came that no place is behind yet. */
    private final Set<Long> within = new HashSet<>();

    private boolean byToken;
    private @Nullable Place ahead;
    private @Nullable Place here;
    private @Nullable String state;

    /**
     * {@code start} is where the reader begins, {@code limit} where a window ends; {@code fixed}: another reading meets the same slices in the
     * same order.
     */
    ApiRecords(
            StreamReader reader,
            List<String> names,
            UnshownFields unshown,
            Streams.Start start,
            @Nullable WindowEnd limit,
            boolean fixed,
            Pauses pauses) {
        this.unshown = unshown;
        this.limit = limit;
        this.fixed = fixed;
        this.reader = reader;
        this.names = names;
        this.paths = names.stream().filter(name -> name.indexOf('.') > 0).toList();
        this.pauses = pauses;
        var begun = start.place() == null ? Places.BEGINNING : start.place();
        this.byToken = Places.leadsInside(begun);
        this.ahead = new Place(() -> begun, byToken);
    }

    /**
     * Sits out a pause that the API asks for; may throw where the work was cancelled, and an {@link io.sluice.connector.AskedToWait} where a
     * later reading can go on.
     */
    @FunctionalInterface
    interface Pauses {
        void pause(Duration duration, String reason, boolean canGoOn);
    }

    @Override
    public boolean advance() {
        here = null;
        while (waiting.isEmpty() && !ended) {
            take(next());
        }
        here = ahead;
        ahead = null;
        if (waiting.isEmpty()) {
            return false;
        }
        current = waiting.poll();
        line++;
        return true;
    }

    private void take(Piece piece) {
        switch (piece) {
            case Piece.Records(var slice, var records) -> {
                records.stream()
                        .filter(record -> limit == null || limit.holds(record))
                        .forEach(waiting::add);
                unshown.look(waiting);
                if (unshown.met()) {
                    Heartbeat.throwIfThisIsCancelled();
                    waiting.clear();
                }
                within.add(slice);
            }
            case Piece.Pause(var duration, var reason) -> {
                here = ahead;
                pauses.pause(duration, reason, ahead != null && !unshown.met());
            }
            case Piece.End(var reached) -> {
                if (unshown.met()) {
                    throw unshown.late();
                }
                ended = true;
                state = Places.text(reached);
            }
            case Piece.PageEnd(var slice, var next) -> turned(slice, next, Places.goesOn(next, slice));
            case Piece.SliceEnd(var slice, var next) -> turned(slice, next, true);
        }
    }

    /** Slices may be read side by side: a reading can go on where none of them is within a page, or at its end without a token. */
    private void turned(long slice, Position next, boolean exact) {
        if (exact) {
            within.remove(slice);
        } else {
            within.add(slice);
        }
        byToken = Places.byToken(next);
        var inside = byToken;
        ahead = fixed && within.isEmpty() ? new Place(() -> Places.text(next), inside) : null;
    }

    /** What else than a token that is no longer taken could make an API refuse a page which it has offered itself? */
    private Piece next() {
        try {
            return reader.next();
        } catch (ConnectorException e) {
            throw byToken && REFUSALS.contains(e.fault()) ? new TokenRefused(e) : e;
        }
    }

    @Override
    public @Nullable Place place() {
        return here;
    }

    @Override
    public @Nullable String state() {
        return state;
    }

    @Override
    public @Nullable String fault() {
        for (var path : paths) {
            var lost = Nested.lost(current, path);
            if (lost != null) {
                return lost + " is no object here";
            }
        }
        return unshown.fault(current);
    }

    @Override
    public @Nullable String field(int name) {
        return text(Nested.at(current, names.get(name)));
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
