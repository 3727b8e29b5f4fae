package io.sluice.extract;

import io.sluice.author.Sources;
import io.sluice.connector.Connection;
import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import io.sluice.connector.file.DataFolder;
import io.sluice.pipeline.Source;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The sources of one request as they are now; each is opened only when a sentence has named it. */
public final class LiveSources implements Sources {

    private static final int ROWS = 20_000;

    private final List<Connection> allowed;
    private final Streams streams;
    private final Optional<DataFolder> folder;

    public LiveSources(List<Connection> allowed, Streams streams, Optional<DataFolder> folder) {
        this.allowed = allowed;
        this.streams = streams;
        this.folder = folder;
    }

    @Override
    public Sample sample(Source source) {
        return switch (source) {
            case Source.File file -> sample(file);
            case Source.Stream(var connection, var stream, var where) -> streams.sample(connection(connection), stream);
            case Source.Output output -> throw new IllegalArgumentException("an output is no source of its own");
            case Source.Lists lists -> throw new IllegalArgumentException("lists are no source of their own");
        };
    }

    @Override
    public Optional<String> folder() {
        return folder.map(DataFolder::root).map(Path::toString);
    }

    @Override
    public Optional<String> within(String written) {
        return folder.isEmpty() ? Optional.of(written) : folder.get().within(written);
    }

    private Sample sample(Source.File file) {
        var data = folder.orElseThrow(
                () -> missing(file.path(), "the request has no data folder", "Name it with --files"));
        var columns = ExtractColumns.of(data.describe(file.path()));
        return Streams.sample(columns, data.rows(Streams.reading(file, columns)), ROWS);
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
