package io.sluice.sandbox.docker;

import io.sluice.sandbox.FullStep;
import io.sluice.sandbox.SandboxException;
import io.sluice.sandbox.SandboxSettings;
import io.sluice.sandbox.SandboxStep;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** What goes into a container: the script, the files of /data, read-only, and those of /tmp. */
final class StepArchive implements AutoCloseable {
    private static final int FOLDER = 040000;
    private final Path file;

    private StepArchive(Path file) {
        this.file = file;
    }

    static StepArchive of(SandboxStep step, SandboxSettings settings) throws IOException {
        var size = sizes(step.data()) + sizes(step.workspace());
        if (size > settings.limits().sampleBytes()) {
            throw new SandboxException("the samples of this step are larger than "
                    + settings.limits().sampleBytes() + " bytes");
        }
        return written(settings, step.script(), step.data(), step.workspace());
    }

    static StepArchive of(FullStep step, SandboxSettings settings) throws IOException {
        return written(settings, step.script(), Map.of(), Map.of());
    }

    long size() throws IOException {
        return Files.size(file);
    }

    void copyTo(OutputStream out) throws IOException {
        Files.copy(file, out);
    }

    private static StepArchive written(
            SandboxSettings settings, String script, Map<String, Path> data, Map<String, Path> workspace)
            throws IOException {
        var archive = new StepArchive(Files.createTempFile(settings.folder(), "step", ".tar"));
        try (var tar = new TarArchiveOutputStream(Files.newOutputStream(archive.file), "UTF-8")) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            text(tar, "step/step.sh", script);
            files(tar, "data/", data, 0444, 0755);
            files(tar, "tmp/", workspace, 0666, 0777);
            return archive;
        } catch (IOException | RuntimeException failure) {
            archive.close();
            throw failure;
        }
    }

    private static void text(TarArchiveOutputStream tar, String name, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var entry = new TarArchiveEntry(name);
        entry.setSize(bytes.length);
        entry.setMode(0444);
        tar.putArchiveEntry(entry);
        tar.write(bytes);
        tar.closeArchiveEntry();
    }

    private static void files(
            TarArchiveOutputStream tar, String under, Map<String, Path> files, int mode, int folderMode)
            throws IOException {
        var folders = new HashSet<String>();
        for (var each : files.entrySet()) {
            folders(tar, under, each.getKey(), folderMode, folders);
            var entry = new TarArchiveEntry(under + each.getKey());
            entry.setSize(Files.size(each.getValue()));
            entry.setMode(mode);
            tar.putArchiveEntry(entry);
            Files.copy(each.getValue(), tar);
            tar.closeArchiveEntry();
        }
    }

    private static void folders(TarArchiveOutputStream tar, String under, String name, int mode, Set<String> made)
            throws IOException {
        for (var slash = name.indexOf('/'); slash > 0; slash = name.indexOf('/', slash + 1)) {
            var folder = name.substring(0, slash + 1);
            if (made.add(folder)) {
                var entry = new TarArchiveEntry(under + folder);
                entry.setMode(FOLDER | mode);
                tar.putArchiveEntry(entry);
                tar.closeArchiveEntry();
            }
        }
    }

    private static long sizes(Map<String, Path> files) throws IOException {
        var sum = 0L;
        for (var file : files.values()) {
            sum += Files.size(file);
        }
        return sum;
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
