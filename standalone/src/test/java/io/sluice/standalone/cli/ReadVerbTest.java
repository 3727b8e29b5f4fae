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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ReadVerbTest {
    private static final String ROTATING = """
            check: {stream_names: [s]}
            streams:
              - name: s
                retriever:
                  requester:
                    url_base: https://api.shop.example
                    path: s
                    authenticator:
                      type: OAuthAuthenticator
                      token_refresh_endpoint: http://127.0.0.1:%d/token
                      client_id: me
                      client_secret: mine
                      refresh_token: "{{ config['credentials']['refresh_token'] }}"
                      refresh_token_updater: {}
                  record_selector: {extractor: {field_path: []}}
            """;

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
    void a_state_that_is_kept_in_one_file_begins_with_everything() throws IOException {
        config("{\"token\":\"very-secret\"}");
        var kept = file("state.json");
        assertThat(read("s", "--mode", "incremental", "--state", kept, "--state-out", kept))
                .isZero();
        assertThat(out.toString().lines()).hasSize(2);
        assertThat(folder.resolve("state.json")).exists();
        assertThat(read("s", "--mode", "incremental", "--state", file("typed-wrongly.json"), "--state-out", kept))
                .isEqualTo(2);
    }

    @Test
    void a_limit_that_is_none_is_refused() throws IOException {
        config("{\"token\":\"very-secret\"}");
        assertThat(read("s", "--limit", "0")).isEqualTo(2);
        assertThat(messages.toString()).contains("above zero");
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

    @Test
    void a_token_that_renews_itself_is_in_the_settings_file_before_it_is_used() throws IOException {
        var atUse = new AtomicReference<String>();
        api.createContext("/token", exchange -> {
            try (exchange) {
                var asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                var body = asked.contains("first-refresh")
                        ? "{\"access_token\":\"new-access\",\"refresh_token\":\"second-refresh\",\"expires_in\":3600}"
                        : "{}";
                exchange.sendResponseHeaders(200, body.length());
                exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
            }
        });
        api.createContext("/s", exchange -> {
            try (exchange) {
                atUse.set(exchange.getRequestHeaders().getFirst("Authorization") + " "
                        + Files.readString(folder.resolve("c.json")));
                var body = "[{\"id\":1}]".getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        Files.writeString(folder.resolve("m.yaml"), ROTATING.formatted(port()));
        config("{\"credentials\":{\"refresh_token\":\"first-refresh\"}}");

        assertThat(read("s")).as(messages.toString()).isZero();

        assertThat(atUse.get())
                .startsWith("Bearer new-access ")
                .contains("\"refresh_token\":\"second-refresh\"")
                .doesNotContain("first-refresh");
        assertThat(read("s")).as("with the token that was kept").isZero();
        assertThat(messages.toString()).doesNotContain("refresh", "access");
    }

    @Test
    void takes_either_a_manifest_or_a_connection_and_nothing_that_belongs_to_the_other() {
        assertThat(execute("--stream", "s")).isEqualTo(2);
        assertThat(execute("--stream", "s", "--on", "shop", "--manifest", file("m.yaml")))
                .isEqualTo(2);
        assertThat(execute("--stream", "s", "--on", "shop", "--config", file("c.json")))
                .isEqualTo(2);
        assertThat(messages.toString()).contains("either --on NAME or --manifest FILE", "--config is for --manifest");
    }

    private int port() {
        return api.getAddress().getPort();
    }

    private void config(String json) throws IOException {
        Files.writeString(folder.resolve("c.json"), json);
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private int read(String stream, String... more) {
        var arguments = new ArrayList<>(List.of(
                "--manifest",
                file("m.yaml"),
                "--config",
                file("c.json"),
                "--stream",
                stream,
                "--base-url",
                "http://127.0.0.1:" + port()));
        arguments.addAll(List.of(more));
        return execute(arguments.toArray(String[]::new));
    }

    private int execute(String... arguments) {
        return new CommandLine(new ReadVerb())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(messages))
                .execute(arguments);
    }
}
