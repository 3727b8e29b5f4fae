package io.sluice.standalone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.sluice.standalone.client.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "scripts", description = "Write a request's steps to a folder, to be run by hand")
final class ScriptsVerb extends RequestVerb {
    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Made when it is not there")
    private Path out;

    @Override
    int call(Api api) {
        var written = JsonNodeFactory.instance.objectNode().put("id", id());
        var files = written.putArray("files");
        for (var file : api.get(Api.requestPath(id()) + "/scripts").path("files")) {
            files.add(write(file).toString());
        }
        if (json()) {
            print(written);
        } else {
            files.forEach(file -> screen().result(file.asText()));
        }
        return Exit.DONE;
    }

    private Path write(JsonNode file) {
        // names come from the server, but they must stay in the folder
        var name = Path.of(file.path("name").asText()).getFileName();
        var path = out.resolve(name);
        try {
            Files.createDirectories(out);
            Files.writeString(path, file.path("content").asText());
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be written", e);
        }
        if (file.path("executable").asBoolean()) {
            path.toFile().setExecutable(true);
        }
        return path;
    }
}
