package io.sluice.sandbox.docker;

import io.sluice.sandbox.OutputFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Takes the declared outputs out of what the container sends; what is no plain file, or not asked for, is refused. */
final class OutputArchive {
    private final long maxBytes;
    private final Path folder;
    private final List<String> wanted;

    OutputArchive(long maxBytes, Path folder, List<String> wanted) {
        this.maxBytes = maxBytes;
        this.folder = folder;
        this.wanted = wanted;
    }

    OutputFiles unpack(InputStream archive) throws IOException {
        if (wanted.isEmpty()) {
            return OutputFiles.found(Map.of());
        }
        var files = new HashMap<String, Path>();
        var tar = new TarArchiveInputStream(archive, "UTF-8");
        for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            var name = entry.getName().replaceFirst("^\\./", "");
            if (!isPlainFile(entry) || !wanted.contains(name)) {
                return OutputFiles.refused(name);
            }
            if (entry.getSize() > maxBytes) {
                return OutputFiles.tooLarge(name, maxBytes);
            }
            files.put(name, write(tar, name));
        }
        return OutputFiles.complete(files, wanted);
    }

    private static boolean isPlainFile(TarArchiveEntry entry) {
        return entry.isFile() && !entry.isSymbolicLink() && !entry.isLink() && !entry.isSparse();
    }

    private Path write(InputStream content, String name) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.deleteIfExists(file);
        Files.copy(content, file);
        return file;
    }
}
