package io.sluice.ui.reconcile;

import io.sluice.store.Retention;
import io.sluice.store.Store;
import jakarta.annotation.PreDestroy;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Lets go, once a day, of what is kept for a time only. */
@Component
class Housekeeping {

    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

    private final Store store;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("housekeeping").factory());

    Housekeeping(Store store) {
        this.store = store;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        clock.scheduleAtFixedRate(this::sweep, 1, TimeUnit.DAYS.toMinutes(1), TimeUnit.MINUTES);
    }

    private void sweep() {
        try {
            var rows = store.retention().sweep(Instant.now().minus(Retention.ROWS));
            LOG.debug("{} rows were let go", rows);
        } catch (RuntimeException e) {
            LOG.warn("housekeeping failed; it comes again tomorrow", e);
        }
    }

    @PreDestroy
    void end() {
        clock.shutdownNow();
    }
}
