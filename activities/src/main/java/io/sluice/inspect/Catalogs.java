package io.sluice.inspect;

import io.sluice.access.Connections;
import io.sluice.author.Database;
import io.sluice.author.Surroundings;
import io.sluice.author.Values;
import io.sluice.author.question.SampledValues;
import io.sluice.catalog.Catalog;
import io.sluice.catalog.StreamMetadata;
import io.sluice.catalog.TableMetadata;
import io.sluice.connector.Connection;
import io.sluice.connector.Connection.Kind;
import io.sluice.connector.ConnectorException;
import io.sluice.connector.database.Databases;
import io.sluice.connector.database.Introspector;
import io.sluice.connector.file.DataFolder;
import io.sluice.extract.LiveSources;
import io.sluice.extract.Streams;
import io.sluice.store.StoredRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/**
 * All that an author may name: the tables of every database of the request, read side by side, the streams of its APIs, and the files of
 * its folder. A catalog that took more than a second to read is kept for ten times as long: a small database is never seen stale, a huge one
 * not read each time.
 */
public final class Catalogs implements Surroundings, AutoCloseable {

    private static final Duration LONG = Duration.ofSeconds(1);
    private static final int KEPT = 10;

    private final Connections connections;
    private final Introspector introspector;
    private final Streams streams;
    private final Values values;
    private final StreamCatalogs streamCatalogs = new StreamCatalogs();
    private final ConcurrentHashMap<Connection, Kept> kept = new ConcurrentHashMap<>();
    private final ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();

    private record Kept(List<TableMetadata> tables, Instant until) {}

    public Catalogs(Connections connections, Databases databases) {
        this(connections, databases, Streams.ofTables(databases));
    }

    /** {@code streams} opens what sentences name. */
    public Catalogs(Connections connections, Databases databases, Streams streams) {
        this.connections = connections;
        this.streams = streams;
        this.introspector = new Introspector(databases);
        this.values = new SampledValues(connections::find, databases, Clock.systemUTC());
    }

    @Override
    public Scene of(StoredRequest request) {
        var folder = connections.folder(request);
        return scene(
                connections.allowed(request),
                one -> needed(request, one),
                folder,
                connections.target(request),
                streams.at(request.now()));
    }

    @Override
    public List<Listed> listed(StoredRequest request) {
        return connections.allowed(request).stream()
                .map(one -> new Listed(one.name(), one.kind().name().toLowerCase(Locale.ROOT)))
                .toList();
    }

    /** What a question may name: no files, and every connection that it names must answer. */
    public Scene of(List<String> on) {
        return scene(
                connections.readable(on),
                one -> on.contains(one.name()),
                Optional.empty(),
                Connections.WAREHOUSE,
                streams);
    }

    private Scene scene(
            List<Connection> allowed,
            Predicate<Connection> needed,
            Optional<DataFolder> folder,
            String target,
            Streams readable) {
        var databases = allowed.stream().filter(Connection::isDatabase).toList();
        var reading = databases.stream()
                .map(one -> CompletableFuture.supplyAsync(() -> tables(one, needed.test(one)), readers))
                .toList();
        var read = reading.stream().map(Catalogs::joined).toList();
        var tables =
                read.stream().flatMap(Optional::stream).flatMap(List::stream).toList();
        var answering = databases.stream()
                .filter(one -> read.get(databases.indexOf(one)).isPresent())
                .map(one -> new Database(one.name(), one.kind(), Databases.defaultSchema(one)))
                .toList();
        var files = folder.map(DataFolder::list).orElse(List.of());
        var sources = new LiveSources(allowed, readable, folder);
        return new Scene(new Catalog(tables, files, streams(allowed)), answering, target, values, sources);
    }

    private List<StreamMetadata> streams(List<Connection> allowed) {
        return allowed.stream()
                .filter(one -> one.kind() == Kind.API)
                .flatMap(one -> streamCatalogs.of(one).stream())
                .toList();
    }

    @Override
    public void close() {
        readers.close();
    }

    /** A connection that the request names or writes to must answer; any other that does not is left out. */
    private boolean needed(StoredRequest request, Connection connection) {
        return request.on().contains(connection.name())
                || connections.target(request).equals(connection.name())
                || Mentions.of(connection.name(), request.sentence());
    }

    private Optional<List<TableMetadata>> tables(Connection connection, boolean needed) {
        var known = kept.get(connection);
        if (known != null && Instant.now().isBefore(known.until)) {
            return Optional.of(known.tables);
        }
        try {
            var before = Instant.now();
            var tables = introspector.all(connection);
            var took = Duration.between(before, Instant.now());
            if (took.compareTo(LONG) > 0) {
                kept.put(connection, new Kept(tables, Instant.now().plus(took.multipliedBy(KEPT))));
            }
            return Optional.of(tables);
        } catch (ConnectorException e) {
            if (needed) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private static <T> T joined(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof ConnectorException fault ? fault : e;
        }
    }
}
