package io.sluice.connector.manifest;

import io.sluice.connector.manifest.component.Component;
import io.sluice.connector.manifest.component.Document;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A connector as its YAML describes it, without settings and without a connection. */
public final class Manifest {
    private final Document document;

    private Manifest(Document document) {
        this.document = document;
    }

    /** Reads a manifest; {@code name} is what messages call it. Throws a ConnectorException (BAD_SETTING) that says what is wrong and where. */
    public static Manifest read(String name, String yaml) {
        return new Manifest(Document.read(name, yaml));
    }

    public String name() {
        return document.name();
    }

    /** The streams in the manifest's order; what cannot be read says what it lacks. */
    public List<ManifestStream> streams() {
        var root = document.root(Clock.systemUTC());
        return root.children("streams").stream().map(ManifestStream::of).toList();
    }

    /** The JSON schema of the settings, or an empty one. */
    @SuppressWarnings("unchecked")
    public Map<String, @Nullable Object> settingsSchema() {
        var specification = document.root(Clock.systemUTC()).child("spec");
        return specification != null && specification.plain("connection_specification") instanceof Map<?, ?> schema
                ? (Map<String, @Nullable Object>) schema
                : Map.of();
    }

    Component root(Clock clock) {
        return document.root(clock);
    }
}
