package io.sluice.connector.manifest;

import io.sluice.connector.manifest.component.Component;
import io.sluice.connector.manifest.http.JsonValues;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JSON schema of a stream's records: written in the manifest, in a file beside it, or unknown. */
final class Schemas {
    private Schemas() {}

    @SuppressWarnings("unchecked")
    static Map<String, @Nullable Object> of(Component stream, SchemaFiles files) {
        for (var loader : stream.children("schema_loader")) {
            if (loader.type().equals("InlineSchemaLoader") && loader.plain("schema") instanceof Map<?, ?> schema) {
                return (Map<String, @Nullable Object>) schema;
            }
            if (loader.type().equals("JsonFileSchemaLoader") && loader.has("file_path")) {
                return file(
                        loader.text("file_path", "")
                                .replaceAll(
                                        "\\{\\{\\s*parameters(\\.name|\\[['\"]name['\"]])\\s*}}",
                                        stream.text("name", "")),
                        loader,
                        files);
            }
        }
        return file("schemas/" + stream.text("name", "") + ".json", stream, files);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> file(String path, Component component, SchemaFiles files) {
        var text = files.text(path);
        try {
            return text.isPresent() && JsonValues.read(text.get()) instanceof Map<?, ?> schema
                    ? (Map<String, @Nullable Object>) schema
                    : Map.of();
        } catch (IOException e) {
            throw component.invalid("the schema file " + path + " is no JSON");
        }
    }
}
