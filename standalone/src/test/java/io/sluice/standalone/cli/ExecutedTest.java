package io.sluice.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExecutedTest {
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
              - type: DeclarativeStream
                name: waves
                retriever:
                  type: SimpleRetriever
                  requester: {type: HttpRequester, url_base: "https://sea.example", path: waves, http_method: GET}
                  record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: [waves]}}
                  paginator:
                    type: DefaultPaginator
                    page_token_option: {type: RequestOption, inject_into: request_parameter, field_name: after}
                    pagination_strategy: {type: CursorPagination, cursor_value: for ever}
            spec:
              type: Spec
              connection_specification: {type: object, properties: {}}
            """;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter messages = new StringWriter();

    @Test
    void a_stream_counts_as_runnable_if_it_was_read_to_its_end() throws IOException {
        Files.writeString(folder.resolve("sea.yaml"), MANIFEST);

        assertThat(execute("connectors", "coverage", folder.toString(), "--execute"))
                .isZero();
        assertThat(out.toString()).contains("0 of 1 manifests, 1 of 2 streams");
        assertThat(messages.toString())
                .contains("sea.yaml buoys: 7 records in 2 requests")
                .contains("waves: ");
    }

    @Test
    void without_a_reading_it_counts_by_what_the_manifest_uses() throws IOException {
        Files.writeString(folder.resolve("sea.yaml"), MANIFEST);

        assertThat(execute("connectors", "coverage", folder.toString())).isZero();
        assertThat(out.toString()).contains("1 of 1 manifests, 2 of 2 streams");
    }

    private int execute(String... arguments) {
        return Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(messages))
                .execute(arguments);
    }
}
