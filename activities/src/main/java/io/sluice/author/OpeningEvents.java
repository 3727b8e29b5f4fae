package io.sluice.author;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.author.Surroundings.Listed;
import io.sluice.store.Events;
import java.util.List;

/** Tells a request's timeline which connectors there are before one is opened, and then which were. */
final class OpeningEvents {

    /** The events stand apart from those of the workflow's runs: a draft that is written again tells the same once more. */
    private static final String RUN = "author";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Events events;
    private final String request;

    OpeningEvents(Events events, String request) {
        this.events = events;
        this.request = request;
    }

    void listed(List<Listed> connections) {
        var event = JSON.createObjectNode();
        var list = event.putArray("connections");
        connections.forEach(
                one -> list.addObject().put("name", one.connection()).put("connector", one.connector()));
        events.append(request, RUN, 0, "connectors_listed", event.toString());
    }

    void opened(List<Database> databases) {
        for (int i = 0; i < databases.size(); i++) {
            var event =
                    JSON.createObjectNode().put("connection", databases.get(i).name());
            events.append(request, RUN, i, "connection_opened", event.toString());
        }
    }
}
