package io.sluice.connector.manifest.shipped;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The manifests that come with Sluice, by name. */
public final class Shipped {

    /** In the order of the alphabet; each is a resource beside this class. */
    public static final List<String> NAMES =
            List.of("earthquakes", "exchange-rates", "github", "hackernews", "mastodon");

    private Shipped() {}

    /** The YAML of a shipped manifest. */
    public static Optional<String> text(String name) {
        if (!NAMES.contains(name)) {
            return Optional.empty();
        }
        try (var yaml = Shipped.class.getResourceAsStream(name + ".yaml")) {
            if (yaml == null) {
                throw new IllegalStateException(name + " is not in this build");
            }
            return Optional.of(new String(yaml.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
