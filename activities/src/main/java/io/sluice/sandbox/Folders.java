package io.sluice.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;

/** Folders of a moment, some of them open to the user that a step runs as. */
public final class Folders {
    private Folders() {}

    /** A folder of this process, after those of processes that are gone were removed; only its owner can list it. */
    public static Path fresh(Path parent, String name) throws IOException {
        Files.createDirectories(parent);
        try (var old = Files.newDirectoryStream(parent, name + "-*")) {
            for (var folder : old) {
                if (isAbandoned(folder)) {
                    delete(folder);
                }
            }
        }
        return Files.createTempDirectory(
                parent, name + "-" + ProcessHandle.current().pid() + "-");
    }

    private static boolean isAbandoned(Path folder) {
        var parts = folder.getFileName().toString().split("-");
        return parts.length > 2
                && parts[1].matches("\\d+")
                && ProcessHandle.of(Long.parseLong(parts[1])).isEmpty();
    }

    public static void openToAll(Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    public static void readableByAll(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
    }

    /** Makes the folders from one down to another, each open to all. */
    public static void createOpen(Path from, Path to) throws IOException {
        Files.createDirectories(from);
        var at = from;
        for (var part : from.relativize(to)) {
            at = at.resolve(part);
            if (Files.notExists(at)) {
                openToAll(Files.createDirectory(at));
            }
        }
    }

    /** Deletes a folder with all that is in it, links themselves, not what they point to. */
    public static void delete(Path folder) {
        if (Files.notExists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
