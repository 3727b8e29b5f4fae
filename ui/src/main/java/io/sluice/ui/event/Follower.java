package io.sluice.ui.event;

import io.sluice.store.Event;
import io.sluice.store.EventFeed;
import io.sluice.store.Progress;
import io.sluice.store.Store;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One open event stream: woken by the feed, it reads what is new and sends it, one thread at a time. */
final class Follower {

    private static final int BATCH = 500;

    private final Store store;
    private final JsonMapper json;
    private final String request;
    private final SseEmitter emitter;
    private final AtomicInteger wakes = new AtomicInteger();
    private long after;
    private List<Progress.StepProgress> progress = List.of();
    private final Rates rates = new Rates();
    private EventFeed.@Nullable Subscription subscription;

    Follower(Store store, JsonMapper json, String request, long after, SseEmitter emitter) {
        this.store = store;
        this.json = json;
        this.request = request;
        this.after = after;
        this.emitter = emitter;
    }

    /** Subscribes first and reads then, so that nothing falls in between. */
    void start() {
        subscription = store.events().subscribe(request, this::wake);
        wake();
    }

    /** Of many wakes during one reading only one more reading comes. */
    private void wake() {
        if (wakes.getAndIncrement() == 0) {
            Thread.ofVirtual().name("events-" + request).start(this::deliver);
        }
    }

    private void deliver() {
        int seen;
        do {
            seen = wakes.get();
            try {
                sendEvents();
                sendProgress();
            } catch (IOException | IllegalStateException gone) {
                close();
                return;
            } catch (RuntimeException storeIsGone) {
                emitter.complete(); // the reader comes back with the last id it saw
                return;
            }
        } while (wakes.addAndGet(-seen) > 0);
    }

    private void sendEvents() throws IOException {
        List<Event> events;
        do {
            events = store.events().after(request, after, BATCH);
            for (var event : events) {
                send(SseEmitter.event().id(String.valueOf(event.id())).name(event.kind()), data(event));
                after = event.id();
            }
        } while (events.size() == BATCH);
    }

    private ObjectNode data(Event event) {
        var data = (ObjectNode) json.readTree(event.json());
        return data.put("n", event.n()).put("at", event.at().toString());
    }

    /** Only what changed, and without an id: it is not resumed, the next word replaces it. */
    private void sendProgress() throws IOException {
        var now = store.progress().of(request);
        var phase = store.requests().load(request).phase();
        for (var step : now) {
            if (!progress.contains(step) && phase != null && !"finished".equals(phase)) {
                send(SseEmitter.event().name("progress"), data(step, phase));
            }
        }
        progress = now;
    }

    private ObjectNode data(Progress.StepProgress step, String phase) {
        var bytesKnown = step.totalBytes() > 0;
        return json.createObjectNode()
                .put("phase", phase)
                .put("step", step.step())
                .put("rows", step.rows())
                .put("per_second", rates.perSecond(phase, step.step(), step.rows(), System.nanoTime()))
                .put("bytes", step.bytes())
                .put("total_bytes", step.totalBytes())
                .put("done", bytesKnown ? step.bytes() : step.rows())
                .put("total", bytesKnown ? step.totalBytes() : 0);
    }

    private void send(SseEmitter.SseEventBuilder event, ObjectNode data) throws IOException {
        synchronized (emitter) {
            emitter.send(event.data(data.toString(), MediaType.TEXT_PLAIN));
        }
    }

    /** Finds out that a reader has gone, and keeps proxies from thinking that we have. */
    void ping() {
        try {
            synchronized (emitter) {
                emitter.send(SseEmitter.event().comment("ping"));
            }
        } catch (IOException | IllegalStateException gone) {
            close();
        }
    }

    void end() {
        close();
        emitter.complete();
    }

    void close() {
        var subscribed = subscription;
        if (subscribed != null) {
            subscribed.close();
        }
    }
}
