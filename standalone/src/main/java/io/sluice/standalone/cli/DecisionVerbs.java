package io.sluice.standalone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.standalone.client.Api;
import io.sluice.standalone.client.RequestDocument;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a person decides about a request that waits. */
final class DecisionVerbs {

    private DecisionVerbs() {}

    @Command(name = "approve", description = "Commit the proof that stands")
    static final class Approve extends SteeringVerb {
        @Option(names = "--proof", paramLabel = "HASH", description = "Only if the proof is still this one")
        private @Nullable String proof;

        @Override
        String action() {
            return "approve";
        }

        @Override
        void complete(Api api, ObjectNode body) {
            SubmittingVerb.put(body, "proof", proof);
        }
    }

    @Command(name = "reject", description = "Say no to a proof; nothing is changed")
    static final class Reject extends SteeringVerb {
        @Option(names = "--reason", paramLabel = "TEXT")
        private @Nullable String reason;

        @Override
        String action() {
            return "reject";
        }

        @Override
        void complete(Api api, ObjectNode body) {
            SubmittingVerb.put(body, "reason", reason);
        }

        @Override
        int afterwards(Api api, RequestDocument before, JsonNode reply) {
            done("rejected");
            return Exit.DONE;
        }
    }

    @Command(name = "answer", description = "Answer the question that a request came back with")
    static final class Answer extends SteeringVerb {
        @Parameters(index = "1..*", arity = "1..*", paramLabel = "TEXT")
        private List<String> words = List.of();

        @Override
        String action() {
            return "answer";
        }

        @Override
        void complete(Api api, ObjectNode body) {
            body.put("text", String.join(" ", words));
        }
    }
}
