package io.sluice.connector.manifest.slice;

import java.util.Iterator;
import java.util.function.Function;

/** The items of an iterator, each changed when it is asked for. */
record Mapped<A, B>(Iterator<A> from, Function<A, B> change) implements Iterator<B> {
    @Override
    public boolean hasNext() {
        return from.hasNext();
    }

    @Override
    public B next() {
        return change.apply(from.next());
    }
}
