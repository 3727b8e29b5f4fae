package io.sluice.ui.event;

import io.sluice.store.Store;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.json.JsonMapper;

/** All open event streams; none of them holds a thread while nothing happens. */
@Component
public class Followers {

    private static final long NO_TIMEOUT = 0;
    private static final int PING_SECONDS = 15;

    private final Store store;
    private final JsonMapper json;
    private final Set<Follower> open = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService pulse = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("events-ping").factory());

    Followers(Store store, JsonMapper json) {
        this.store = store;
        this.json = json;
        pulse.scheduleAtFixedRate(() -> open.forEach(Follower::ping), PING_SECONDS, PING_SECONDS, TimeUnit.SECONDS);
    }

    SseEmitter follow(String request, long after) {
        var emitter = new SseEmitter(NO_TIMEOUT);
        var follower = new Follower(store, json, request, after, emitter);
        open.add(follower);
        emitter.onCompletion(() -> close(follower));
        emitter.onError(gone -> close(follower));
        follower.start();
        return emitter;
    }

    private void close(Follower follower) {
        open.remove(follower);
        follower.close();
    }

    /** Before the web server stops, which would break the connections off. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        pulse.shutdownNow();
        open.forEach(Follower::end);
    }
}
