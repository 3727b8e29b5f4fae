package io.sluice.store;

import static io.sluice.store.jooq.Tables.PIPELINES;

import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** The number under which the tables know a request, looked up within the statement that needs it. */
final class Owner {

    private Owner() {}

    static Field<Integer> of(String request) {
        return DSL.field(DSL.select(PIPELINES.ID).from(PIPELINES).where(PIPELINES.REQUEST_ID.eq(request)));
    }

    /** Until the transaction ends nobody else changes what belongs to the request. */
    static int lock(DSLContext tx, String request) {
        return tx.select(PIPELINES.ID)
                .from(PIPELINES)
                .where(PIPELINES.REQUEST_ID.eq(request))
                .forNoKeyUpdate()
                .fetchOptional(PIPELINES.ID)
                .orElseThrow(() -> new IllegalArgumentException("there is no request " + request));
    }
}
