package io.sluice.connector.manifest.budget;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** In the memory of one process. */
final class LocalBook implements CallBook {
    private final Clock clock;
    private final Map<Integer, List<Long>> pages = new HashMap<>();

    LocalBook(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Page read(int page) {
        return new Page(pages.getOrDefault(page, List.of()), clock.instant());
    }

    @Override
    public synchronized <E extends Entry> E write(int page, Function<Page, E> change) {
        var entry = change.apply(read(page));
        pages.put(page, entry.figures());
        return entry;
    }

    @Override
    public boolean isShared() {
        return false;
    }
}
