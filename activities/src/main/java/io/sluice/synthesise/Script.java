package io.sluice.synthesise;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** The file of one step; {@code executable} for Bash. */
public record Script(int step, String fileName, String text, boolean executable) {

    /** SHA-256 over names and texts, in order. */
    public static String hash(List<Script> scripts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var script : scripts) {
                for (var part : List.of(script.fileName, script.text)) {
                    var bytes = part.getBytes(StandardCharsets.UTF_8);
                    digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
                    digest.update(bytes);
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
