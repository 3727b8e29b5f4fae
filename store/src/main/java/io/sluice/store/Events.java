package io.sluice.store;

import static io.sluice.store.jooq.Tables.EVENTS;
import static io.sluice.store.jooq.Tables.PIPELINES;

import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.impl.DSL;

/** The live timeline of each request. */
public final class Events {

    private final DSLContext db;
    private final EventFeed feed;

    Events(DSLContext db, EventFeed feed) {
        this.db = db;
        this.feed = feed;
    }

    /** The {@code n}-th event of a kind in a workflow run; a repeat keeps the first one's id and wakes nobody twice. */
    public void append(String request, String run, int n, String kind, String json) {
        db.transaction(transaction -> {
            var tx = transaction.dsl();
            // Ids must be seen in the order they are given, or a reader would step over one that commits late.
            var owner = tx.select(PIPELINES.ID)
                    .from(PIPELINES)
                    .where(PIPELINES.REQUEST_ID.eq(request))
                    .forNoKeyUpdate()
                    .fetchOptional(Record1::value1)
                    .orElseThrow(() -> new IllegalArgumentException("there is no request " + request));
            tx.insertInto(EVENTS)
                    .set(EVENTS.PIPELINE_ID, owner)
                    .set(EVENTS.RUN, run)
                    .set(EVENTS.N, n)
                    .set(EVENTS.KIND, kind)
                    .set(EVENTS.DATA, Json.raw(json))
                    .onConflict(EVENTS.PIPELINE_ID, EVENTS.RUN, EVENTS.N, EVENTS.KIND)
                    .doUpdate()
                    .set(EVENTS.DATA, Json.raw(json))
                    .execute();
            EventFeed.wake(tx, request);
        });
    }

    public List<Event> after(String request, long eventId, int limit) {
        return db.selectFrom(EVENTS)
                .where(EVENTS.PIPELINE_ID.eq(Owner.of(request)), EVENTS.ID.gt(eventId))
                .orderBy(EVENTS.ID)
                .limit(limit)
                .fetch(row -> new Event(
                        row.get(EVENTS.ID),
                        row.get(EVENTS.N),
                        row.get(EVENTS.KIND),
                        row.get(EVENTS.DATA).data(),
                        row.get(EVENTS.AT)));
    }

    /** The newest event's id, 0 when there is none. */
    public long newest(String request) {
        return db.select(DSL.coalesce(DSL.max(EVENTS.ID), 0L))
                .from(EVENTS)
                .where(EVENTS.PIPELINE_ID.eq(Owner.of(request)))
                .fetchSingle(Record1::value1);
    }

    /**
     * Calls {@code wake} whenever the request has a new event or progress, and whenever one may have been missed. The callback must be
     * quick: it runs on the one thread that listens. Subscribe first, read after, then nothing is lost.
     */
    public EventFeed.Subscription subscribe(String request, Runnable wake) {
        return feed.subscribe(request, wake);
    }
}
