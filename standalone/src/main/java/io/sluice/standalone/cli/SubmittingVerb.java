package io.sluice.standalone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.standalone.client.Api;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A verb that starts a request and stays with it. */
abstract class SubmittingVerb extends ServedVerb {
    @Option(names = "--on", paramLabel = "NAME", description = "Use only these connections")
    private List<String> on = List.of();

    @Option(names = "--files", paramLabel = "DIR", description = "The readable data folder (default: this one)")
    private Path files = Path.of("");

    @Option(names = "--id", paramLabel = "ID", description = "Your id for it: asking twice is asking once")
    private @Nullable String id;

    @Option(names = "--now", paramLabel = "INSTANT", description = "What 'now' means, as 2026-01-31T12:00:00Z")
    private @Nullable String now;

    @Option(names = "--timezone", paramLabel = "ZONE", description = "What 'today' means, as Europe/Berlin")
    private @Nullable String timezone;

    abstract String sentence();

    /** Adds what only this verb has. */
    abstract void complete(ObjectNode submission);

    @Override
    void check() {
        if (sentence().isBlank()) {
            throw usage("the sentence is empty: say what you want, as in"
                    + " ./sluice run \"Import sales.csv into the orders table\"");
        }
        if (!Files.isDirectory(files.toAbsolutePath())) {
            throw usage("--files " + files + " is not a folder");
        }
    }

    @Override
    int call(Api api) {
        var submission = common();
        submission.put("sentence", sentence());
        submission.put("files", files.toAbsolutePath().normalize().toString());
        put(submission, "id", id);
        complete(submission);
        return accepted(api, api.post(path(), submission));
    }

    /** Where it is submitted. */
    String path() {
        return "/v1/requests";
    }

    /** Stays with what was taken in. */
    int accepted(Api api, JsonNode reply) {
        return new Conversation(api, screen(), json())
                .untilSettled(reply.path("id").asText());
    }

    /** What one question has in common with a batch of them. */
    final ObjectNode common() {
        var common = JsonNodeFactory.instance.objectNode();
        on.forEach(common.withArray("on")::add);
        put(common, "now", now);
        put(common, "timezone", timezone);
        return common;
    }

    static void put(ObjectNode json, String name, @Nullable String value) {
        if (value != null) {
            json.put(name, value);
        }
    }
}
