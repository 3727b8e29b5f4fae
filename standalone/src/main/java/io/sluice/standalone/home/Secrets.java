package io.sluice.standalone.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/** Random passwords in files that only their owner can read. */
public final class Secrets {
    private static final int BYTES = 24;

    private Secrets() {}

    /** The secret in this file; made up when the file is not there yet. */
    public static String readOrCreate(Path file) {
        Home.createPrivate(file.getParent());
        try {
            return Files.exists(file) ? Files.readString(file).strip() : create(file);
        } catch (IOException e) {
            throw new UncheckedIOException("the secret " + file + " can be neither read nor written", e);
        }
    }

    private static String create(Path file) throws IOException {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        var secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        // whole or not at all: a crash must not leave a file that is empty
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
        try (var out = Channels.newOutputStream(Files.newByteChannel(fresh, options, mode))) {
            out.write((secret + "\n").getBytes(StandardCharsets.UTF_8));
        }
        try {
            Files.move(fresh, file);
        } catch (FileAlreadyExistsException e) {
            Files.delete(fresh);
            return Files.readString(file).strip();
        }
        return secret;
    }
}
