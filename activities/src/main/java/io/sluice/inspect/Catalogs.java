package io.sluice.inspect;

import io.sluice.access.Connections;
import io.sluice.author.Database;
import io.sluice.author.Surroundings;
import io.sluice.author.Values;
import io.sluice.author.question.SampledValues;
import io.sluice.catalog.Catalog;
import io.sluice.catalog.FileMetadata;
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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

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

    /** The tables of a connection, or why it does not answer. */
    private record Read(
            Connection connection,
            List<TableMetadata> tables,
            @Nullable ConnectorException fault) {
        void orFault() {
            if (fault != null) {
                throw fault;
            }
        }
    }

    /** The data folder of a request, and which of its files the request may speak of. */
    private record Files(Optional<DataFolder> folder, Predicate<String> meant) {
        List<FileMetadata> listed() {
            return folder.map(one -> one.list(meant)).orElse(List.of());
        }
    }

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
    public Scene of(StoredRequest request, List<String> answers) {
        var said = request.sentence() + " " + String.join(" ", answers);
        return scene(
                connections.allowed(request),
                one -> needed(request, one),
                request.sentence(),
                new Files(connections.folder(request), new FileMention(said)),
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
                "",
                new Files(Optional.empty(), path -> false),
                Connections.WAREHOUSE,
                streams);
    }

    private Scene scene(
            List<Connection> allowed,
            Predicate<Connection> needed,
            String sentence,
            Files files,
            String target,
            Streams readable) {
        var databases = allowed.stream().filter(Connection::isDatabase).toList();
        var reading = databases.stream()
                .map(one -> CompletableFuture.supplyAsync(() -> read(one), readers))
                .toList();
        var read = reading.stream().map(CompletableFuture::join).toList();
        var tables = read.stream().map(Read::tables).flatMap(List::stream).toList();
        read.stream()
                .filter(one -> needed.test(one.connection())
                        || ConnectionMention.of(one.connection().name(), sentence)
                                && !isTable(one.connection(), tables))
                .forEach(Read::orFault);
        var answering = read.stream()
                .filter(one -> one.fault() == null)
                .map(Read::connection)
                .map(one -> new Database(one.name(), one.kind(), Databases.defaultSchema(one)))
                .toList();
        var sources = new LiveSources(allowed, readable, files.folder());
        return new Scene(new Catalog(tables, files.listed(), streams(allowed)), answering, target, values, sources);
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
                || connections.target(request).equals(connection.name());
    }

    /** The word may be a table's that answers: then the connection of that name is not what the sentence is about. */
    private static boolean isTable(Connection connection, List<TableMetadata> tables) {
        return tables.stream().anyMatch(table -> table.name().table().equalsIgnoreCase(connection.name()));
    }

    private Read read(Connection connection) {
        try {
            return new Read(connection, tables(connection), null);
        } catch (ConnectorException e) {
            return new Read(connection, List.of(), e);
        }
    }

    private List<TableMetadata> tables(Connection connection) {
        var known = kept.get(connection);
        if (known != null && Instant.now().isBefore(known.until)) {
            return known.tables;
        }
        var before = Instant.now();
        var tables = introspector.all(connection);
        var took = Duration.between(before, Instant.now());
        if (took.compareTo(LONG) > 0) {
            kept.put(connection, new Kept(tables, Instant.now().plus(took.multipliedBy(KEPT))));
        }
        return tables;
    }
}
