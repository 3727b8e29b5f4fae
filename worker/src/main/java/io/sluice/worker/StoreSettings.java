package io.sluice.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Sluice's own database, and the file outside of it that holds the key of its secrets; both are created when missing. */
@ConfigurationProperties(prefix = "sluice.store", ignoreUnknownFields = false)
public record StoreSettings(String url, String user, Path passwordFile, Path keyFile) {

    String password() {
        return readSecret(passwordFile);
    }

    static String readSecret(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("the password file " + file + " cannot be read", e);
        }
    }
}
