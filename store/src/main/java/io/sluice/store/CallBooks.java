package io.sluice.store;

import static io.sluice.store.jooq.Tables.CALL_BOOKS;
import static io.sluice.store.jooq.Tables.CONNECTIONS;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** What is counted about the calls of connections, by one process after the other and by the database's clock. */
public final class CallBooks {

    private static final Field<Instant> NOW = DSL.field("clock_timestamp()", SQLDataType.INSTANT);
    /** Figures that a crash of the database loses are counted anew; no call need wait for a disk. */
    private static final Field<String> UNHURRIED =
            DSL.field("set_config('synchronous_commit', 'off', true)", SQLDataType.VARCHAR);

    private final DSLContext db;

    CallBooks(DSLContext db) {
        this.db = db;
    }

    /** A page of a connection's book for one manifest: a connection that is made anew with another one begins another book. */
    public record Place(String connection, int manifest, int page) {}

    /** What is written there, and when it was looked up. */
    public record Page(List<Long> figures, Instant now) {}

    /** Empty: there is no such connection. */
    public Optional<Page> read(Place place) {
        var figures = DSL.field(DSL.select(CALL_BOOKS.FIGURES).from(CALL_BOOKS).where(at(place)));
        return db.select(figures, NOW)
                .from(CONNECTIONS)
                .where(named(place))
                .fetchOptional(row -> page(row.value1(), row.value2()));
    }

    /** Puts what {@code change} makes of a page in its place, while no other process looks at it; empty: there is no such connection. */
    public <E> Optional<E> write(Place place, Function<Page, E> change, Function<E, List<Long>> figures) {
        return db.transactionResult(transaction -> {
            var own = transaction.dsl();
            return locked(own, place).or(() -> begun(own, place)).map(page -> {
                var changed = change.apply(page);
                own.update(CALL_BOOKS)
                        .set(CALL_BOOKS.FIGURES, figures.apply(changed).toArray(Long[]::new))
                        .where(at(place))
                        .execute();
                return changed;
            });
        });
    }

    private static Optional<Page> locked(DSLContext db, Place place) {
        return db.select(CALL_BOOKS.FIGURES, NOW, UNHURRIED)
                .from(CALL_BOOKS)
                .where(at(place))
                .forUpdate()
                .fetchOptional(row -> page(row.value1(), row.value2()));
    }

    private static Optional<Page> begun(DSLContext db, Place place) {
        db.insertInto(CALL_BOOKS, CALL_BOOKS.CONNECTION_ID, CALL_BOOKS.MANIFEST, CALL_BOOKS.PAGE)
                .select(DSL.select(CONNECTIONS.ID, DSL.val(place.manifest()), DSL.val(place.page()))
                        .from(CONNECTIONS)
                        .where(named(place)))
                .onConflictDoNothing()
                .execute();
        return locked(db, place);
    }

    private static Page page(Long @Nullable [] figures, Instant now) {
        return new Page(figures == null ? List.of() : List.of(figures), now);
    }

    private static Condition at(Place place) {
        return CALL_BOOKS
                .CONNECTION_ID
                .eq(DSL.select(CONNECTIONS.ID).from(CONNECTIONS).where(named(place)))
                .and(CALL_BOOKS.MANIFEST.eq(place.manifest()))
                .and(CALL_BOOKS.PAGE.eq(place.page()));
    }

    private static Condition named(Place place) {
        return CONNECTIONS.USER_ID.eq(Store.LOCAL_USER).and(CONNECTIONS.NAME.eq(place.connection()));
    }

    /** Other credentials may call as they like: nothing was counted against them. */
    static void clear(DSLContext db, int connection) {
        db.deleteFrom(CALL_BOOKS).where(CALL_BOOKS.CONNECTION_ID.eq(connection)).execute();
    }
}
