package io.sluice.standalone.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.standalone.client.Api;
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
        void complete(ObjectNode body) {
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
        void complete(ObjectNode body) {
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
        void complete(ObjectNode body) {
            body.put("text", String.join(" ", words));
        }
    }

    @Command(name = "edit", description = "Replace the pipeline by your own; it is proven again")
    static final class Edit extends SteeringVerb {
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
}
