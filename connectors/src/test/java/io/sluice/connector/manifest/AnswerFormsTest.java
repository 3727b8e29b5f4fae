package io.sluice.connector.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.connector.ConnectorException;
import io.sluice.connector.manifest.TestApi.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class AnswerFormsTest {

    @Test
    void records_lie_in_a_list_in_one_object_or_under_every_branch() {
        assertThat(records("[a, b]", "{\"x\":[1],\"a\":{\"b\":[{\"i\":1},{\"i\":2}],\"c\":[]},\"z\":0}"))
                .containsExactly("{\"i\":1}", "{\"i\":2}");
        assertThat(records("[a]", "{\"a\":{\"i\":1}}")).containsExactly("{\"i\":1}");
        assertThat(records("[a]", "{\"a\":{}}")).isEmpty();
        assertThat(records("[none]", "{\"a\":1}")).isEmpty();
        assertThat(records("[]", "{\"i\":1}")).containsExactly("{\"i\":1}");
        assertThat(records("[a, \"*\", b]", "{\"a\":[{\"b\":{\"i\":1}},{\"b\":{\"i\":2}}]}"))
                .containsExactly("{\"i\":1}", "{\"i\":2}");
    }

    @Test
    void a_list_at_the_top_is_searched_item_by_item() {
        assertThat(records("[]", "[{\"i\":1},{\"i\":2}]")).hasSize(2);
        assertThat(records("[a]", "[{\"a\":[{\"i\":1}]},{},{\"a\":{\"i\":2}}]"))
                .containsExactly("{\"i\":1}", "{\"i\":2}");
    }

    @Test
    void numbers_come_out_as_the_api_wrote_them() {
        assertThat(records("[]", "[{\"a\":92233720368547758089,\"b\":0.1000000000000000055,\"c\":9007199254740993}]"))
                .containsExactly("{\"a\":92233720368547758089,\"b\":0.1000000000000000055,\"c\":9007199254740993}");
    }

    @Test
    void a_number_that_no_memory_could_write_out_is_read_as_the_reference_reads_it() {
        assertThat(records("[]", "[{\"a\":1e999999999,\"b\":1e-999999999}]"))
                .singleElement()
                .satisfies(record -> assertThat(record).contains("Infinity").contains("\"b\":0.0"));
    }

    @Test
    void an_empty_body_holds_no_records() {
        assertThat(records("[a]", "")).isEmpty();
    }

    @Test
    void a_body_that_breaks_off_is_an_error_with_the_stream_and_its_beginning() {
        assertThatThrownBy(() -> records("[a]", "{\"a\":[{\"i\":1},{\"i\":2"))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("stream s")
                .hasMessageContaining("is no complete JSON")
                .hasMessageContaining("{\"a\":[{\"i\":1}");
    }

    @Test
    void a_web_page_instead_of_json_is_an_error_that_says_so() {
        assertThatThrownBy(() -> read(reply("text/html", "<html>Sign in</html>"), "[a]", ""))
                .isInstanceOfSatisfying(ConnectorException.class, error -> assertThat(error.next())
                        .contains("web page"))
                .hasMessageContaining("Sign in");
    }

    @Test
    void lines_are_records() {
        assertThat(read(reply("text/plain", "{\"i\":1}\n\n{\"i\":2}\n"), "[]", "decoder: {type: JsonlDecoder}"))
                .containsExactly("{\"i\":1}", "{\"i\":2}");
        assertThat(read(reply("text/plain", "one\ntwo"), "[]", "decoder: {type: IterableDecoder}"))
                .containsExactly("{\"record\":\"one\"}", "{\"record\":\"two\"}");
    }

    @Test
    void the_items_of_one_list_of_a_large_value_are_bodies_of_their_own() {
        var decoder = "decoder: {type: JsonItemsDecoder, items_path: data.users, encoding: iso-8859-1}";
        var body =
                "{\"n\":{\"big\":[1,2]},\"data\":{\"users\":[{\"a\":{\"i\":\"\u00e9\"}},{\"a\":{\"i\":2}}],\"more\":[{}]}}";
        var bytes = body.getBytes(StandardCharsets.ISO_8859_1);
        assertThat(read(new Reply(200, "application/json", bytes, ""), "[a]", decoder))
                .containsExactly("{\"i\":\"\u00e9\"}", "{\"i\":2}");
        assertThat(read(Reply.json("{\"data\":{\"users\":{\"a\":{\"i\":1}}}}"), "[a]", decoder))
                .isEmpty();
    }

    @Test
    void separated_values_are_records_by_their_header() {
        var decoder = "decoder: {type: CsvDecoder, delimiter: \";\", set_values_to_none: [\"-\"]}";
        assertThat(read(reply("text/csv", "a;b\r\n\"x;\"\"y\"\"\n\";-\r\n1\r\n"), "[]", decoder))
                .containsExactly("{\"a\":\"x;\\\"y\\\"\\n\",\"b\":null}", "{\"a\":\"1\",\"b\":null}");
    }

    @Test
    void separated_values_are_read_in_the_encoding_of_the_manifest_and_unpacked_before() throws IOException {
        var latin = "n\tw\né\t1\n".getBytes(StandardCharsets.ISO_8859_1);
        var decoder = "{type: CsvDecoder, encoding: iso-8859-1, delimiter: \"\\t\"}";
        assertThat(read(new Reply(200, "text/csv", latin, ""), "[]", "decoder: " + decoder))
                .containsExactly("{\"n\":\"é\",\"w\":\"1\"}");
        var gzip = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(gzip)) {
            out.write(latin);
        }
        assertThat(read(
                        new Reply(200, "application/gzip", gzip.toByteArray(), ""),
                        "[]",
                        "decoder: {type: GzipDecoder, decoder: " + decoder + "}"))
                .containsExactly("{\"n\":\"é\",\"w\":\"1\"}");
    }

    @Test
    void xml_becomes_objects() {
        var xml = "<r><item id='1'><n> a </n></item><item id='2'>t</item><!-- c --></r>";
        assertThat(read(reply("text/xml", xml), "[r, item]", "decoder: {type: XmlDecoder}"))
                .containsExactly("{\"@id\":\"1\",\"n\":\"a\"}", "{\"@id\":\"2\",\"#text\":\"t\"}");
    }

    @Test
    void packed_bodies_are_unpacked() throws IOException {
        var gzip = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(gzip)) {
            out.write("{\"i\":1}\n".getBytes(StandardCharsets.UTF_8));
        }
        var decoder = "decoder: {type: GzipDecoder, decoder: {type: JsonlDecoder}}";
        assertThat(read(new Reply(200, "application/gzip", gzip.toByteArray(), ""), "[]", decoder))
                .containsExactly("{\"i\":1}");

        var zip = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(zip)) {
            for (var name : List.of("a.json", "b.json")) {
                out.putNextEntry(new ZipEntry(name));
                out.write(("{\"a\":[{\"f\":\"" + name + "\"}]}").getBytes(StandardCharsets.UTF_8));
            }
        }
        assertThat(read(
                        new Reply(200, "application/zip", zip.toByteArray(), ""),
                        "[a]",
                        "decoder: {type: ZipfileDecoder, decoder: {type: JsonDecoder}}"))
                .containsExactly("{\"f\":\"a.json\"}", "{\"f\":\"b.json\"}");
    }

    @Test
    void a_record_of_more_than_16_mb_is_an_error() {
        var body = "{\"a\":[{\"t\":[\"" + "x".repeat(9 << 20) + "\",\"" + "y".repeat(9 << 20) + "\"]}]}";
        assertThatThrownBy(() -> records("[a]", body)).hasMessageContaining("a record is larger than 16 MB");
    }

    private static List<String> records(String path, String body) {
        return read(Reply.json(body), path, "");
    }

    private static Reply reply(String type, String body) {
        return new Reply(200, type, body.getBytes(StandardCharsets.UTF_8), "");
    }

    private static List<String> read(Reply reply, String path, String retriever) {
        try (var api = new TestApi(asked -> reply)) {
            return Read.all(api, Read.manifest("", path, retriever, ""));
        }
    }
}
