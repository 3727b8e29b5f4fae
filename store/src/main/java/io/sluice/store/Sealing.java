package io.sluice.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-256-GCM under a key that lies in a file outside the database; a sealed secret opens only for the name it was sealed for. */
final class Sealing {

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final SecretKey key;

    private Sealing(SecretKey key) {
        this.key = key;
    }

    static Sealing withKeyIn(Path file) {
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            return new Sealing(read(file));
        } catch (IOException e) {
            throw new UncheckedIOException("the key file " + file + " can be neither read nor written", e);
        }
    }

    private static SecretKey read(Path file) throws IOException {
        var bytes = Base64.getDecoder().decode(Files.readString(file).strip());
        if (bytes.length != KEY_BYTES) {
            throw new IOException("the key in " + file + " is not " + KEY_BYTES + " bytes long");
        }
        if (Files.getPosixFilePermissions(file).size() > 2) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
        return new SecretKeySpec(bytes, "AES");
    }

    private static void create(Path file) throws IOException {
        var bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        // Whole or not at all: a crash must not leave an empty key, and of two who start at once one wins.
        var fresh = file.resolveSibling(
                file.getFileName() + "." + ProcessHandle.current().pid() + ".new");
        Files.deleteIfExists(fresh);
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
        try (var out = Channels.newOutputStream(Files.newByteChannel(fresh, options, mode))) {
            out.write(Base64.getEncoder().encode(bytes));
        }
        try {
            Files.createLink(file, fresh);
        } catch (FileAlreadyExistsException theOtherWon) {
            // its key is the key
        } finally {
            Files.delete(fresh);
        }
    }

    byte[] seal(String secret, String sealedFor) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, nonce, sealedFor).doFinal(secret.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the secret cannot be sealed", e);
        }
    }

    String open(byte[] sealed, String sealedFor) {
        var nonce = Arrays.copyOf(sealed, NONCE_BYTES);
        try {
            var open = cipher(Cipher.DECRYPT_MODE, nonce, sealedFor)
                    .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
            return new String(open, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "the secret of " + sealedFor + " was sealed with another key: set it again", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String sealedFor) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(sealedFor.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
