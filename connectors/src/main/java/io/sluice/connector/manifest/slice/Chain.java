package io.sluice.connector.manifest.slice;

import java.util.Collections;
import java.util.Iterator;

/** One iterator after the other; each is asked only when those before it have ended. */
final class Chain<T> implements Iterator<T> {
    private final Iterator<? extends Iterator<T>> parts;
    private Iterator<T> current = Collections.emptyIterator();

    Chain(Iterator<? extends Iterator<T>> parts) {
        this.parts = parts;
    }

    @Override
    public boolean hasNext() {
        while (!current.hasNext() && parts.hasNext()) {
            current = parts.next();
        }
        return current.hasNext();
    }

    @Override
    public T next() {
        return hasNext() ? current.next() : Collections.<T>emptyIterator().next();
    }
}
