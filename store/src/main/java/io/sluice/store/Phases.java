package io.sluice.store;

import static io.sluice.store.jooq.Tables.PHASES;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;

/** When each request entered each phase; a phase lasts until the next one begins. */
public final class Phases {

    private static final String END = "finished";

    private final DSLContext db;

    Phases(DSLContext db) {
        this.db = db;
    }

    /** A phase and how long it took; the one that is going on has taken until now. */
    public record PhaseTime(String name, long ms) {}

    private record Entry(String name, Instant at) {}

    /** Repeating a transition keeps its first instant. */
    public void entered(String request, String run, int transition, String name) {
        db.insertInto(PHASES)
                .set(PHASES.PIPELINE_ID, Owner.of(request))
                .set(PHASES.RUN, run)
                .set(PHASES.TRANSITION, transition)
                .set(PHASES.NAME, name)
                .onConflict(PHASES.PIPELINE_ID, PHASES.RUN, PHASES.TRANSITION)
                .doNothing()
                .execute();
    }

    public List<PhaseTime> of(String request) {
        var entries = db.selectFrom(PHASES)
                .where(PHASES.PIPELINE_ID.eq(Owner.of(request)))
                .orderBy(PHASES.ID)
                .fetch(row -> new Entry(row.get(PHASES.NAME), row.get(PHASES.ENTERED_AT)));
        var times = new ArrayList<PhaseTime>();
        for (int i = 0; i < entries.size(); i++) {
            var end = i + 1 < entries.size() ? entries.get(i + 1).at() : Instant.now();
            if (!entries.get(i).name().equals(END)) {
                var ms = Duration.between(entries.get(i).at(), end).toMillis();
                times.add(new PhaseTime(entries.get(i).name(), Math.max(0, ms)));
            }
        }
        return times;
    }
}
