package io.sluice.ui.connection;

import io.sluice.connection.Check;
import io.sluice.request.MissingConnection;
import io.sluice.store.Store;
import io.sluice.store.StoredConnection;
import io.sluice.store.StoredConnection.State;
import io.sluice.ui.connection.ConnectionTrial.Tried;
import io.sluice.ui.problem.ApiProblem;
import io.sluice.ui.steer.AwaitedConnections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Tests a connection before it is saved: what does not answer leaves the one of this name as it was. */
@Component
class Saving {

    private final Store store;
    private final ConnectionTrial trial;
    private final AwaitedConnections awaited;

    Saving(Store store, ConnectionTrial trial, AwaitedConnections awaited) {
        this.store = store;
        this.trial = trial;
        this.awaited = awaited;
    }

    /** What was saved, and the requests that waited for it and go on now. */
    record Saved(StoredConnection connection, List<String> goOn) {}

    /** A name that sentences can say. */
    static String name(@Nullable String name) {
        if (name == null || !MissingConnection.mayBeCalled(name)) {
            throw ApiProblem.badRequest(
                    "bad_name", "name cannot be \"" + name + "\"", "Use a-z, 0-9, _ and -, beginning with a letter.");
        }
        return name;
    }

    Saved save(StoredConnection asked) {
        var saved =
                switch (trial.of(asked)) {
                    case Tried(Check.Good(var server, var readOnly), var secret) ->
                        store.connections().save(asked.holding(secret).checked(State.GOOD, readOnly, server));
                    case Tried(Check.Bad bad, var secret) -> throw refused(asked.name(), bad);
                };
        store.audit().append(Store.LOCAL_USER, "connect", saved.name(), ConnectionUrl.shown(saved));
        return new Saved(saved, awaited.made(saved));
    }

    private static ApiProblem refused(String name, Check.Bad bad) {
        var status = bad.setting() ? HttpStatus.BAD_REQUEST : HttpStatus.BAD_GATEWAY;
        return ApiProblem.of(status, bad.code(), name + ": " + bad.message(), bad.next());
    }
}
