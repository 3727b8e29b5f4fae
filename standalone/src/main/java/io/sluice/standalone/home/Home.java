package io.sluice.standalone.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/** The layout of one home; every file that Sluice keeps has its name here. */
public record Home(Path folder) {

    public Home {
        folder = folder.toAbsolutePath().normalize();
    }

    /** {@code SLUICE_HOME}, else {@code ~/.sluice}. */
    public static Home of(Map<String, String> environment) {
        var chosen = environment.get("SLUICE_HOME");
        return new Home(
                chosen == null || chosen.isBlank()
                        ? Path.of(System.getProperty("user.home"), ".sluice")
                        : Path.of(chosen));
    }

    /** Downloads and builds that all homes of this user share, see scripts/temporal/pinned.sh. */
    public static Path cache(Map<String, String> environment) {
        var chosen = environment.get("SLUICE_CACHE");
        if (chosen != null && !chosen.isBlank()) {
            return Path.of(chosen).toAbsolutePath();
        }
        var caches = environment.get("XDG_CACHE_HOME");
        return (caches == null || caches.isBlank()
                        ? Path.of(System.getProperty("user.home"), ".cache")
                        : Path.of(caches).toAbsolutePath())
                .resolve("sluice");
    }

    /** Creates the folder, readable by its owner alone. */
    public Home create() {
        createPrivate(folder);
        return this;
    }

    public Path settings() {
        return folder.resolve("sluice.properties");
    }

    public Path settingsExample() {
        return folder.resolve("sluice.properties.example");
    }

    public Path lock() {
        return folder.resolve("lock");
    }

    /** Held shared by every attached client. */
    public Path clients() {
        return folder.resolve("clients.lock");
    }

    public Path published() {
        return folder.resolve("server.json");
    }

    public Path log() {
        return folder.resolve("sluice.log");
    }

    /** The folder of one embedded PostgreSQL cluster. */
    public Path cluster(String name) {
        return folder.resolve("postgres").resolve(name);
    }

    public Path temporal() {
        return folder.resolve("temporal");
    }

    public Path workspaces() {
        return folder.resolve("workspaces");
    }

    /** The file of one secret; 0600 in a folder that is 0700. */
    public Path secret(String name) {
        return folder.resolve("secrets").resolve(name);
    }

    /** Who can read this file owns the home and may name any folder of theirs. */
    public Path ownerKey() {
        return secret("owner");
    }

    static void createPrivate(Path folder) {
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            throw new UncheckedIOException("the folder " + folder + " cannot be created: set SLUICE_HOME", e);
        }
    }
}
