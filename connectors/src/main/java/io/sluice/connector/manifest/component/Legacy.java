package io.sluice.connector.manifest.component;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Forms that older manifests use, rewritten as today's. */
final class Legacy {
    private Legacy() {}

    static Map<String, @Nullable Object> updated(Map<String, @Nullable Object> manifest) {
        return manifest;
    }
}
