package io.sluice.standalone.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.sluice.standalone.client.Api;
import io.sluice.standalone.client.ApiException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What the verbs about states share: they name a pipeline and may name one of its streams. */
abstract class StateVerb extends ServedVerb {

    @Parameters(index = "0", paramLabel = "PIPELINE", description = "A schedule, or a table such as public.orders")
    private String pipeline;

    @Option(
            names = "--into",
            paramLabel = "NAME",
            defaultValue = "warehouse",
            description = "The connection that holds the table (default: warehouse)")
    private String into;

    abstract @Nullable String stream();

    final String path() {
        var stream = stream();
        return "/v1/state/" + Api.segment(pipeline) + (stream == null ? "" : "/" + Api.segment(stream)) + "?into="
                + Api.segment(into);
    }

    abstract JsonNode ask(Api api);

    @Override
    final int call(Api api) {
        try {
            tell(ask(api));
            return Exit.DONE;
        } catch (ApiException e) {
            if (e.isConflict()) {
                Main.report(e, screen(), json());
                return Exit.REFUSED;
            }
            throw e;
        }
    }

    private void tell(JsonNode reply) {
        if (json()) {
            print(reply);
            return;
        }
        reply.path("streams").forEach(stream -> screen().result(stream.path("connection")
                        .asText() + "." + stream.path("stream").asText() + "  "
                + stream.path("state") + "  (moved " + stream.path("version").asText() + " times, last by "
                + stream.path("request").asText() + ")"));
    }

    @Command(
            name = "state",
            description = "How far a pipeline has read its streams",
            subcommands = {Show.class, Set.class, Reset.class})
    static final class Group implements Runnable {
        @Spec
        private CommandSpec spec;

        @Override
        public void run() {
            throw new ParameterException(spec.commandLine(), "say what to do: show, set or reset");
        }
    }

    @Command(name = "show", description = "Show how far each stream was read, and by which request")
    static final class Show extends StateVerb {
        @Parameters(index = "1", arity = "0..1", paramLabel = "STREAM")
        private @Nullable String stream;

        @Override
        @Nullable
        String stream() {
            return stream;
        }

        @Override
        JsonNode ask(Api api) {
            return api.get(path());
        }
    }

    @Command(
            name = "set",
            description = "Let the next run read a stream from another state on; refused while a request runs on it")
    static final class Set extends StateVerb {
        @Parameters(index = "1", paramLabel = "STREAM")
        private String stream;

        @Parameters(index = "2", paramLabel = "STATE", description = "A JSON object, as state show prints it")
        private String state;

        @Override
        String stream() {
            return stream;
        }

        @Override
        void check() {
            object();
        }

        @Override
        JsonNode ask(Api api) {
            return api.put(path(), JsonNodeFactory.instance.objectNode().set("state", object()));
        }

        private JsonNode object() {
            try {
                var object = Api.JSON.readTree(state);
                if (object != null && object.isObject()) {
                    return object;
                }
            } catch (JsonProcessingException e) {
                // said below
            }
            throw usage("STATE is no JSON object: write for example '{\"updated_at\": \"2026-01-31\"}'");
        }
    }

    @Command(name = "reset", description = "Let the next run read everything again; refused while a request runs on it")
    static final class Reset extends StateVerb {
        @Parameters(index = "1", arity = "0..1", paramLabel = "STREAM")
        private @Nullable String stream;

        @Override
        @Nullable
        String stream() {
            return stream;
        }

        @Override
        JsonNode ask(Api api) {
            return api.delete(path());
        }
    }
}
