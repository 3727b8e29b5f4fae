package io.sluice.standalone.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectorsVerbTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter messages = new StringWriter();

    @TempDir
    private Path folder;

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
    void a_time_that_is_none_is_refused_with_an_example() {
        assertThat(execute("connectors", "render", "--now", "yesterday")).isEqualTo(2);
        assertThat(messages.toString())
                .contains("'yesterday' is no instant such as 2026-01-31T12:00:00Z")
                .doesNotContain("java");
    }

    @Test
    void without_a_command_it_lists_its_own() {
        assertThat(execute("connectors")).isEqualTo(2);
        assertThat(messages.toString())
                .contains("Usage: sluice connectors", "from-openapi")
                .doesNotContain("version");
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

    @Test
    void a_place_where_nothing_can_be_written_is_named_with_what_to_do() throws IOException {
        var document = Files.writeString(
                folder.resolve("api.json"), "{\"openapi\":\"3.0.0\",\"info\":{\"title\":\"T\"},\"paths\":{}}");
        var nowhere = folder.resolve("nowhere/x.yaml").toString();

        assertThat(execute("connectors", "from-openapi", document.toString(), "--out", nowhere))
                .isEqualTo(5);
        assertThat(messages.toString())
                .contains(nowhere + " cannot be opened: there is no such file or folder")
                .contains("next: ");
    }

    @Test
    void a_manifest_that_is_no_yaml_is_refused_with_what_to_do() throws IOException {
        var file = Files.writeString(folder.resolve("broken.yaml"), "streams: [{name: a\n");

        assertThat(execute("connectors", "check", file.toString())).isEqualTo(2);
        assertThat(messages.toString())
                .contains("broken.yaml is no manifest: expected ',' or '}', but got <stream end> in line 2, column 1")
                .contains("next: ");
        assertThat(execute("connectors", "check", "--json", file.toString())).isEqualTo(2);
        assertThat(out.toString()).contains("\"next\":");
    }

    @Test
    void a_file_that_cannot_be_opened_does_not_end_the_count_of_the_others() throws IOException {
        Files.createSymbolicLink(folder.resolve("a.yaml"), folder.resolve("nowhere"));
        Files.writeString(folder.resolve("b.yaml"), "streams: [{name: a\n");
        Files.write(folder.resolve("c.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});

        assertThat(execute("connectors", "coverage", folder.toString())).isZero();
        assertThat(out.toString())
                .contains("a.yaml cannot be read", "b.yaml is no manifest", "c.yaml is no text in UTF-8")
                .contains("0 of 3 manifests");
    }

    private int execute(String... arguments) {
        return Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(messages))
                .execute(arguments);
    }
}
