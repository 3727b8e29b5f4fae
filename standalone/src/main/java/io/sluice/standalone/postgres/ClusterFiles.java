package io.sluice.standalone.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The folder of one cluster: its data, its log and the port it had last. */
record ClusterFiles(Path folder) {
    private static final long LARGEST_LOG = 10_000_000;

    Path data() {
        return folder.resolve("data");
    }

    /** Where initdb works; renamed when it is done. */
    Path unfinished() {
        return folder.resolve("data.new");
    }

    Path log() {
        return folder.resolve("log");
    }

    /** There while the cluster may be running: what it says must not be lost to a cluster that cannot lose anything. */
    Path running() {
        return folder.resolve("running");
    }

    boolean isInitialised() {
        return Files.exists(data().resolve("PG_VERSION"));
    }

    int lastPort(int otherwise) {
        try {
            return Integer.parseInt(Files.readString(folder.resolve("port")).strip());
        } catch (IOException | NumberFormatException none) {
            return otherwise;
        }
    }

    /** Our settings beside PostgreSQL's own, written at every start so that a newer Sluice brings newer ones. */
    void configure(ClusterKind kind, int port) {
        write(folder.resolve("port"), port + "\n");
        write(data().resolve("sluice.conf"), Configuration.of(kind, port));
        write(running(), "");
        if (log().toFile().length() > LARGEST_LOG) {
            log().toFile().renameTo(folder.resolve("log.old").toFile());
        }
    }

    static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void append(Path file, String text) {
        try {
            Files.writeString(file, text, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
