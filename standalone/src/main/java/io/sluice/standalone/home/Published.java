package io.sluice.standalone.home;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a running server tells the commands of its home, in {@code server.json}; no secret is in it. */
public record Published(
        String version,
        long pid,
        String web,
        Temporal temporal,
        Access warehouse,
        Access store,
        String sandbox,
        Author author) {

    /** Which Temporal it uses. */
    public record Temporal(String address, @Nullable String ui, String kind, boolean durable) {}

    /** A database and the file that holds its password. */
    public record Access(
            String url,
            String user,
            @JsonProperty("password_file") String passwordFile) {}

    /** Who writes the pipelines. */
    public record Author(String kind, String name) {}

    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    /** The living server of this home; what a killed one left behind counts for nothing. */
    public static Optional<Published> read(Home home) {
        try {
            return Optional.of(JSON.readValue(Files.readString(home.published()), Published.class))
                    .filter(published -> ProcessHandle.of(published.pid).isPresent())
                    .filter(published -> isHeld(home));
        } catch (IOException absent) {
            return Optional.empty();
        }
    }

    public void write(Home home) {
        try {
            Path fresh = home.published().resolveSibling("server.json.new");
            Files.writeString(fresh, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n");
            Files.move(fresh, home.published(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("the server's address cannot be published", e);
        }
    }

    public static void withdraw(Home home) {
        home.published().toFile().delete();
    }

    /** The pid may be another program's by now; the lock never is. */
    private static boolean isHeld(Home home) {
        var lock = HomeLock.tryTake(home);
        lock.ifPresent(HomeLock::close);
        return lock.isEmpty();
    }
}
