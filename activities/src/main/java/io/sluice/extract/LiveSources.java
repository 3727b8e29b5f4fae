package io.sluice.extract;

import io.sluice.author.Sources;
import io.sluice.catalog.TableMetadata;
import io.sluice.connector.Connection;
import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import io.sluice.connector.RowStream;
import io.sluice.connector.database.Databases;
import io.sluice.connector.database.Introspector;
import io.sluice.connector.file.DataFolder;
import io.sluice.guard.TableRef;
import io.sluice.pipeline.Destination;
import io.sluice.pipeline.LoadColumn;
import io.sluice.pipeline.Source;
import io.sluice.pipeline.Step.Load;
import io.sluice.pipeline.TableName;
import io.sluice.pipeline.WriteMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The sources of one request as they are now; each is opened only when a sentence has named it. */
public final class LiveSources implements Sources {

    private static final int ROWS = 20_000;

    private final List<Connection> allowed;
    private final Databases databases;
    private final Optional<DataFolder> folder;

    public LiveSources(List<Connection> allowed, Databases databases, Optional<DataFolder> folder) {
        this.allowed = allowed;
        this.databases = databases;
        this.folder = folder;
    }

    @Override
    public Sample sample(Source source) {
        return switch (source) {
            case Source.File file -> sample(file);
            case Source.Stream(var connection, var stream) -> table(connection(connection), stream);
            case Source.Output output -> throw new IllegalArgumentException("an output is no source of its own");
        };
    }

    private Sample sample(Source.File file) {
        var data = folder.orElseThrow(
                () -> missing(file.path(), "the request has no data folder", "Name it with --files"));
        var columns = ExtractColumns.of(data.describe(file.path()));
        return rows(columns, data.rows(reading(file, columns)));
    }

    private Sample table(Connection connection, String stream) {
        var columns = ExtractColumns.of(metadata(connection, stream));
        var load = reading(new Source.Stream(connection.name(), stream), columns);
        return rows(columns, new TableRows(databases, statement -> {}).first(ROWS + 1L, connection, load));
    }

    private TableMetadata metadata(Connection connection, String stream) {
        var ref = TableRef.of(stream);
        var schema = ref.schema() == null ? Databases.defaultSchema(connection) : ref.schema();
        var name = new TableName(connection.name(), schema, ref.name());
        return new Introspector(databases)
                .of(connection, List.of(name)).stream()
                        .findFirst()
                        .orElseThrow(() -> missing(stream, "there is no such table", "Name another one"));
    }

    private static Load reading(Source source, List<LoadColumn> columns) {
        return new Load(
                1,
                List.of(),
                source,
                new Destination.Output("sample"),
                columns,
                List.of(),
                List.of(),
                WriteMode.APPEND,
                List.of());
    }

    private static Sample rows(List<LoadColumn> columns, RowStream stream) {
        try (stream) {
            var rows = new ArrayList<List<@Nullable String>>();
            var more = stream.advance();
            while (more && rows.size() < ROWS) {
                rows.add(Collections.unmodifiableList(Arrays.asList(stream.row().clone())));
                more = stream.advance();
            }
            return new Sample(columns, rows, !more);
        }
    }

    private Connection connection(String name) {
        return allowed.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> missing(name, "the request may not use this connection", "Allow it with --on"));
    }

    private static ConnectorException missing(String subject, String message, String next) {
        return new ConnectorException(Fault.NOT_FOUND, subject, subject + ": " + message, next, null);
    }
}
