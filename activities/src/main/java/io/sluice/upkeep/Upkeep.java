package io.sluice.upkeep;

import io.sluice.access.Connections;
import io.sluice.commit.Targets;
import io.sluice.store.Store;
import io.sluice.target.TargetUpkeep;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Goes over all targets and lets go of what a request left behind or what was kept long enough; several workers may do it at once. */
public final class Upkeep {

    private static final Logger LOG = System.getLogger(Upkeep.class.getName());

    private final Store store;
    private final Connections connections;
    private final Targets targets;

    public Upkeep(Store store, Connections connections, Targets targets) {
        this.store = store;
        this.connections = connections;
        this.targets = targets;
    }

    /** A target that cannot be reached now waits for the next round. */
    public void sweep() {
        for (var connection : connections.writable()) {
            try {
                sweep(connection);
            } catch (RuntimeException e) {
                LOG.log(Level.INFO, connection + " could not be swept", e);
            }
        }
    }

    private void sweep(String connection) {
        var found = targets.of(connection).openIfInstalled();
        if (found.isEmpty()) {
            return;
        }
        try (var session = found.get()) {
            var swept = new TargetUpkeep(session).sweep(this::over);
            LOG.log(Level.DEBUG, "{0}: {1}", connection, swept);
        }
    }

    /** Whatever this store does not know may be another installation's, at work this moment. */
    private boolean over(String request) {
        return store.requests()
                .find(request)
                .filter(known -> known.id().equals(request))
                .filter(known -> !known.open() && !known.outcome().equals("partly_committed"))
                .isPresent();
    }
}
