package io.sluice.standalone.mariadb;

import io.sluice.standalone.process.ChildFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;

/** The folder of the server: its data, its log, its process. */
record ServerFiles(Path folder) {

    Path data() {
        return folder.resolve("data");
    }

    Path log() {
        return folder.resolve("log");
    }

    /** Statements that the server runs as it starts; they hold the password and are gone when it has started. */
    Path first() {
        return folder.resolve("first.sql");
    }

    /** The one folder that LOAD DATA and INTO OUTFILE may name: always empty, and nobody has the right. */
    Path exchange() {
        return folder.resolve("exchange");
    }

    ChildFile child() {
        return new ChildFile(folder.resolve("pid"));
    }

    /** There while the server may be running: what it wrote without waiting for the disk is not trusted after a crash. */
    Path running() {
        return folder.resolve("running");
    }

    boolean isInitialised() {
        return Files.exists(data().resolve("mysql")) && !Files.exists(running());
    }

    void writeFirst(String statements) throws IOException {
        Files.deleteIfExists(first());
        var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Files.createFile(first(), mode);
        Files.writeString(first(), statements);
    }

    void empty() throws IOException {
        if (!Files.exists(data())) {
            return;
        }
        try (var found = Files.walk(data())) {
            for (var path : found.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
