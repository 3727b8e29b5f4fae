package io.sluice.connector.file;

import io.sluice.catalog.FileMetadata;
import io.sluice.connector.ConnectorException;
import io.sluice.pipeline.FileFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Describes one file by its beginning: all of it up to 4 MB, else the first 1 MB. Opens nothing but ordinary files. */
final class FileDetector {

    private static final int WHOLE = 4 << 20;
    private static final int SAMPLE = 1 << 20;

    private FileDetector() {}

    static FileMetadata describe(String path, Path file, BasicFileAttributes attributes) {
        var unusual = unusual(attributes);
        if (unusual != null) {
            return unreadable(path, attributes, unusual);
        }
        if (!DataName.isData(PartPath.of(path).file())) {
            return unreadable(
                    path, attributes, "not a kind of file that is read (CSV, TSV, JSON, JSONL, Parquet, XLSX)");
        }
        if (attributes.size() == 0) {
            return unreadable(path, attributes, "the file is empty, it has not even a header");
        }
        try {
            return described(path, attributes, detected(path, file, attributes.size()));
        } catch (IOException e) {
            return unreadable(path, attributes, reason(path, FileFaults.of(path, e)));
        } catch (ConnectorException e) {
            return unreadable(path, attributes, reason(path, e));
        }
    }

    /** The path is said already. */
    private static String reason(String path, ConnectorException e) {
        var message = String.valueOf(e.getMessage());
        return message.startsWith(path + ": ") ? message.substring(path.length() + 2) : message;
    }

    private static Detected detected(String path, Path file, long size) throws IOException {
        var meant = PartPath.of(path);
        if (DataName.isWorkbook(meant.file())) {
            return ExcelDetector.detect(path, file, meant.part());
        }
        if (DataName.isParquet(path)) {
            try (var parquet = ParquetFile.open(path, file)) {
                return new Detected(FileFormat.parquet(), parquet.columns(), null);
            }
        }
        return detect(path, file, size);
    }

    /** What something is that is no ordinary file, or null. */
    static @Nullable String unusual(BasicFileAttributes attributes) {
        if (attributes.isDirectory()) {
            return "a folder";
        }
        return attributes.isRegularFile() ? null : "a pipe, socket or device";
    }

    static FileMetadata unreadable(String path, BasicFileAttributes attributes, String reason) {
        return described(path, attributes, new Detected(null, List.of(), reason));
    }

    private static FileMetadata described(String path, BasicFileAttributes attributes, Detected detected) {
        return new FileMetadata(
                path,
                detected.format(),
                attributes.size(),
                attributes.lastModifiedTime().toInstant(),
                detected.columns(),
                detected.unreadable());
    }

    private static Detected detect(String path, Path file, long size) throws IOException {
        byte[] bytes;
        try (var in = Files.newInputStream(file)) {
            bytes = in.readNBytes(size <= WHOLE ? WHOLE : SAMPLE);
        }
        var charset = CharsetGuess.of(bytes);
        if (charset == null) {
            return new Detected(null, List.of(), "binary data, not text");
        }
        boolean whole = bytes.length >= size;
        var sample = decode(bytes, charset);
        var complete = whole ? sample : sample.substring(0, Math.max(sample.lastIndexOf('\n') + 1, 0));
        var usable = complete.isEmpty() ? sample : complete;
        if (!DataName.isJson(PartPath.of(path).file())) {
            return CsvDetector.detect(path, usable, charset);
        }
        var all = JsonDetector.detect(PartPath.of(path).file(), usable, charset, whole);
        var part = PartPath.of(path).part();
        return part == null || all.unreadable() != null ? all : child(path, part, usable, all);
    }

    private static Detected child(String path, String part, String sample, Detected parents) throws IOException {
        var children = JsonDetector.children(PartPath.of(path).file(), sample);
        var columns = children.get(part);
        return columns == null
                ? new Detected(null, List.of(), "its records have no list of objects called " + part)
                : new Detected(parents.format(), columns, null);
    }

    /** The fields of a JSON file's records that hold lists of objects. */
    static List<String> children(String path, Path file) {
        try (var in = Files.newInputStream(file)) {
            var bytes = in.readNBytes(SAMPLE);
            var charset = CharsetGuess.of(bytes);
            if (charset == null) {
                return List.of();
            }
            var sample = decode(bytes, charset);
            var complete = bytes.length < SAMPLE ? sample : sample.substring(0, sample.lastIndexOf('\n') + 1);
            return List.copyOf(JsonDetector.children(path, complete).keySet());
        } catch (IOException e) {
            return List.of(); // describing the file says why
        }
    }

    private static String decode(byte[] bytes, Charset charset) throws IOException {
        var text = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE)
                .decode(ByteBuffer.wrap(bytes))
                .toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
