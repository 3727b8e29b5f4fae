package io.sluice.standalone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.standalone.client.Api;
import io.sluice.standalone.client.ApiException;
import io.sluice.standalone.client.RequestDocument;

/** Tells a request something: posts to {@code /v1/requests/ID/ACTION}; a refusal by the state of the request is exit 4. */
abstract class SteeringVerb extends RequestVerb {

    abstract String action();

    void complete(Api api, ObjectNode body) {}

    /** Stays with the request and exits by its outcome, unless the verb says otherwise. */
    int afterwards(Api api, RequestDocument before, JsonNode reply) {
        return new Conversation(api, screen(), json()).untilSettled(before);
    }

    @Override
    final int call(Api api) {
        var body = JsonNodeFactory.instance.objectNode();
        complete(api, body);
        var before = api.request(id());
        try {
            return afterwards(api, before, api.post(Api.requestPath(id()) + "/" + action(), body));
        } catch (ApiException e) {
            if (e.isConflict()) {
                Main.report(e, screen(), json());
                return Exit.REFUSED;
            }
            throw e;
        }
    }

    final void done(String outcome) {
        if (json()) {
            print(JsonNodeFactory.instance.objectNode().put("id", id()).put("outcome", outcome));
        } else {
            screen().say(id() + ": " + outcome);
        }
    }
}
