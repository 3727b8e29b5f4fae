package io.sluice.connector.manifest;

import java.util.Optional;

/** The schema files that lie beside a manifest. */
@FunctionalInterface
public interface SchemaFiles {
    SchemaFiles NONE = path -> Optional.empty();

    /** The text of the file at a relative path, if there is one. */
    Optional<String> text(String path);
}
