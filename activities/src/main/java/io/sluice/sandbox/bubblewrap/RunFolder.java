package io.sluice.sandbox.bubblewrap;

import io.sluice.sandbox.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.HashMap;
import java.util.Map;

/** The folder of one run; gone afterwards. */
final class RunFolder implements AutoCloseable {
    private final Path path;

    RunFolder(Path home) throws IOException {
        path = Files.createTempDirectory(home, "run");
        Folders.openToAll(Files.createDirectory(workspace()));
    }

    Path path() {
        return path;
    }

    Path workspace() {
        return path.resolve("tmp");
    }

    /** The files themselves, or copies of those that only their owner may read. */
    Map<String, Path> readable(Map<String, Path> files) throws IOException {
        var readable = new HashMap<String, Path>();
        for (var file : files.entrySet()) {
            readable.put(file.getKey(), readable(file.getValue()));
        }
        return readable;
    }

    private Path readable(Path file) throws IOException {
        if (Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ)) {
            return file.toAbsolutePath();
        }
        var copy = Files.createTempFile(path, "input", "");
        Folders.readableByAll(Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING));
        return copy;
    }

    @Override
    public void close() {
        Folders.delete(path);
    }
}
