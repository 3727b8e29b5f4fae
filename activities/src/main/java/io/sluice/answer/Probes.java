package io.sluice.answer;

import io.sluice.author.Database;
import io.sluice.author.Values;
import io.sluice.catalog.TableMetadata;
import java.util.List;

/** What a database is asked while a question is read, and how long that takes. */
final class Probes implements Values {

    private final Values values;
    private long nanos;

    Probes(Values values) {
        this.values = values;
    }

    @Override
    public Held of(Database database, List<TableMetadata> tables) {
        var before = System.nanoTime();
        try {
            return values.of(database, tables);
        } finally {
            nanos += System.nanoTime() - before;
        }
    }

    long nanos() {
        return nanos;
    }
}
