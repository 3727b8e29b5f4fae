package io.sluice.store;

import static io.sluice.store.jooq.Tables.EVENTS;

import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;

/** Why a request waits for a source that wants to be left alone, and until when; a part of its timeline. */
public final class Pauses {

    private static final String KIND = "pause";
    /** More places than these are not read at once. */
    private static final int LATEST = 10;

    private final DSLContext db;
    private final Events events;

    Pauses(DSLContext db, Events events) {
        this.db = db;
        this.events = events;
    }

    /** {@code source} is read on at {@code until}. */
    public record Pause(String source, Instant until, String reason) {}

    private record Told(String source, String until, String reason) {
        Pause pause() {
            return new Pause(source, Instant.parse(until), reason);
        }
    }

    public void tell(String request, Pause pause) {
        var until = pause.until().toString();
        var told = new Told(pause.source(), until, pause.reason());
        events.append(request, pause.source() + " until " + until, 0, KIND, Json.write(told));
    }

    /** Those that are not over, the latest of each source. */
    public List<Pause> at(String request, Instant now) {
        var latest = db.selectFrom(EVENTS)
                .where(EVENTS.PIPELINE_ID.eq(Owner.of(request)), EVENTS.KIND.eq(KIND))
                .orderBy(EVENTS.ID.desc())
                .limit(LATEST)
                .fetch(row -> Json.read(row.get(EVENTS.DATA), Told.class).pause());
        return latest.stream()
                .filter(pause -> pause.until().isAfter(now))
                .filter(pause -> latest.stream()
                        .filter(other -> other.source().equals(pause.source()))
                        .findFirst()
                        .orElseThrow()
                        .equals(pause))
                .toList();
    }
}
