package io.sluice.standalone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.standalone.client.Api;
import io.sluice.standalone.client.RequestDocument;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Stopping a request, going on with it, taking it back. */
final class CourseVerbs {

    private CourseVerbs() {}

    @Command(name = "cancel", description = "Stop a request before its commit")
    static final class Cancel extends SteeringVerb {
        @Override
        String action() {
            return "cancel";
        }

        @Override
        int afterwards(Api api, RequestDocument before, JsonNode reply) {
            var outcome = new Follow(api, screen()).untilSettled(before).outcome();
            done(outcome);
            return "cancelled".equals(outcome) ? Exit.DONE : Exit.REFUSED;
        }
    }

    @Command(name = "resume", description = "Go on with a request that failed, or was committed in part")
    static final class Resume extends SteeringVerb {
        @Override
        String action() {
            return "resume";
        }
    }

    @Command(name = "undo", description = "Take a commit back")
    static final class Undo extends SteeringVerb {
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
        void complete(Api api, ObjectNode body) {
            body.put("partial", partial).put("approve", approve.name());
        }

        /** The reply comes when it is undone, or with the id of an undo that waits for its approval. */
        @Override
        int afterwards(Api api, RequestDocument before, JsonNode reply) {
            var conversation = new Conversation(api, screen(), json());
            var already = before.outcome().equals("undone");
            var undo = reply.path("id").asText(before.id());
            return already || undo.equals(before.id())
                    ? conversation.report(api.request(before.id()).with("already_undone", already))
                    : conversation.untilSettled(undo);
        }
    }
}
