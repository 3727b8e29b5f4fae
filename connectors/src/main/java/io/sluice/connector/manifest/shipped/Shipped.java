package io.sluice.connector.manifest.shipped;

import io.sluice.connector.manifest.Manifest;
import io.sluice.connector.manifest.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The manifests that come with Sluice, by name. */
public final class Shipped {

    /** In the order of the alphabet; each is a resource beside this class. */
    public static final List<String> NAMES =
            List.of("earthquakes", "exchange-rates", "github", "hackernews", "mastodon");

    private Shipped() {}

    /** The command that connects a shipped manifest under its own name, with every setting that a person must give. */
    public static Optional<String> howToConnect(String name) {
        return text(name)
                .map(yaml -> "./sluice connect " + name + " --manifest " + name
                        + new Settings(Manifest.read(name, yaml).settingsSchema())
                                .missing(Map.of()).stream()
                                        .map(setting -> setting.secret()
                                                ? " --set-env " + setting.name() + "=VAR"
                                                : " --set " + setting.name() + "=…")
                                        .collect(Collectors.joining()));
    }

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
