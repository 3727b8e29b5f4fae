package io.sluice.ui.reconcile;

import io.sluice.store.Store;
import io.sluice.store.StoredRequest;
import io.sluice.ui.problem.ApiProblem;
import io.sluice.ui.schedule.Calendar;
import io.sluice.ui.steer.AwaitedConnections;
import io.sluice.ui.steer.Starter;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Looks after every request that the store calls open: one without a workflow is started, one whose workflow was ended from outside is
 * closed by the ledger's word, one whose missing connection was made goes on. At the start and every minute; several servers may do it at
 * once.
 */
@Component
public class Reconciler {

    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);
    private static final Duration EVERY = Duration.ofMinutes(1);

    /** Leaves those alone about which somebody is just writing. */
    private static final Duration QUIET = Duration.ofSeconds(10);

    /** How long the calendar of a deleted schedule is looked for. */
    private static final Duration REMEMBERED = Duration.ofDays(7);

    private final Store store;
    private final Starter starter;
    private final Fates fates;
    private final AwaitedConnections awaited;
    private final Calendar calendar;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("reconciler").factory());

    Reconciler(Store store, Starter starter, Fates fates, AwaitedConnections awaited, Calendar calendar) {
        this.awaited = awaited;
        this.calendar = calendar;
        this.store = store;
        this.starter = starter;
        this.fates = fates;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        clock.execute(() -> look(Duration.ZERO));
        clock.scheduleAtFixedRate(() -> look(QUIET), EVERY.toSeconds(), EVERY.toSeconds(), TimeUnit.SECONDS);
    }

    /** One round over all requests that were quiet for a while. */
    public void look(Duration quiet) {
        try {
            awaited.look(
                    store.requests().open(quiet).stream().filter(this::isAlive).toList());
            if (calendar.keepsSchedules()) {
                calendars();
            }
        } catch (RuntimeException e) {
            LOG.warn("the store could not be looked through; the next round comes in a minute", e);
        }
    }

    /**
     * Sets up what was not when the server died, or was lost with Temporal's database; then lets go what outlived its schedule, be it
     * that it was deleted while it was set up here. While Temporal is away the rest waits for the next round.
     */
    private void calendars() {
        var deleted = Instant.now().minus(REMEMBERED);
        try {
            for (var schedule : store.schedules().list()) {
                kept(schedule.name(), () -> calendar.ensure(schedule));
            }
            for (var name : store.schedules().deletedSince(deleted)) {
                kept(name, () -> calendar.delete(name));
            }
        } catch (ApiProblem away) {
            LOG.warn("schedules are not looked after: {}; the next round comes in a minute", away.getMessage());
        }
    }

    private static void kept(String name, Runnable call) {
        try {
            call.run();
        } catch (ApiProblem problem) {
            if (problem.status() == HttpStatus.SERVICE_UNAVAILABLE) {
                throw problem;
            }
            LOG.warn("schedule {} does not stand as it should: {}", name, problem.getMessage());
        }
    }

    /** Else it is settled. */
    private boolean isAlive(StoredRequest request) {
        try {
            switch (fates.of(request)) {
                case Fate.Alive alive -> {
                    return true;
                }
                case Fate.Unknown unknown -> {
                    LOG.info("request {} has no workflow: started", request.id());
                    starter.start(request);
                }
                case Fate.Ended(var standing) -> {
                    if (store.requests().close(request.id(), standing)) {
                        LOG.info("request {} was ended from outside: {}", request.id(), standing.outcome());
                        store.events().append(request.id(), "reconciler", 0, "phase", Fate.event(standing));
                    }
                }
            }
        } catch (RuntimeException e) {
            LOG.warn("request {} could not be reconciled; the next round comes in a minute", request.id(), e);
        }
        return false;
    }

    @PreDestroy
    void end() {
        clock.shutdownNow();
    }
}
