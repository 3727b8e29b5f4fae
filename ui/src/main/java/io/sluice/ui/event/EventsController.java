package io.sluice.ui.event;

import io.sluice.store.Store;
import io.sluice.ui.problem.ApiProblem;
import io.sluice.ui.steer.Undoing;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Follows a request: first what was missed, then what happens. */
@RestController
public class EventsController {

    private final Store store;
    private final Followers followers;

    EventsController(Store store, Followers followers) {
        this.store = store;
        this.followers = followers;
    }

    /** The stream stays open after the end of the request: an undo may follow. */
    @GetMapping(path = "/v1/requests/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter events(
            @PathVariable String id,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId) {
        var request = store.requests().find(Undoing.requestOf(id)).orElseThrow(() -> ApiProblem.unknownRequest(id));
        return followers.follow(request.id(), after(lastEventId));
    }

    private static long after(@Nullable String lastEventId) {
        return lastEventId != null && lastEventId.matches("\\d{1,18}") ? Long.parseLong(lastEventId) : 0;
    }
}
