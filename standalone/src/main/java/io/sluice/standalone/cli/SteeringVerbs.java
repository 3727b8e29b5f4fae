package io.sluice.standalone.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.standalone.client.Api;
import io.sluice.standalone.client.ApiException;
import io.sluice.standalone.client.RequestDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The verbs that tell a request something. */
final class SteeringVerbs {

    private SteeringVerbs() {}

    /** Posts to {@code /v1/requests/ID/NAME}; a refusal by the state of the request is exit 4. */
    abstract static class Steering extends RequestVerb {
        abstract String action();

        void complete(ObjectNode body) {}

        int afterwards(Api api, RequestDocument before, JsonNode reply) {
            return new Conversation(api, screen(), json()).untilSettled(before);
        }

        @Override
        final int call(Api api) {
            var body = JsonNodeFactory.instance.objectNode();
            complete(body);
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
    }

    @Command(name = "approve", description = "Commit the proof that stands")
    static final class Approve extends Steering {
        @Option(names = "--proof", paramLabel = "HASH", description = "Only if the proof is still this one")
        private @Nullable String proof;

        @Override
        String action() {
            return "approve";
        }

        @Override
        void complete(ObjectNode body) {
            SubmittingVerb.put(body, "proof", proof);
        }
    }

    @Command(name = "answer", description = "Answer the question that a request came back with")
    static final class Answer extends Steering {
        @Parameters(index = "1..*", arity = "1..*", paramLabel = "TEXT")
        private List<String> words = List.of();

        @Override
        String action() {
            return "answer";
        }

        @Override
        void complete(ObjectNode body) {
            body.put("text", String.join(" ", words));
        }
    }

    @Command(name = "edit", description = "Replace the pipeline by your own; it is proven again")
    static final class Edit extends Steering {
        @Option(names = "--file", paramLabel = "F", description = "The pipeline as JSON (default: opens $EDITOR)")
        private @Nullable Path file;

        @Override
        String action() {
            return "edit";
        }

        @Override
        void check() {
            if (file == null) {
                throw usage("--file is needed: an editor in the terminal is not in this version");
            }
            if (!Files.isReadable(file)) {
                throw usage("--file " + file + " cannot be read");
            }
        }

        @Override
        void complete(ObjectNode body) {
            body.set("pipeline", pipeline());
        }

        private JsonNode pipeline() {
            try {
                return Api.JSON.readTree(Files.readString(Objects.requireNonNull(file)));
            } catch (JsonProcessingException e) {
                throw usage("--file " + file + " is not JSON: " + e.getOriginalMessage());
            } catch (IOException e) {
                throw usage("--file " + file + " cannot be read: " + e.getMessage());
            }
        }
    }

    @Command(name = "resume", description = "Go on with a request that failed, or was committed in part")
    static final class Resume extends Steering {
        @Override
        String action() {
            return "resume";
        }
    }

    @Command(name = "undo", description = "Take a commit back")
    static final class Undo extends Steering {
        @Option(names = "--partial", description = "Leave out rows that were touched since")
        private boolean partial;

        @Option(names = "--approve", paramLabel = "WHEN", description = "yes: this call is the approval (default); ask")
        private When approve = When.yes;

        /** Spelled as they are typed. */
        enum When {
            yes,
            ask
        }

        @Override
        String action() {
            return "undo";
        }

        @Override
        void complete(ObjectNode body) {
            body.put("partial", partial).put("approve", approve.name());
        }

        /** An undo is a request of its own where the server says so. */
        @Override
        int afterwards(Api api, RequestDocument before, JsonNode reply) {
            var conversation = new Conversation(api, screen(), json());
            var undo = reply.path("id").asText(before.id());
            return undo.equals(before.id()) ? conversation.untilSettled(before) : conversation.untilSettled(undo);
        }
    }

    @Command(name = "reject", description = "Say no to a proof; nothing is changed")
    static final class Reject extends Steering {
        @Option(names = "--reason", paramLabel = "TEXT")
        private @Nullable String reason;

        @Override
        String action() {
            return "reject";
        }

        @Override
        void complete(ObjectNode body) {
            SubmittingVerb.put(body, "reason", reason);
        }

        @Override
        int afterwards(Api api, RequestDocument before, JsonNode reply) {
            done(this, "rejected");
            return Exit.DONE;
        }
    }

    @Command(name = "cancel", description = "Stop a request before its commit")
    static final class Cancel extends Steering {
        @Override
        String action() {
            return "cancel";
        }

        @Override
        int afterwards(Api api, RequestDocument before, JsonNode reply) {
            var outcome = new Follow(api, screen()).untilSettled(before).outcome();
            done(this, outcome);
            return "cancelled".equals(outcome) ? Exit.DONE : Exit.REFUSED;
        }
    }

    private static void done(RequestVerb verb, String outcome) {
        if (verb.json()) {
            verb.print(
                    JsonNodeFactory.instance.objectNode().put("id", verb.id()).put("outcome", outcome));
        } else {
            verb.screen().say(verb.id() + ": " + outcome);
        }
    }
}
