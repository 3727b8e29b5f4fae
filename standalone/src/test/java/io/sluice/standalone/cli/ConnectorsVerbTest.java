package io.sluice.standalone.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConnectorsVerbTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter messages = new StringWriter();
    private final InputStream terminal = System.in;

    @AfterEach
    void giveBack() {
        System.setIn(terminal);
    }

    @Test
    void renders_at_the_instant_it_is_told() {
        System.setIn(new ByteArrayInputStream("{\"t\": \"{{ today_utc() }} ü\", \"ctx\": {}}\n".getBytes(UTF_8)));

        assertThat(execute("connectors", "render", "--now", "2024-02-29T23:59:59Z"))
                .isZero();
        assertThat(out.toString()).isEqualToIgnoringNewLines("{\"out\":\"2024-02-29 ü\",\"value\":\"2024-02-29 ü\"}");
    }

    @Test
    void says_what_is_not_in_this_version() {
        assertThat(execute("connectors", "from-elsewhere")).isEqualTo(2);
        assertThat(messages.toString()).contains("connectors from-elsewhere is not in this version");
    }

    @Test
    void an_address_that_gives_no_document_is_named_with_what_to_do() {
        assertThat(execute("connectors", "from-openapi", "http://127.0.0.1:1/x.json"))
                .isEqualTo(5);
        assertThat(messages.toString())
                .contains("http://127.0.0.1:1/x.json gives no document: Connection refused")
                .contains("next: Check the address");
    }

    private int execute(String... arguments) {
        return Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(messages))
                .execute(arguments);
    }
}
