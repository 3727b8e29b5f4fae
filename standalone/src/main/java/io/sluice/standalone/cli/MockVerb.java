package io.sluice.standalone.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.sluice.connector.mockapi.MockApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "mock",
        description =
                "Serve the API that a manifest describes on loopback until Ctrl-C, with a manifest and settings for it")
final class MockVerb extends Verb {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Parameters(paramLabel = "FILE", description = "A declarative YAML manifest")
    private Path file;

    @Option(names = "--port", paramLabel = "PORT", description = "Where to listen; any free port by default")
    private int port;

    @Option(names = "--now", paramLabel = "INSTANT", description = "When the data was last changed; now by default")
    private @Nullable Instant now;

    @Option(names = "--later", description = "Serve the state two days later: new, changed and late rows")
    private boolean later;

    @Override
    public Integer call() throws IOException {
        var text = new ManifestFile(file).text();
        try (var mock = MockApi.serve(text, now == null ? Instant.now() : now, port)) {
            mock.begin(later);
            var folder = Files.createTempDirectory("sluice-mock");
            var manifest = folder.resolve("manifest.json");
            var config = folder.resolve("config.json");
            JSON.writeValue(manifest.toFile(), mock.manifest());
            JSON.writeValue(config.toFile(), mock.config());
            // in the order in which the JVM undoes them
            List.of(folder, manifest, config).forEach(path -> path.toFile().deleteOnExit());
            print(JsonNodeFactory.instance
                    .objectNode()
                    .put("base_url", mock.url())
                    .put("manifest", manifest.toString())
                    .put("config", config.toString()));
            screen().out().flush();
            Thread.currentThread().join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return Exit.DONE;
    }
}
