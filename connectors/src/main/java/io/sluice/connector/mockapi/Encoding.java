package io.sluice.connector.mockapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.connector.mockapi.definition.Tree;
import io.sluice.connector.mockapi.http.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** The form in which a decoder expects a body. */
record Encoding(String kind, String delimiter, @Nullable Encoding inner) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Encoding of(@Nullable Object decoder) {
        var map = Tree.map(decoder);
        var type = Tree.textAt(map, "type").replaceFirst("(Decoder|Parser)$", "");
        if (type.equals("CompositeRaw")) {
            return of(map.get("parser"));
        }
        var inner = map.containsKey("inner_parser") ? map.get("inner_parser") : map.get("decoder");
        var delimiter = Tree.textAt(map, "delimiter").replace("\\t", "\t");
        return new Encoding(
                type.isEmpty() ? "Json" : type,
                delimiter.isEmpty() ? "," : delimiter,
                inner == null ? null : of(inner));
    }

    Answer answer(Object body) {
        var bytes = bytes(body);
        return new Answer(200, new LinkedHashMap<>(Map.of("Content-Type", contentType())), bytes);
    }

    private String contentType() {
        return switch (kind) {
            case "Jsonl" -> "application/x-ndjson";
            case "Csv" -> "text/csv; charset=utf-8";
            case "Xml" -> "application/xml; charset=utf-8";
            case "Iterable" -> "text/plain; charset=utf-8";
            case "Gzip" -> "application/gzip";
            case "Zipfile" -> "application/zip";
            default -> "application/json";
        };
    }

    private byte[] bytes(Object body) {
        return switch (kind) {
            case "Gzip" -> gzip((inner == null ? of(null) : inner).bytes(body));
            case "Zipfile" -> zip((inner == null ? of(null) : inner).bytes(body));
            case "Jsonl" ->
                lines(body).stream()
                        .map(Encoding::json)
                        .collect(Collectors.joining("\n"))
                        .getBytes(StandardCharsets.UTF_8);
            case "Iterable" ->
                lines(body).stream()
                        .map(Encoding::plain)
                        .collect(Collectors.joining("\n"))
                        .getBytes(StandardCharsets.UTF_8);
            case "Csv" -> csv(lines(body)).getBytes(StandardCharsets.UTF_8);
            case "Xml" -> XmlText.of(body).getBytes(StandardCharsets.UTF_8);
            default -> json(body).getBytes(StandardCharsets.UTF_8);
        };
    }

    private static List<Object> lines(Object body) {
        return Tree.list(body);
    }

    private static String plain(Object record) {
        return Tree.map(record).values().stream()
                .filter(value -> value != null)
                .map(Object::toString)
                .findFirst()
                .orElse("line")
                .replace("\n", " ");
    }

    private String csv(List<Object> records) {
        var names = records.stream()
                .flatMap(record -> Tree.map(record).keySet().stream())
                .distinct()
                .toList();
        var lines = new StringBuilder(names.stream().map(Encoding::cell).collect(Collectors.joining(delimiter)))
                .append("\r\n");
        for (var record : records) {
            lines.append(names.stream()
                            .map(name -> cell(Tree.map(record).get(name)))
                            .collect(Collectors.joining(delimiter)))
                    .append("\r\n");
        }
        return lines.toString();
    }

    private static String cell(@Nullable Object value) {
        var text = value == null ? "" : value instanceof Map || value instanceof List ? json(value) : value.toString();
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    private static byte[] gzip(byte[] bytes) {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private static byte[] zip(byte[] bytes) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("export"));
            zip.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
