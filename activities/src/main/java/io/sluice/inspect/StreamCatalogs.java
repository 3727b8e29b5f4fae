package io.sluice.inspect;

import io.sluice.access.Recent;
import io.sluice.catalog.StreamMetadata;
import io.sluice.connector.Connection;
import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import io.sluice.connector.manifest.Manifest;
import io.sluice.connector.manifest.ManifestStream;
import io.sluice.connector.manifest.StreamColumns;
import io.sluice.pipeline.Column;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The streams of API connections as their manifests describe them; the API is not asked. A manifest is read once as long as it stays the same. */
final class StreamCatalogs {

    private final Recent<Key, List<StreamMetadata>> known = new Recent<>(200);

    private record Key(String connection, String manifest) {}

    List<StreamMetadata> of(Connection connection) {
        var api = connection.api();
        if (api == null) {
            throw new ConnectorException(
                    Fault.BAD_SETTING, connection.name(), "it is no API", "Name a connection with a manifest", null);
        }
        return known.get(new Key(connection.name(), api.manifest()), () -> read(connection, api));
    }

    private static List<StreamMetadata> read(Connection connection, Connection.Api api) {
        return Manifest.read(connection.location(), api.manifest()).streams().stream()
                .map(stream -> metadata(connection.name(), stream))
                .toList();
    }

    private static StreamMetadata metadata(String connection, ManifestStream stream) {
        var columns = StreamColumns.of(stream);
        var names = columns.stream().map(Column::name).toList();
        var key = stream.primaryKey().stream()
                .map(path -> path.size() == 1 ? path.getFirst() : "")
                .toList();
        return new StreamMetadata(
                connection,
                stream.name(),
                stream.path(),
                columns,
                names.containsAll(key) ? key : List.of(),
                stream.cursorField(),
                missing(stream));
    }

    private static @Nullable String missing(ManifestStream stream) {
        return stream.isRunnable() ? null : "this version lacks " + String.join(", ", stream.missing());
    }
}
