package io.sluice.store;

import static io.sluice.store.jooq.Tables.PHASES;

import io.sluice.request.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** When each request entered each phase; a phase lasts until the next one begins. */
public final class Phases {

    private static final String END = "finished";

    private final DSLContext db;

    Phases(DSLContext db) {
        this.db = db;
    }

    /** A phase and how long it took; nobody knows that yet of the one that is going on. {@code led_back}: not on along the road. */
    public record PhaseTime(String name, @Nullable Long ms, boolean led_back) {}

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

    /** When the request entered this phase last. */
    public Optional<Instant> latest(String request, String name) {
        return db.select(DSL.max(PHASES.ENTERED_AT))
                .from(PHASES)
                .where(PHASES.PIPELINE_ID.eq(Owner.of(request)), PHASES.NAME.eq(name))
                .fetchOptional(Record1::value1);
    }

    public List<PhaseTime> of(String request) {
        var entries = db.selectFrom(PHASES)
                .where(PHASES.PIPELINE_ID.eq(Owner.of(request)))
                .orderBy(PHASES.ID)
                .fetch(row -> new Entry(row.get(PHASES.NAME), row.get(PHASES.ENTERED_AT)));
        var times = new ArrayList<PhaseTime>();
        for (int i = 0; i < entries.size(); i++) {
            if (!entries.get(i).name().equals(END)) {
                times.add(time(entries.get(i), entries.subList(i + 1, entries.size())));
            }
        }
        return times;
    }

    /** It ends when anything begins; back leads what is entered next, be it after an end by a resumption. */
    private static PhaseTime time(Entry phase, List<Entry> later) {
        var back = later.stream()
                .map(Entry::name)
                .filter(name -> !name.equals(END))
                .findFirst()
                .filter(next -> Phase.leadsBack(phase.name(), next));
        var ms = later.isEmpty()
                ? null
                : (Long) Math.max(
                        0, Duration.between(phase.at(), later.getFirst().at()).toMillis());
        return new PhaseTime(phase.name(), ms, back.isPresent());
    }
}
