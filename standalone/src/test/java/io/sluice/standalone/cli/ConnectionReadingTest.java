package io.sluice.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sluice.standalone.client.Api;
import io.sluice.standalone.client.ApiException;
import io.sluice.standalone.screen.Screen;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionReadingTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter messages = new StringWriter();

    @TempDir
    Path folder;

    private StandIn server;

    @BeforeEach
    void start() throws IOException {
        server = new StandIn();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void prints_records_as_they_came_and_keeps_the_state_of_the_end() throws IOException {
        assertThat(
                        read(
                                "{\"request\":{\"method\":\"GET\"}}\n{\"record\":{\"n\":1.10}}\n\n{\"pause\":{\"seconds\":12,\"reason\":\"429\"}}\n{\"state\":{\"at\":1}}\n"))
                .isZero();
        assertThat(out.toString()).isEqualTo("{\"n\":1.10}\n");
        assertThat(messages.toString()).contains("waiting 12 s: 429");
        assertThat(state()).content().isEqualTo("{\"at\":1}\n");
        assertThat(folder.resolve("requests.jsonl")).content().isEqualTo("{\"method\":\"GET\"}\n");
        assertThat(server.changes()).containsExactly("POST /v1/connections/shop/streams/my%20orders/records {}");
    }

    @Test
    void leaves_the_state_alone_at_the_limit() throws IOException {
        assertThat(read("{\"record\":{}}\n{\"limited\":true}\n")).isZero();
        assertThat(state()).doesNotExist();
    }

    @Test
    void what_failed_or_broke_off_after_some_records_is_a_failure_without_a_state() {
        var failed = fails("{\"record\":{}}\n{\"error\":{\"status\":502,\"detail\":\"gone\",\"next\":\"again\"}}\n");
        assertThat(failed).hasMessage("gone");
        assertThat(failed.isUsage()).isFalse();
        assertThat(fails("{\"record\":{}}\n")).hasMessageContaining("broke off");
        assertThat(state()).doesNotExist();
    }

    private ApiException fails(String reply) {
        return catchThrowableOfType(ApiException.class, () -> read(reply));
    }

    private int read(String reply) throws IOException {
        server.close();
        server = new StandIn();
        server.replies("POST /v1/connections/shop/streams/my%20orders/records", reply);
        var screen = new Screen(new PrintWriter(out), new PrintWriter(messages), false, false);
        return new ConnectionReading(screen, state(), folder.resolve("requests.jsonl"))
                .print(new Api(server.web(), null), "shop", "my orders", Api.JSON.createObjectNode());
    }

    private Path state() {
        return folder.resolve("state.json");
    }
}
