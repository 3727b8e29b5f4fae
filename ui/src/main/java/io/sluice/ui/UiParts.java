package io.sluice.ui;

import io.sluice.durable.TemporalConnection;
import io.sluice.store.Store;
import io.sluice.ui.connection.Manifests;
import io.sluice.ui.record.Records;
import io.sluice.ui.status.Installation;
import io.sluice.ui.steer.Waiting;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * What REST API and page need from outside; whoever made the parts closes them, and those that are still coming up are waited for when
 * they are needed. {@code everywhere} listens on all addresses of a container; {@code records} reads streams, {@code manifests} what
 * connects an API; {@code patience} is how long a blocking call lasts.
 */
public record UiParts(
        int port,
        boolean everywhere,
        Supplier<Store> store,
        Supplier<TemporalConnection> temporal,
        Supplier<Installation> installation,
        Records records,
        Manifests manifests,
        Duration patience) {

    /** Of parts that are there. */
    public UiParts(
            int port,
            boolean everywhere,
            Store store,
            TemporalConnection temporal,
            Installation installation,
            Records records,
            Manifests manifests,
            Duration patience) {
        this(port, everywhere, () -> store, () -> temporal, () -> installation, records, manifests, patience);
    }

    public UiParts(
            int port,
            boolean everywhere,
            Store store,
            TemporalConnection temporal,
            Installation installation,
            Records records,
            Manifests manifests) {
        this(port, everywhere, store, temporal, installation, records, manifests, Waiting.LONGEST);
    }
}
