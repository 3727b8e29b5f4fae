package io.sluice.standalone.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.sluice.standalone.client.Api;
import io.sluice.standalone.client.ApiException;
import io.sluice.standalone.client.RequestDocument;
import io.sluice.standalone.client.ServerEvents;
import io.sluice.standalone.screen.Progress;
import io.sluice.standalone.screen.Screen;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Follows a request until it ends or waits for a person. Events only say that something happened; what happened is in the
 * document, so that a missed or unknown event does no harm.
 */
final class Follow {
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration GLANCE = Duration.ofMillis(20);
    private static final Duration HEARD = Duration.ofSeconds(10);
    private static final Duration GIVE_UP = Duration.ofMinutes(2);

    private final Api api;
    private final Progress progress;

    Follow(Api api, Screen screen) {
        this.api = api;
        progress = new Progress(screen);
    }

    /**
     * The same after a person said something: a word that was accepted shows in the document a moment later, until then it
     * looks as if the request still waited.
     */
    RequestDocument untilSettled(RequestDocument before) {
        var deadline = System.nanoTime() + HEARD.toNanos();
        while (sameAs(before, api.request(before.id())) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(GLANCE.toNanos());
        }
        return untilSettled(before.id());
    }

    private static boolean sameAs(RequestDocument before, RequestDocument now) {
        return before.outcome().equals(now.outcome()) && before.phases().equals(now.phases());
    }

    /** The document as it is when the request ended or waits. */
    RequestDocument untilSettled(String id) {
        var document = api.request(id);
        progress.show(document);
        var last = "";
        while (document.isRunning()) {
            try (var events = api.events(id, last)) {
                // asked before each wait: a request that ended says nothing more
                while (document.isRunning()) {
                    var event = events.next();
                    if (event.isEmpty()) {
                        break;
                    }
                    last = event.get().id();
                    document = seen(event.get(), id, document);
                }
            } catch (ApiException broken) {
                LockSupport.parkNanos(PAUSE.toNanos());
            }
            if (document.isRunning()) {
                document = patiently(id);
                progress.show(document);
            }
        }
        progress.end();
        return document;
    }

    private RequestDocument seen(ServerEvents.Event event, String id, RequestDocument known) {
        if ("progress".equals(event.kind())) {
            var data = parsed(event.data());
            progress.step(
                    data.path("step").asInt(),
                    data.path("rows").asLong(),
                    data.path("per_second").asLong(),
                    data.path("bytes").asLong(),
                    data.path("total_bytes").asLong());
            return known;
        }
        var document = api.request(id);
        progress.show(document);
        return document;
    }

    /** The server may be restarting: another process took over, or the network blinked. */
    private RequestDocument patiently(String id) {
        var deadline = System.nanoTime() + GIVE_UP.toNanos();
        while (true) {
            try {
                return api.request(id);
            } catch (ApiException e) {
                if (e.isUsage() || System.nanoTime() > deadline) {
                    throw e;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private static JsonNode parsed(String data) {
        try {
            return Api.JSON.readTree(data);
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        }
    }
}
