package io.sluice.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MockVerbTest {
    private static final String MANIFEST = """
            version: 6.0.0
            type: DeclarativeSource
            check: {type: CheckStream, stream_names: [buoys]}
            streams:
              - type: DeclarativeStream
                name: buoys
                retriever:
                  type: SimpleRetriever
                  requester: {type: HttpRequester, url_base: "https://sea.example", path: buoys, http_method: GET}
                  record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: [buoys]}}
            spec:
              type: Spec
              connection_specification: {type: object, properties: {}}
            """;

    @Test
    void prints_where_the_mock_is_and_serves_it_until_it_is_stopped(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("sea.yaml"), MANIFEST);
        var printed = new PipedWriter();
        var lines = new BufferedReader(new PipedReader(printed));
        var serving = Thread.ofPlatform().start(() -> Main.commandLine()
                .setOut(new PrintWriter(printed))
                .setErr(new PrintWriter(new StringWriter()))
                .execute("connectors", "mock", file.toString()));

        var where = new ObjectMapper().readTree(lines.readLine());
        assertThat(status(where.get("base_url").textValue() + "/sea.example/buoys"))
                .isEqualTo(429);
        assertThat(status(where.get("base_url").textValue() + "/sea.example/buoys"))
                .isEqualTo(200);
        assertThat(Path.of(where.get("manifest").textValue()))
                .content()
                .contains(where.get("base_url").textValue());
        assertThat(Path.of(where.get("config").textValue())).exists();

        serving.interrupt();
        serving.join();
    }

    private static int status(String url) throws Exception {
        return ((HttpURLConnection) URI.create(url).toURL().openConnection()).getResponseCode();
    }
}
