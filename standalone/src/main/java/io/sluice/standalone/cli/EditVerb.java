package io.sluice.standalone.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.standalone.client.Api;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "edit", description = "Replace the pipeline by your own; it is proven again")
final class EditVerb extends SteeringVerb {
    @Option(names = "--file", paramLabel = "F", description = "The pipeline as JSON (default: opens $EDITOR)")
    private @Nullable Path file;

    @Override
    String action() {
        return "edit";
    }

    @Override
    void check() {
        if (file != null && !Files.isReadable(file)) {
            throw usage("--file " + file + " cannot be read");
        }
        if (file == null && Editor.chosen(System.getenv()).isEmpty()) {
            throw usage("no editor is chosen: set EDITOR, or give the pipeline with --file");
        }
    }

    @Override
    void complete(Api api, ObjectNode body) {
        body.set("pipeline", file == null ? edited(api) : parsed(file, text(file)));
    }

    /** Kept when it is not taken, so that nobody's work is lost to a comma. */
    private JsonNode edited(Api api) {
        var before = api.get(Api.requestPath(id()) + "/pipeline").toPrettyString() + "\n";
        try {
            var draft = Files.createTempFile("sluice-" + id() + "-", ".json");
            Files.writeString(draft, before);
            var after = Editor.chosen(System.getenv()).orElseThrow().edit(draft);
            if (after.equals(before)) {
                Files.delete(draft);
                throw usage("nothing was changed, so nothing was sent");
            }
            screen().say("your pipeline is in " + draft);
            return parsed(draft, after);
        } catch (IOException e) {
            throw usage(String.valueOf(e.getMessage()));
        }
    }

    private String text(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw usage(path + " cannot be read: " + e.getMessage());
        }
    }

    private JsonNode parsed(Path path, String text) {
        try {
            return Api.JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw usage(path + " is not JSON: " + e.getOriginalMessage());
        }
    }
}
