package io.sluice.connector.openapi;

import static io.sluice.connector.openapi.Security.ordered;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A manifest made from an OpenAPI or Swagger document. {@code streams} are the names of its list operations' streams; {@code guesses} what a
 * person should confirm, by stream; {@code leftOut} the GETs that answer with a single record or with something else than JSON objects.
 */
public record OpenApiImport(
        String manifest, List<String> streams, Map<String, List<String>> guesses, List<String> leftOut) {

    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .build());

    /** {@code name} is what messages call the document; throws a ConnectorException (BAD_SETTING) when it is none. */
    public static OpenApiImport of(String name, String text) {
        var document = OpenApiDocument.read(name, text);
        var schemas = new Schemas(document);
        var lists = new ArrayList<ListOperation>();
        var leftOut = new ArrayList<String>();
        for (var read : document.reads()) {
            ListOperation.of(read, schemas).ifPresentOrElse(lists::add, () -> leftOut.add("GET " + read.path()));
        }
        var spec = new SpecFields();
        var guesses = new Guesses();
        var base = document.baseUrl();
        if (base.isEmpty()) {
            spec.needed("base_url", "Address of the API, with scheme and path prefix");
            base = "{{ config['base_url'] }}";
        }
        if (document.isBeside()) {
            guesses.add("all streams", "the API is at " + base + ", where the document is");
        }
        var writer = new StreamWriter(schemas, new Security(document, spec), spec, guesses, base, lists);
        var streams = writer.streams();
        var manifest = manifest(document, streams, spec, guesses.all(), leftOut);
        return new OpenApiImport(
                header(document, guesses.all(), leftOut) + yaml(manifest),
                List.copyOf(streams.keySet()),
                guesses.all(),
                List.copyOf(leftOut));
    }

    private static Map<String, @Nullable Object> manifest(
            OpenApiDocument document,
            Map<String, Map<String, @Nullable Object>> streams,
            SpecFields spec,
            Map<String, List<String>> guesses,
            List<String> leftOut) {
        var first = streams.entrySet().stream()
                .filter(stream -> !Nodes.map(stream.getValue().get("retriever")).containsKey("partition_router"))
                .map(Map.Entry::getKey)
                .findFirst()
                .or(() -> streams.keySet().stream().findFirst());
        var references = streams.keySet().stream()
                .map(name -> Map.of("$ref", "#/definitions/streams/" + name))
                .toList();
        return ordered(
                "version",
                "6.0.0",
                "type",
                "DeclarativeSource",
                "check",
                ordered(
                        "type",
                        "CheckStream",
                        "stream_names",
                        first.map(List::of).orElse(List.of())),
                "definitions",
                ordered("streams", new LinkedHashMap<>(streams)),
                "streams",
                references,
                "spec",
                spec.component(),
                "metadata",
                ordered("openapi", ordered("title", document.title(), "guesses", guesses, "left_out", leftOut)));
    }

    private static String header(OpenApiDocument document, Map<String, List<String>> guesses, List<String> leftOut) {
        var header = new StringBuilder("# ").append(line(document.title())).append(", from its OpenAPI document.\n");
        if (!guesses.isEmpty()) {
            header.append("# Guessed, because the document does not say; confirm or correct each below:\n");
        }
        guesses.forEach((stream, all) -> all.forEach(guess -> header.append("#   ")
                .append(line(stream))
                .append(": ")
                .append(line(guess))
                .append('\n')));
        leftOut.forEach(path ->
                header.append("# Left out, no list: ").append(line(path)).append('\n'));
        return header.toString();
    }

    /** A document's text cannot break out of a comment. */
    private static String line(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029\\u0085]+", " ").strip();
    }

    private static String yaml(Map<String, @Nullable Object> manifest) {
        try {
            return YAML.writeValueAsString(manifest);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain values cannot be written", e);
        }
    }
}
