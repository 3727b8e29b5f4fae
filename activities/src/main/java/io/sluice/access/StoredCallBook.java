package io.sluice.access;

import io.sluice.connector.manifest.budget.CallBook;
import io.sluice.store.CallBooks;
import io.sluice.store.CallBooks.Place;
import java.time.Clock;
import java.util.function.Function;

/** A connection's book in the store, where every process of this installation finds it. */
final class StoredCallBook implements CallBook {

    private final CallBooks books;
    private final String connection;
    private final int manifest;
    /** Of a connection that is gone, or was never kept, nobody else reads. */
    private final CallBook own = CallBook.local(Clock.systemUTC());

    StoredCallBook(CallBooks books, String connection, int manifest) {
        this.books = books;
        this.connection = connection;
        this.manifest = manifest;
    }

    @Override
    public Page read(int page) {
        return page(books.read(place(page)));
    }

    @Override
    public <E extends Entry> E write(int page, Function<Page, E> change) {
        return books.write(place(page), stored -> change.apply(page(stored)), Entry::figures)
                .orElseGet(() -> own.write(page, change));
    }

    @Override
    public boolean isShared() {
        return true;
    }

    private static Page page(CallBooks.Page stored) {
        return new Page(stored.figures(), stored.now());
    }

    private Place place(int page) {
        return new Place(connection, manifest, page);
    }
}
