package io.sluice.connector.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.connector.ConnectorException;
import io.sluice.connector.manifest.component.Config;
import io.sluice.connector.manifest.http.CamelHttp;
import io.sluice.connector.manifest.http.Limiter;
import io.sluice.connector.manifest.reach.AllowedHosts;
import io.sluice.connector.manifest.reach.ReachGuard;
import io.sluice.fixture.Child;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a reading holds in memory does not grow with what the API sends: shown in a process with a small heap. */
class LargeAnswersTest {
    private static final long HALF_A_GIGABYTE = 512L << 20;

    @TempDir
    private Path folder;

    private interface Body {
        void write(OutputStream out) throws IOException;
    }

    @Test
    void a_page_of_300_megabytes_passes_through_64() throws Exception {
        assertThat(read("-Xmx64m", "", "", out -> items(out, 300, 1 << 20))).endsWith("300 records\n");
    }

    @Test
    void a_record_of_half_a_gigabyte_is_an_error() throws Exception {
        assertThat(read("-Xmx64m", "", "", out -> items(out, 1, HALF_A_GIGABYTE)))
                .contains("LIMIT_EXCEEDED", "a record is larger than 16 MB");
    }

    @Test
    @Timeout(60)
    void an_answer_that_never_ends_is_an_error_and_nobody_waits_for_its_end() throws Exception {
        assertThat(read("-Xmx64m", "", "", out -> items(out, 1, Long.MAX_VALUE)))
                .contains("LIMIT_EXCEEDED");
    }

    @Test
    void a_bomb_is_an_error_whether_the_answer_its_decoder_or_an_archive_packs_it() throws Exception {
        Body packed = out -> {
            try (var gzip = new GZIPOutputStream(out)) {
                items(gzip, 1, HALF_A_GIGABYTE);
            }
        };
        Body archived = out -> {
            try (var zip = new ZipOutputStream(out)) {
                zip.putNextEntry(new ZipEntry("a.json"));
                items(zip, 1, HALF_A_GIGABYTE);
            }
        };
        assertThat(read("-Xmx64m", "", "Content-Encoding: gzip", packed)).contains("LIMIT_EXCEEDED");
        assertThat(read("-Xmx64m", "decoder: {type: GzipDecoder, decoder: {type: JsonDecoder}}", "", packed))
                .contains("LIMIT_EXCEEDED");
        assertThat(read("-Xmx64m", "decoder: {type: ZipfileDecoder, decoder: {type: JsonDecoder}}", "", archived))
                .contains("LIMIT_EXCEEDED");
    }

    @Test
    void a_page_that_an_expression_looks_into_as_a_whole_is_held_up_to_64_megabytes() throws Exception {
        var looking =
                "paginator: {type: DefaultPaginator, page_token_option: {type: RequestPath}, pagination_strategy: "
                        + "{type: CursorPagination, cursor_value: \"{{ response['next'] }}\"}}";
        assertThat(read("-Xmx512m", looking, "", out -> items(out, 40, 1 << 20)))
                .endsWith("40 records\n");
        assertThat(read("-Xmx512m", looking, "", out -> items(out, 300, 1 << 20)))
                .contains("LIMIT_EXCEEDED", "larger than 64 MB");
    }

    private static void items(OutputStream out, int records, long size) throws IOException {
        var some = "x".repeat(1 << 16).getBytes(StandardCharsets.UTF_8);
        out.write("{\"items\": [".getBytes(StandardCharsets.UTF_8));
        for (var i = 0; i < records; i++) {
            out.write(((i == 0 ? "" : ",") + "{\"text\": \"").getBytes(StandardCharsets.UTF_8));
            for (var written = 0L; written < size; written += some.length) {
                out.write(some);
            }
            out.write("\"}".getBytes(StandardCharsets.UTF_8));
        }
        out.write("]}".getBytes(StandardCharsets.UTF_8));
    }

    private String read(String heap, String retriever, String header, Body body) throws Exception {
        var headers = header.isEmpty() ? new String[0] : new String[] {header};
        try (var api = new RawServer((number, request, reply) -> {
            reply.head(200, "application/json", -1, headers);
            body.write(reply.out());
        })) {
            var manifest = Read.manifest("", "[items]", retriever, "");
            var file = Files.writeString(folder.resolve("m.yaml"), manifest);
            return Child.run(List.of(heap), Reader.class, file.toString(), api.url());
        }
    }

    /** Reads all records of a stream and says how many there were, or what went wrong. */
    static final class Reader {
        public static void main(String[] args) throws IOException {
            var manifest = Manifest.read("m", Files.readString(Path.of(args[0])));
            try (var http = new CamelHttp(new ReachGuard(AllowedHosts.loopback()));
                    var reader = new ManifestConnector(
                                    manifest,
                                    new Opening(
                                            new Config(Map.of("url", args[1]), changed -> {}),
                                            Clock.systemUTC(),
                                            http,
                                            Limiter.none(),
                                            null))
                            .read(Reading.full("s"))) {
                System.out.println(count(reader) + " records");
            } catch (ConnectorException e) {
                System.out.println(e.fault() + ": " + e.getMessage());
            }
        }

        private static int count(StreamReader reader) {
            var count = 0;
            for (var piece = reader.next(); !(piece instanceof Piece.End); piece = reader.next()) {
                count += piece instanceof Piece.Records some ? some.records().size() : 0;
            }
            return count;
        }
    }
}
