package io.sluice.connector.manifest.slice;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.Set;

/** Which slices were given out and are not read yet: only when there are none, and no more will come, is a state final. */
final class GivenSlices {
    private final Set<Slice> unread = Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));
    private volatile boolean ended;

    Iterator<Slice> from(Iterator<Slice> slices) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                var more = slices.hasNext();
                ended = !more;
                return more;
            }

            @Override
            public Slice next() {
                var slice = slices.next();
                unread.add(slice);
                return slice;
            }
        };
    }

    void read(Slice slice) {
        unread.remove(slice);
    }

    boolean allRead() {
        return ended && unread.isEmpty();
    }
}
