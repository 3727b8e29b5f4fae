package io.sluice.author;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.author.Surroundings.Listed;
import io.sluice.pipeline.Source;
import io.sluice.store.Events;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells a request's timeline which connectors there are before one is opened, and then which were. */
final class OpeningEvents {

    /** The events stand apart from those of the workflow's runs: a draft that is written again tells the same once more. */
    private static final String RUN = "author";

    private final String run;
    private final Set<String> known = new HashSet<>();

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Events events;
    private final String request;

    /** {@code answers}: how many a person has given; each makes a draft anew, and what may be named may be more by then. */
    OpeningEvents(Events events, String request, int answers) {
        this.run = answers == 0 ? RUN : RUN + answers;
        this.events = events;
        this.request = request;
    }

    void listed(List<Listed> connections) {
        var event = JSON.createObjectNode();
        var list = event.putArray("connections");
        connections.forEach(
                one -> list.addObject().put("name", one.connection()).put("connector", one.connector()));
        events.append(request, run, 0, "connectors_listed", event.toString());
    }

    void opened(List<Database> databases) {
        databases.forEach(database -> opened(database.name()));
    }

    private void opened(String connection) {
        if (known.add(connection)) {
            var event = JSON.createObjectNode().put("connection", connection);
            events.append(request, run, known.size() - 1, "connection_opened", event.toString());
        }
    }

    /** The same sources; an API is opened when a sentence has named it. */
    Sources opening(Sources sources) {
        return new Sources() {
            @Override
            public Sample sample(Source source) {
                if (source instanceof Source.Stream stream) {
                    OpeningEvents.this.opened(stream.connection());
                }
                return sources.sample(source);
            }

            @Override
            public Optional<String> folder() {
                return sources.folder();
            }

            @Override
            public Optional<String> within(String written) {
                return sources.within(written);
            }
        };
    }
}
