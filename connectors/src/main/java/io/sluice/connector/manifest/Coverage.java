package io.sluice.connector.manifest;

import io.sluice.connector.ConnectorException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which streams of manifests this version can read, and what the others lack. */
public record Coverage(List<File> files) {

    /** {@code fault} says why the manifest cannot be read at all, else null. */
    public record File(
            String name,
            List<ManifestStream> streams,
            @Nullable ConnectorException fault) {

        /** Whether every stream of it can be read. */
        public boolean isRunnable() {
            return fault == null && !streams.isEmpty() && streams.stream().allMatch(ManifestStream::isRunnable);
        }
    }

    public static File examine(String name, String yaml, SchemaFiles schemas) {
        try {
            return new File(name, Manifest.read(name, yaml, schemas).streams(), null);
        } catch (ConnectorException e) {
            return new File(name, List.of(), e);
        }
    }

    public long runnable() {
        return files.stream().filter(File::isRunnable).count();
    }

    public long streams() {
        return files.stream().mapToLong(file -> file.streams().size()).sum();
    }

    public long runnableStreams() {
        return files.stream()
                .flatMap(file -> file.streams().stream())
                .filter(ManifestStream::isRunnable)
                .count();
    }

    /** By name: how many streams lack it. */
    public Map<String, Long> missing() {
        var missing = new TreeMap<String, Long>();
        files.stream()
                .flatMap(file -> file.streams().stream())
                .flatMap(stream -> stream.missing().stream())
                .forEach(what -> missing.merge(what, 1L, Long::sum));
        return missing;
    }
}
