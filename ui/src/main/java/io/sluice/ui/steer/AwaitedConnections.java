package io.sluice.ui.steer;

import io.sluice.request.MissingConnection;
import io.sluice.store.Store;
import io.sluice.store.StoredConnection;
import io.sluice.store.StoredRequest;
import io.sluice.ui.problem.ApiProblem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Lets requests go on that asked for a connection, once it is made. */
@Component
public class AwaitedConnections {

    private static final Logger LOG = LoggerFactory.getLogger(AwaitedConnections.class);

    private final Store store;
    private final Steering steering;

    AwaitedConnections(Store store, Steering steering) {
        this.store = store;
        this.steering = steering;
    }

    /** Tells every request that asked for what was just saved; gives the ids of those that go on. */
    public List<String> made(StoredConnection connection) {
        var goOn = new ArrayList<String>();
        asLongAsHeard(() -> store.requests().open(Duration.ZERO).stream()
                .filter(request -> awaits(request, connection))
                .filter(request -> told(request, connection))
                .forEach(request -> goOn.add(request.id())));
        return goOn;
    }

    /** For questions that were on their way while their connection was saved, or whose server died before it told. */
    public void look(List<StoredRequest> requests) {
        asLongAsHeard(() -> requests.forEach(this::look));
    }

    /** Without a worker or Temporal every request would take as long as the first: they are told in a later round. */
    private static void asLongAsHeard(Runnable telling) {
        try {
            telling.run();
        } catch (RuntimeException unheard) {
            LOG.warn(
                    "requests that wait for a connection are not told of it; the next round comes in a minute",
                    unheard);
        }
    }

    private void look(StoredRequest request) {
        if (request.question() == null || request.question().missing() == null) {
            return;
        }
        var drafted = store.phases().latest(request.id(), "generate");
        store.connections().list().stream()
                .filter(connection ->
                        drafted.isPresent() && connection.createdAt().isAfter(drafted.get()))
                .filter(connection -> awaits(request, connection))
                .findFirst()
                .ifPresent(connection -> told(request, connection));
    }

    private static boolean awaits(StoredRequest request, StoredConnection connection) {
        var question = request.question();
        return question != null
                && question.missing() != null
                && question.missing().foundIn(connection.name(), connection.kind());
    }

    /** In the words of an answer, which the author reads when it drafts again; false if another has answered. */
    private boolean told(StoredRequest request, StoredConnection connection) {
        var text = MissingConnection.told(connection.name());
        try {
            steering.tell(request.id(), "answer", text);
        } catch (ApiProblem problem) {
            if (problem.status() != HttpStatus.CONFLICT) {
                throw problem;
            }
            LOG.info("request {} does not go on by {}: {}", request.id(), connection.name(), problem.getMessage());
            return false;
        }
        store.audit().append(Store.LOCAL_USER, "answer", request.id(), text);
        return true;
    }
}
