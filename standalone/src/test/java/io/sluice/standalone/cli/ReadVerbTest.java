package io.sluice.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ReadVerbTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter messages = new StringWriter();

    @TempDir
    Path folder;

    private HttpServer api;

    @BeforeEach
    void serve() throws IOException {
        api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        api.createContext("/", exchange -> {
            try (exchange) {
                var body = "[{\"id\":1,\"n\":1.10},{\"id\":2}]".getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        api.start();
        Files.writeString(folder.resolve("m.yaml"), """
                check: {stream_names: [s]}
                streams:
                  - name: s
                    retriever:
                      requester:
                        url_base: https://api.shop.example/v1
                        path: s
                        authenticator: {type: BearerAuthenticator, api_token: "{{ config['token'] }}"}
                      record_selector: {extractor: {field_path: []}}
                spec:
                  connection_specification:
                    type: object
                    required: [token]
                    properties: {token: {type: string, airbyte_secret: true}}
                """);
    }

    @AfterEach
    void stop() {
        api.stop(0);
    }

    @Test
    void prints_records_writes_the_state_and_masks_secrets_in_the_log() throws IOException {
        config("{\"token\":\"very-secret\"}");
        assertThat(read("s", "--state-out", file("state.json"), "--requests", file("log.jsonl")))
                .isZero();
        assertThat(out.toString()).isEqualToNormalizingNewlines("{\"id\":1,\"n\":1.10}\n{\"id\":2}\n");
        assertThat(folder.resolve("state.json")).exists();
        assertThat(folder.resolve("log.jsonl"))
                .content()
                .contains("\"status\":200", "Bearer •••")
                .doesNotContain("very-secret");
    }

    @Test
    void stops_at_the_limit_and_leaves_the_state_alone() throws IOException {
        config("{\"token\":\"very-secret\"}");
        assertThat(read("s", "--limit", "1", "--state-out", file("state.json"))).isZero();
        assertThat(out.toString().lines()).hasSize(1);
        assertThat(folder.resolve("state.json")).doesNotExist();
    }

    @Test
    void names_the_setting_that_is_wrong_and_the_streams_there_are() throws IOException {
        config("{}");
        assertThat(read("s")).isEqualTo(2);
        assertThat(messages.toString()).contains("token");
        config("{\"token\":\"very-secret\"}");
        assertThat(read("none")).isEqualTo(2);
        assertThat(messages.toString()).contains("its streams are s");
    }

    private void config(String json) throws IOException {
        Files.writeString(folder.resolve("c.json"), json);
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private int read(String stream, String... more) {
        var line = new CommandLine(new ReadVerb())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(messages));
        var arguments = new java.util.ArrayList<>(java.util.List.of(
                "--manifest",
                file("m.yaml"),
                "--config",
                file("c.json"),
                "--stream",
                stream,
                "--base-url",
                "http://127.0.0.1:" + api.getAddress().getPort()));
        arguments.addAll(java.util.List.of(more));
        return line.execute(arguments.toArray(String[]::new));
    }
}
