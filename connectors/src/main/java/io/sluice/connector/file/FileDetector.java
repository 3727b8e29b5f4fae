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
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Describes one file by its beginning: all of it up to 4 MB, else the first 1 MB. Opens nothing but ordinary files. */
final class FileDetector {

    private static final int WHOLE = 4 << 20;
    private static final int SAMPLE = 1 << 20;

    private FileDetector() {}

    /** Bytes that are read of a file of a size. */
    static long sampled(long size) {
        return size <= WHOLE ? size : SAMPLE;
    }

    /** A workbook with several sheets counts as one file each; the lists in the records of a JSON file as files beside it. */
    static List<FileMetadata> tables(String path, Path file, BasicFileAttributes attributes) {
        if (attributes.isRegularFile() && DataName.isWorkbook(path)) {
            var sheets = ExcelSheets.several(path, file);
            return (sheets.isEmpty() ? List.of(path) : sheets)
                    .stream().map(one -> describe(one, file, attributes)).toList();
        }
        var found = detected(path, file, attributes);
        var tables = new ArrayList<FileMetadata>();
        tables.add(described(path, attributes, found));
        found.lists()
                .keySet()
                .forEach(name -> tables.add(described(PartPath.named(path, name), attributes, found.list(name))));
        return tables;
    }

    static FileMetadata describe(String path, Path file, BasicFileAttributes attributes) {
        return described(path, attributes, detected(path, file, attributes));
    }

    private static Detected detected(String path, Path file, BasicFileAttributes attributes) {
        var unusual = unusual(attributes);
        if (unusual != null) {
            return unreadable(unusual);
        }
        if (!DataName.isData(PartPath.of(path).file())) {
            return unreadable("not a kind of file that is read (CSV, TSV, JSON, JSONL, Parquet, XLSX)");
        }
        if (attributes.size() == 0) {
            return unreadable("the file is empty, it has not even a header");
        }
        try {
            return detected(path, file, attributes.size());
        } catch (IOException e) {
            return unreadable(reason(path, FileFaults.of(path, e)));
        } catch (ConnectorException e) {
            return unreadable(reason(path, e));
        }
    }

    private static Detected unreadable(String reason) {
        return new Detected(null, List.of(), reason);
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
        return described(path, attributes, unreadable(reason));
    }

    private static FileMetadata described(String path, BasicFileAttributes attributes, Detected detected) {
        return new FileMetadata(
                path,
                detected.format(),
                attributes.size(),
                attributes.lastModifiedTime().toInstant(),
                detected.columns(),
                detected.unreadable(),
                detected.oneObject(),
                detected.odd());
    }

    private static Detected detect(String path, Path file, long size) throws IOException {
        byte[] bytes;
        try (var in = Files.newInputStream(file)) {
            bytes = in.readNBytes(size <= WHOLE ? WHOLE : SAMPLE);
        }
        var charset = CharsetGuess.of(bytes);
        if (charset == null) {
            return unreadable("it holds NUL or other control characters, as binary data does");
        }
        boolean whole = bytes.length >= size;
        var sample = decode(bytes, charset);
        var complete = whole ? sample : sample.substring(0, Math.max(sample.lastIndexOf('\n') + 1, 0));
        var usable = complete.isEmpty() ? sample : complete;
        if (!DataName.isJson(PartPath.of(path).file())) {
            return CsvDetector.detect(path, usable, charset);
        }
        var meant = PartPath.of(path);
        var all = JsonDetector.detect(meant.file(), usable, charset, whole);
        return meant.part() == null || all.unreadable() != null ? all : all.list(meant.part());
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
