package io.sluice.connector.file;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The three hidden files beside a destination that carry one request's change of it: the staged new content, the old content kept for undo,
 * and the entry that says what both should be. The entry is written last and removed first, so that it never speaks of half a file.
 */
final class FileJournal {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    /** Digests before and after; {@code oldDigest} is null where there was no file. */
    record Entry(String action, long rows, @Nullable String oldDigest, String newDigest) {}

    private final Path destination;
    private final String name;

    FileJournal(Path destination, String requestId, int step) {
        this.destination = destination;
        var digest = FileDigest.sha256().digest(requestId.getBytes(StandardCharsets.UTF_8));
        this.name = ".sluice-" + HexFormat.of().formatHex(digest, 0, 8) + "-" + step;
    }

    Path destination() {
        return destination;
    }

    Path staged() {
        return destination.resolveSibling(name + ".new");
    }

    Path old() {
        return destination.resolveSibling(name + ".old");
    }

    private Path entryFile() {
        return destination.resolveSibling(name + ".journal");
    }

    @Nullable
    Entry read() throws IOException {
        return Files.exists(entryFile()) ? JSON.readValue(Files.readAllBytes(entryFile()), Entry.class) : null;
    }

    void write(Entry entry) throws IOException {
        var draft = destination.resolveSibling(name + ".journal-new");
        var bytes = ByteBuffer.wrap(JSON.writeValueAsBytes(entry));
        Files.deleteIfExists(draft);
        try (var file = FileChannel.open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(true);
        }
        Files.move(draft, entryFile(), StandardCopyOption.ATOMIC_MOVE);
        sync();
    }

    /** Removes every trace but the destination. */
    void remove() throws IOException {
        Files.deleteIfExists(entryFile());
        sync();
        Files.deleteIfExists(destination.resolveSibling(name + ".journal-new"));
        Files.deleteIfExists(staged());
        Files.deleteIfExists(old());
    }

    /** Makes renames and deletions in the folder durable. */
    void sync() {
        try (var folder = FileChannel.open(destination.getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        } catch (IOException e) {
            // some file systems cannot sync a folder; their renames are ordered without it
        }
    }
}
