package io.sluice.standalone.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.connector.mockapi.http.Answer;
import io.sluice.connector.mockapi.http.Call;
import io.sluice.connector.mockapi.http.LoopbackServer;
import io.sluice.standalone.bench.Installation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An API that repeats the tokens it refuses, connected well, connected wrongly, read into a table and refused in the middle of it. */
class SecretOfAnApiTest {
    private static final String RIGHT = "kvQ7right0token";
    private static final String WRONG = "kvQ7wrong0token";

    @TempDir
    private Path folder;

    private volatile boolean revoked;

    /** Of all processes, whenever the API was being read. */
    private final Set<String> commandLines = ConcurrentHashMap.newKeySet();

    private Answer answer(Call call) {
        commandLines.addAll(commandLines());
        var asks = String.valueOf(call.header("Authorization"));
        return asks.equals("Bearer " + RIGHT) && !revoked
                ? Answer.json(200, "[{\"id\":1,\"boat\":\"Anna\"}]")
                : Answer.json(401, "{\"error\":\"not let in with " + asks + "\"}");
    }

    @Test
    void a_secret_is_in_no_file_of_the_home_in_no_message_and_in_no_command_line() throws IOException {
        var heard = new ArrayList<String>();
        try (var api = LoopbackServer.bind(0);
                var sluice = new Installation(folder).up()) {
            api.serve(this::answer);
            var manifest = Files.writeString(sluice.files().resolve("harbour.yaml"), manifest(api.url()))
                    .toString();
            assertThat(told(heard, connect(sluice, "harbour", manifest, RIGHT)).exit())
                    .isZero();
            assertThat(told(heard, connect(sluice, "shut", manifest, WRONG)).exit())
                    .isEqualTo(5);
            assertThat(told(heard, sluice.run("run", "Load boats from harbour into table boats"))
                            .exit())
                    .isZero();
            revoked = true;
            assertThat(told(heard, sluice.run("run", "Load boats from harbour into table more_boats"))
                            .exit())
                    .isNotZero();
            assertThat(heard).allSatisfy(SecretOfAnApiTest::isFreeOfThem);
            assertThat(heard.get(1)).contains("not let in with Bearer •••");
            assertThat(commandLines)
                    .anyMatch(line -> line.contains("connect harbour"))
                    .anyMatch(line -> line.contains("run Load boats"))
                    .allSatisfy(SecretOfAnApiTest::isFreeOfThem);
            filesAreFreeOfThem(sluice.home());
        }
    }

    private Installation.Run connect(Installation sluice, String name, String manifest, String token)
            throws IOException {
        var settings = Files.writeString(folder.resolve(name + ".json"), "{\"token\":\"" + token + "\"}");
        return sluice.run("connect", name, "--manifest", manifest, "--config", settings.toString());
    }

    private static Installation.Run told(List<String> heard, Installation.Run run) {
        heard.add(run.out() + run.err());
        return run;
    }

    private static void isFreeOfThem(String text) {
        assertThat(text).doesNotContain(RIGHT, WRONG);
    }

    private static List<String> commandLines() {
        return ProcessHandle.allProcesses().map(SecretOfAnApiTest::commandLine).toList();
    }

    /** From /proc, for the JDK cuts off what comes after a long class path. */
    private static String commandLine(ProcessHandle process) {
        try {
            var file = Path.of("/proc", String.valueOf(process.pid()), "cmdline");
            return Files.readString(file, StandardCharsets.ISO_8859_1).replace('\0', ' ');
        } catch (IOException hasEnded) {
            return "";
        }
    }

    /** Temporal's histories, the store's tables, what was written ahead of both, and all logs. */
    private static void filesAreFreeOfThem(Path home) throws IOException {
        var refusals = 0;
        try (var files = Files.walk(home)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                assertThat(text.contains(RIGHT) || text.contains(WRONG))
                        .as(file.toString())
                        .isFalse();
                refusals += text.contains("not let in with Bearer") ? 1 : 0;
            }
        }
        assertThat(refusals).as("files that tell of a refusal").isPositive();
    }

    private static String manifest(String url) {
        return """
                version: 6.0.0
                type: DeclarativeSource
                check: {type: CheckStream, stream_names: [boats]}
                spec:
                  type: Spec
                  connection_specification:
                    type: object
                    required: [token]
                    properties: {token: {type: string, airbyte_secret: true}}
                streams:
                  - type: DeclarativeStream
                    name: boats
                    primary_key: id
                    retriever:
                      type: SimpleRetriever
                      requester:
                        type: HttpRequester
                        url_base: '%s'
                        path: /boats
                        authenticator: {type: BearerAuthenticator, api_token: "{{ config['token'] }}"}
                      record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
                    schema_loader:
                      type: InlineSchemaLoader
                      schema: {type: object, properties: {id: {type: integer}, boat: {type: string}}}
                """.formatted(url);
    }
}
