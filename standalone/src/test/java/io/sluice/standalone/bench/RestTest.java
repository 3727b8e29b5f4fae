package io.sluice.standalone.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.connector.mockapi.http.Answer;
import io.sluice.connector.mockapi.http.LoopbackServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestTest {

    @TempDir
    Path folder;

    @Test
    void what_was_refused_is_asked_again_and_what_was_answered_is_not() throws IOException {
        var answers = new ArrayDeque<>(
                List.of(Answer.json(503, "{\"error\":\"busy\"}"), Answer.json(200, "{\"outcome\":\"answered\"}")));
        try (var api = LoopbackServer.bind(0)) {
            api.serve(call -> answers.remove());
            assertThat(ask(api.url())).contains("\"failed\"", "503", "busy");
            assertThat(ask(api.url())).isEqualTo("{\"outcome\":\"answered\"}");
            assertThat(ask(api.url())).contains("answered");
            assertThat(answers).isEmpty();
        }
    }

    private String ask(String api) throws IOException {
        try (var results = new Results(folder.resolve("results"), progress -> {})) {
            return results.of(
                            "q1", () -> new Rest(api).post("/v1/asks", Map.of()).outcome(body -> (ObjectNode) body))
                    .toString();
        }
    }
}
