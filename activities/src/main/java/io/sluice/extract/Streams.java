package io.sluice.extract;

import static java.util.stream.Collectors.groupingBy;

import io.sluice.access.Apis;
import io.sluice.access.Aside;
import io.sluice.access.Connections;
import io.sluice.author.Sources.Sample;
import io.sluice.catalog.TableMetadata;
import io.sluice.connector.AskedToWait;
import io.sluice.connector.Connection;
import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import io.sluice.connector.RowStream;
import io.sluice.connector.database.Databases;
import io.sluice.connector.database.Introspector;
import io.sluice.connector.manifest.ManifestConnector;
import io.sluice.connector.manifest.ManifestStream;
import io.sluice.connector.manifest.ParentAnswers;
import io.sluice.connector.manifest.Piece;
import io.sluice.connector.manifest.ReadAhead;
import io.sluice.connector.manifest.Reading;
import io.sluice.connector.manifest.StreamColumns;
import io.sluice.connector.rows.LoadRows;
import io.sluice.guard.TableRef;
import io.sluice.heartbeat.Heartbeat;
import io.sluice.pipeline.Destination;
import io.sluice.pipeline.LoadColumn;
import io.sluice.pipeline.Source;
import io.sluice.pipeline.Step.Load;
import io.sluice.pipeline.TableName;
import io.sluice.pipeline.Window;
import io.sluice.pipeline.WriteMode;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Opens the streams of connections: tables of databases, and what APIs offer. */
public final class Streams implements AutoCloseable {

    private static final int ROWS = 20_000;
    private static final int RECORDS = 1_000;
    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final Duration SAT_OUT = Duration.ofSeconds(10);
    private static final Duration LONGEST_WITHOUT_A_PLACE = Duration.ofHours(2);

    private final Databases databases;
    private final @Nullable Apis apis;
    private final Clock clock;
    private final @Nullable Map<Connection, ParentAnswers> parents;
    private final @Nullable OneInstant instant;
    private final Map<Source.Stream, Kept> kept = new ConcurrentHashMap<>();

    private record Kept(Connection connection, Sample sample, Instant until) {}

    public Streams(Databases databases, @Nullable Apis apis) {
        this(databases, apis, Clock.systemUTC(), null, null);
    }

    private Streams(
            Databases databases,
            @Nullable Apis apis,
            Clock clock,
            @Nullable Map<Connection, ParentAnswers> parents,
            @Nullable OneInstant instant) {
        this.databases = databases;
        this.apis = apis;
        this.clock = clock;
        this.parents = parents;
        this.instant = instant;
    }

    /** The same, for a request that has a now of its own: manifests take it for theirs. */
    public Streams at(@Nullable Instant now) {
        return now == null ? this : new Streams(databases, apis, Clock.fixed(now, ZoneOffset.UTC), parents, instant);
    }

    /**
     * The same, for loads that are read one after the other: streams with the same parent ask for it once, and the tables of a database are
     * read as they are at one instant, until it is closed.
     */
    public Streams together() {
        return new Streams(databases, apis, clock, new ConcurrentHashMap<>(), new OneInstant(databases));
    }

    /** The loads of tables that one instant is to hold for, database by database. */
    public static Collection<List<Load>> ofOneInstant(List<Load> loads, Connections connections) {
        return loads.stream()
                .filter(load -> load.source() instanceof Source.Stream stream
                        && connections.named(stream.connection()).kind() != Connection.Kind.API)
                .collect(groupingBy(load -> ((Source.Stream) load.source()).connection()))
                .values();
    }

    /** Where there are no APIs. */
    public static Streams ofTables(Databases databases) {
        return new Streams(databases, null);
    }

    /** What long reading is watched by: {@code running} is given each statement, {@code check} throws where the work is cancelled. */
    public interface Watching {
        void running(Statement statement);

        void check();

        /** The source wants to be left alone for longer than a moment. */
        default void pauses(String source, Duration duration, String reason) {}

        /** Whether the work is taken up again after a long pause, where it ends for that. */
        default boolean comesBack() {
            return false;
        }

