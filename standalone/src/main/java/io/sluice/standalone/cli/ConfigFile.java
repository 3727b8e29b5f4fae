package io.sluice.standalone.cli;

import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import io.sluice.connector.manifest.http.JsonValues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON object on disk, or none. */
record ConfigFile(@Nullable Path path) {

    @SuppressWarnings("unchecked")
    Map<String, @Nullable Object> read() {
        if (path == null) {
            return new LinkedHashMap<>();
        }
        try {
            if (JsonValues.read(ManifestFile.text(path)) instanceof Map<?, ?> object) {
                return (Map<String, @Nullable Object>) object;
            }
        } catch (IOException e) {
            // said below: a parser's message could quote a secret
        }
        throw new ConnectorException(
                Fault.BAD_SETTING, path.toString(), path + " is no JSON object", "Give a JSON object", null);
    }

    /** An API that renews its tokens takes the old one no more: the new one is in the file, whole, before it is used. */
    void replace(Map<String, @Nullable Object> changed) {
        if (path == null) {
            return;
        }
        try {
            write(path, changed);
        } catch (IOException e) {
            throw new ConnectorException(
                    Fault.BAD_SETTING,
                    path.toString(),
                    "the API renewed its token, and " + path + " cannot be written",
                    "Make the file writable, log in anew and read again",
                    e);
        }
    }

    /** What was there stays whole until the new values are. */
    static void write(Path path, Map<String, @Nullable Object> values) throws IOException {
        var folder = path.toAbsolutePath().getParent();
        var written = Files.createTempFile(folder, path.getFileName().toString(), ".new");
        try {
            Files.writeString(written, JsonValues.write(values) + "\n");
            Files.move(written, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(written);
        }
    }
}
