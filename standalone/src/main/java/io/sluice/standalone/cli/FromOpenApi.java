package io.sluice.standalone.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import io.sluice.connector.openapi.OpenApiImport;
import io.sluice.standalone.client.Api;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "from-openapi",
        description = "Make a manifest of an OpenAPI 3 or Swagger 2 document; guesses are marked in it")
final class FromOpenApi extends Verb {
    private static final int LARGEST = 64 << 20;
    private static final int MILLIS = 20_000;

    @Parameters(paramLabel = "URL_OR_FILE", description = "The document, JSON or YAML")
    private String source;

    @Option(names = "--out", paramLabel = "FILE", description = "Where the manifest goes (default: stdout)")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException {
        try {
            return told(OpenApiImport.of(source, text()));
        } catch (ConnectorException e) {
            if (e.fault() == Fault.UNREACHABLE) {
                return ConnectorReport.of(e, screen());
            }
            throw usage(e.getMessage());
        }
    }

    private int told(OpenApiImport imported) throws IOException {
        if (out != null) {
            Files.writeString(out, imported.manifest(), StandardCharsets.UTF_8);
        }
        if (json()) {
            var document = JsonNodeFactory.instance.objectNode();
            document.set("streams", Api.JSON.valueToTree(imported.streams()));
            document.set("guesses", Api.JSON.valueToTree(imported.guesses()));
            document.set("left_out", Api.JSON.valueToTree(imported.leftOut()));
            print(document.put("manifest", out == null ? imported.manifest() : out.toString()));
        } else if (out == null) {
            screen().data(imported.manifest().stripTrailing());
        }
        var guesses = imported.guesses().values().stream()
                .mapToInt(java.util.List::size)
                .sum();
        screen().say(imported.streams().size() + " streams, " + guesses + " guesses to confirm, "
                + imported.leftOut().size() + " operations left out: they list nothing");
        return Exit.DONE;
    }

    private String text() throws IOException {
        if (source.startsWith("http://") || source.startsWith("https://")) {
            return fetched();
        }
        var file = Path.of(source);
        if (!Files.isRegularFile(file)) {
            throw usage("there is no file " + source);
        }
        if (Files.size(file) > LARGEST) {
            throw usage(source + " is larger than 64 MB");
        }
        return Files.readString(file, StandardCharsets.UTF_8);
    }

    /** The person who types the address is the one whose machine asks it. */
    private String fetched() throws IOException {
        try {
            var connection = (HttpURLConnection) new URI(source).toURL().openConnection();
            connection.setConnectTimeout(MILLIS);
            connection.setReadTimeout(MILLIS);
            connection.setRequestProperty("Accept", "application/json, application/yaml;q=0.9, */*;q=0.5");
            if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
                throw new IOException("it answered with status " + connection.getResponseCode());
            }
            try (var body = connection.getInputStream()) {
                var bytes = body.readNBytes(LARGEST + 1);
                if (bytes.length > LARGEST) {
                    throw usage(source + " is larger than 64 MB");
                }
                return new String(bytes, StandardCharsets.UTF_8);
            }
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw usage(source + " is no address");
        } catch (IOException e) {
            throw new ConnectorException(
                    Fault.UNREACHABLE,
                    source,
                    source + " gives no document: " + e.getMessage(),
                    "Check the address, or save the document and name its file",
                    e);
        }
    }
}
