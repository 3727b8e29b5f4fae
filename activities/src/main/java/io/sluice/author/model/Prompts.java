package io.sluice.author.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The versioned prompt files; what was really sent is recorded by its content hash, so that two versions are never mixed up. */
final class Prompts {

    static final String DRAFT = read("draft-1.md");
    /** The repair prompt ends in the draft prompt's rules for steps. */
    static final String REPAIR = read("repair-1.md") + DRAFT.substring(DRAFT.indexOf("Steps, in order"));

    private Prompts() {}

    /** The first 12 hex digits of the SHA-256 of both prompts. */
    static String hash() {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest((DRAFT + REPAIR).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String read(String name) {
        try (var in = Prompts.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("prompt " + name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