        Watching NOBODY = new Watching() {
            @Override
            public void running(Statement statement) {}

            @Override
            public void check() {}
        };
    }

    /**
     * Where a reading begins: at the {@code state} that an earlier one came to, or at the beginning of a {@code window} which it does not go
     * beyond; without both it reads everything. At the {@code place} where an attempt of the same reading broke off it goes on.
     */
    public record Start(
            @Nullable String state,
            @Nullable Window window,
            @Nullable String place) {
        public static final Start ALL = new Start(null, null, null);
    }

    /** The rows of a load's stream. */
    public RowStream open(Connection connection, Load load, Start start, Watching watching) {
        return connection.kind() == Connection.Kind.API
                ? api(connection, load, start, watching)
                : new TableRows(databases, instant, watching::running).since(start, connection, load);
    }

    /** A stream's columns and first rows; what an API said is not asked again for a minute. */
    public Sample sample(Connection connection, String stream) {
        if (connection.kind() != Connection.Kind.API) {
            return table(connection, stream);
        }
        var source = new Source.Stream(connection.name(), stream);
        kept.values().removeIf(one -> Instant.now().isAfter(one.until));
        var known = kept.get(source);
        if (known == null || !known.connection.equals(connection)) {
            known = new Kept(
                    connection, records(connection, stream), Instant.now().plus(KEPT));
            kept.put(source, known);
        }
        return known.sample;
    }

    private Sample table(Connection connection, String stream) {
        var columns = ExtractColumns.of(metadata(connection, stream));
        var load = reading(new Source.Stream(connection.name(), stream), columns);
        return sample(columns, new TableRows(databases, statement -> {}).first(ROWS + 1L, connection, load), ROWS);
    }

    private TableMetadata metadata(Connection connection, String stream) {
        var ref = TableRef.of(stream);
        var schema = ref.schema() == null ? Databases.defaultSchema(connection) : ref.schema();
        var name = new TableName(connection.name(), schema, ref.name());
        return new Introspector(databases)
                .of(connection, List.of(name)).stream()
                        .findFirst()
                        .orElseThrow(() -> new ConnectorException(
                                Fault.NOT_FOUND, stream, "there is no table " + stream, "Name another one", null));
    }

    /** What the manifest of an API says of a stream. */
    public ManifestStream declared(Connection connection, String stream) {
        return declared(opened().open(connection, clock), connection, stream);
    }

    private static ManifestStream declared(ManifestConnector connector, Connection connection, String stream) {
        return connector.streams().stream()
                .filter(one -> one.name().equals(stream))
                .findFirst()
                .orElseThrow(() -> new ConnectorException(
                        Fault.NOT_FOUND,
                        stream,
                        connection.name() + " has no stream " + stream,
                        "Name another one",
                        null));
    }

    private Sample records(Connection connection, String stream) {
        var connector = opened().open(connection, clock);
        var columns = new ApiColumns(StreamColumns.of(declared(connector, connection, stream)));
        var records = new ArrayList<Map<String, @Nullable Object>>();
        boolean whole = false;
        try (var reader = connector.read(Reading.full(stream))) {
            while (!whole && records.size() < RECORDS) {
                switch (reader.next()) {
                    case Piece.Records piece -> records.addAll(piece.records());
                    case Piece.Pause(var duration, var reason) -> pause(duration, LONGEST_PAUSE, Watching.NOBODY);
                    case Piece.End end -> whole = true;
                    case Piece.PageEnd page -> {}
                    case Piece.SliceEnd slice -> {}
                }
            }
        }
        records.forEach(columns::see);
        return sampled(columns.columns(), records, whole);
    }

    /** Each record as the row that an extract of these columns makes of it. */
    private static Sample sampled(
            List<LoadColumn> columns, List<Map<String, @Nullable Object>> records, boolean whole) {
        var load = reading(new Source.Stream("sample", "sample"), columns);
        var rows = LoadRows.of(load, "sample", names -> new GivenRecords(records, names));
        var sample = sample(columns, rows, RECORDS);
        return new Sample(columns, sample.rows(), whole && sample.whole());
    }

