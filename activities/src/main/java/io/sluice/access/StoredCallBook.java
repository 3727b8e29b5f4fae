package io.sluice.access;

import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import io.sluice.connector.manifest.budget.CallBook;
import io.sluice.store.CallBooks;
import io.sluice.store.CallBooks.Place;
import java.time.Clock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jooq.exception.DataAccessException;

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
        return asked(() -> books.read(place(page))).map(StoredCallBook::page).orElseGet(() -> own.read(page));
    }

    @Override
    public <E extends Entry> E write(int page, Function<Page, E> change) {
        return asked(() -> books.write(place(page), stored -> change.apply(page(stored)), Entry::figures))
                .orElseGet(() -> own.write(page, change));
    }

    @Override
    public boolean isShared() {
        return true;
    }

    /** Whoever reads an API writes into some other database, whose fault this must not seem. */
    private static <T> T asked(Supplier<T> store) {
        try {
            return store.get();
        } catch (DataAccessException e) {
            throw new ConnectorException(
                    Fault.UNREACHABLE,
                    "sluice",
                    "Sluice's own database, in which the calls of APIs are counted, does not answer",
                    "Check that Sluice's own database runs, then try again",
                    e);
        }
    }

    private static Page page(CallBooks.Page stored) {
        return new Page(stored.figures(), stored.now());
    }

    private Place place(int page) {
        return new Place(connection, manifest, page);
    }
}