    private RowStream api(Connection connection, Load load, Start start, Watching watching) {
        var stream = ((Source.Stream) load.source()).stream();
        var limit = start.window() == null ? null : WindowEnd.of(load, start.window());
        var named = connection.name() + "." + stream;
        var connector = opened().open(connection, clock, aside(connection));
        var declared = declared(connector, connection, stream);
        var beginning = limit == null ? null : limit.beginning(declared);
        // parents are read anew each time, and may have come or gone meanwhile
        var fixed = !declared.hasParents();
        var where = ((Source.Stream) load.source()).where();
        var until = limit == null ? Asked.until(declared, where) : limit.until().filter(end -> declared.asksUntil());
        var begun = Asked.since(declared, where)
                .filter(state -> start.state() == null && limit == null)
                .map(state -> new Start(state, null, start.place()))
                .orElse(start);
        return LoadRows.of(
                load,
                named,
                names -> new ApiRecords(
                        new ReadAhead(connector.readAll(Places.reading(
                                stream, begun, beginning, until.orElse(null), fields(load, names, limit)))),
                        names,
                        new UnshownFields(load),
                        start,
                        limit,
                        fixed,
                        (duration, reason, canGoOn) -> {
                            if (duration.compareTo(SAT_OUT) > 0) {
                                watching.pauses(named, duration, reason);
                            }
                            pause(duration, reason, canGoOn, watching);
                        }));
    }

    /** Where new fields are to be noticed, all are asked for. */
    private static @Nullable Set<String> fields(Load load, List<String> names, @Nullable WindowEnd limit) {
        if (load.contract() != null) {
            return null;
        }
        var fields = new HashSet<>(names);
        if (limit != null) {
            fields.add(limit.field());
        }
        return fields;
    }

    private Aside aside(Connection connection) {
        return parents == null
                ? Aside.NONE
                : Aside.of(parents.computeIfAbsent(connection, first -> new ParentAnswers()));
    }

    private Apis opened() {
        if (apis == null) {
            throw new ConnectorException(
                    Fault.BAD_SETTING, "API", "APIs cannot be read here", "Read a table or a file", null);
        }
        return apis;
    }

    /** A long pause is nobody's to sit out: the work ends here and is taken up again after it, unless it would have to begin anew. */
    private static void pause(Duration duration, String reason, boolean canGoOn, Watching watching) {
        if (canGoOn && watching.comesBack() && duration.compareTo(SAT_OUT) > 0) {
            throw new AskedToWait(duration, reason);
        }
        pause(duration, LONGEST_WITHOUT_A_PLACE, watching);
    }

    /** Looks every second whether the work is still wanted. */
    private static void pause(Duration duration, Duration most, Watching watching) {
        if (duration.compareTo(most) > 0) {
            throw new ConnectorException(
                    Fault.RATE_LIMITED,
                    "API",
                    "the API asks for a pause of " + duration.toMinutes() + " minutes",
                    "Try again after that",
                    null);
        }
        var end = System.nanoTime() + duration.toNanos();
        while (System.nanoTime() < end) {
            watching.check();
            Heartbeat.throwIfThisIsCancelled();
            LockSupport.parkNanos(Math.min(1_000_000_000L, Math.max(1, end - System.nanoTime())));
        }
    }

    /** Tables that are read after this are of another instant. */
    @Override
    public void close() {
        if (instant != null) {
            instant.close();
        }
    }

    static Load reading(Source source, List<LoadColumn> columns) {
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

    static Sample sample(List<LoadColumn> columns, RowStream stream, int most) {
        try (stream) {
            var rows = new ArrayList<List<@Nullable String>>();
            var more = stream.advance();
            while (more && rows.size() < most) {
                rows.add(Collections.unmodifiableList(Arrays.asList(stream.row().clone())));
                more = stream.advance();
            }
            return new Sample(columns, rows, !more);
        }
    }
}
