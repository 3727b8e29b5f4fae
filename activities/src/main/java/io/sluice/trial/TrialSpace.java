package io.sluice.trial;

import io.sluice.access.Connections;
import io.sluice.author.Sources.Sample;
import io.sluice.connector.Connection;
import io.sluice.connector.Connection.Kind;
import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import io.sluice.connector.database.Databases;
import io.sluice.connector.database.QueryStream;
import io.sluice.connector.database.SchemaScript;
import io.sluice.connector.database.Session;
import io.sluice.connector.file.DataFolder;
import io.sluice.extract.Streams;
import io.sluice.heartbeat.Heartbeat;
import io.sluice.pipeline.Column;
import io.sluice.pipeline.LoadColumn;
import io.sluice.pipeline.Source;
import io.sluice.pipeline.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All that one run has to itself: a database for each connection it touches, a folder for files, and what its steps put out. */
final class TrialSpace implements AutoCloseable {

    private static final String HOME = "";

    private final Connections connections;
    private final Databases databases;
    private final TrialServers servers;
    private final Streams streams;
    private final Map<String, SchemaScript> scripts;
    private final Sampling sampling;
    private final Heartbeat heartbeat;
    private final Map<String, Optional<TrialDatabase>> trials = new LinkedHashMap<>();
    private final Map<String, Output> outputs = new HashMap<>();
    private final Lacking lacking = new Lacking();
    private final List<java.sql.Connection> sessions = new ArrayList<>();
    private final Path workspace;

    /** Rows that a step put out: where they lie, what their columns are, and whether they were {@code read} from a source as they are. */
    record Output(TrialDatabase at, List<Column> columns, boolean read) {}

    TrialSpace(
            Connections connections,
            Databases databases,
            TrialServers servers,
            Streams streams,
            Map<String, SchemaScript> scripts,
            Sampling sampling,
            Heartbeat heartbeat) {
        this.connections = connections;
        this.databases = databases;
        this.servers = servers;
        this.streams = streams;
        this.scripts = scripts;
        this.sampling = sampling;
        this.heartbeat = heartbeat;
        try {
            this.workspace = Files.createTempDirectory("sluice-trial");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Databases databases() {
        return databases;
    }

    Connection connection(String name) {
        return connections.named(name);
    }

    /** The copy of a connection's database; none where no server for its kind is there, or where it is only read. */
    Optional<TrialDatabase> of(String connection) throws SQLException {
        var known = trials.get(connection);
        if (known != null) {
            return known;
        }
        var source = connections.named(connection);
        var trial = source.kind() == Kind.SQLITE ? Optional.<TrialDatabase>empty() : servers.fresh(source);
        trials.put(connection, trial);
        if (trial.isPresent()) {
            heartbeat.onCancel(trial.get()::cancel);
            var script = scripts.get(connection);
            if (script != null) {
                lacking.add(connection, trial.get().rebuild(script, source, sampling));
            }
        }
        heartbeat.throwIfCancelled();
        return trial;
    }

    /** Where rows are put that come from a database without a copy. */
    TrialDatabase home() throws SQLException {
        for (var trial : trials.values()) {
            if (trial.isPresent()) {
                return trial.get();
            }
        }
        var home = servers.fresh(new Connection(HOME, Kind.POSTGRES, "", null, false))
                .orElseThrow(() -> new ConnectorException(
                        Fault.BAD_SETTING,
                        "sandbox",
                        "there is no sandbox database",
                        "Start Sluice with its sandbox cluster",
                        null));
        trials.put(HOME, Optional.of(home));
        heartbeat.onCancel(home::cancel);
        heartbeat.throwIfCancelled();
        return home;
    }

    void putOut(String name, Output output) {
        outputs.put(name, output);
    }

    /** A load that takes an output as it is, with the columns that the output turned out to have. */
    Step.Load named(Step.Load load) {
        return load.source() instanceof Source.Output(var name)
                ? load.named(() -> output(name).stream()
                        .flatMap(output -> output.columns.stream())
                        .map(column -> LoadColumn.of(column.name(), column.type()))
                        .toList())
                : load;
    }

    /** Whether a load takes what a source gave. */
    boolean isRead(Step.Load load) {
        return load.source() instanceof Source.Output(var name)
                && output(name).filter(Output::read).isPresent();
    }

    Optional<Output> output(String name) {
        return Optional.ofNullable(outputs.get(name));
    }

    /** The quoted name under which a statement on this database finds an output; rows that lie elsewhere are brought. */
    String bring(String name, TrialDatabase to) throws SQLException {
        var output = output(name).orElseThrow(() -> new IllegalStateException("no output " + name));
        if (output.at != to) {
            try (var rows = rows(name)) {
                Staging.into(to, to.output(name), output.columns, rows);
            }
            outputs.put(name, new Output(to, output.columns, output.read));
        }
        return to.output(name);
    }

    QueryStream rows(String name) throws SQLException {
        var output = output(name).orElseThrow(() -> new IllegalStateException("no output " + name));
        var sample = "select * from " + output.at.output(name) + " limit " + (Staging.ROWS + 1);
        return QueryStream.beside("sandbox", output.at.session(), output.at.engine(), sample);
    }

    /** Rows read from a source itself, in a transaction that can change nothing. */
    QueryStream source(Connection connection, String query) throws SQLException {
        var engine = databases.engine(connection);
        var session = databases.open(connection);
        sessions.add(session);
        Session.beginReadOnly(session, engine);
        Session.limitStatements(session, engine, PostgresTrial.STATEMENT);
        return QueryStream.of(connection.name(), session, engine, query);
    }

    /** The first rows of an API's stream; none of a database. */
    Optional<Sample> api(Source.Stream stream) {
        var connection = connections.named(stream.connection());
        return connection.kind() == Kind.API
                ? Optional.of(streams.sample(connection, stream.stream()))
                : Optional.empty();
    }

    /** What a step did holds for those after it. */
    void endStep() throws SQLException {
        for (var trial : trials.values()) {
            if (trial.isPresent()) {
                trial.get().session().commit();
            }
        }
    }

    /** Files that scripts made. */
    Path workspace() {
        return workspace;
    }

    DataFolder made() {
        return new DataFolder(workspace);
    }

    Sampling sampling() {
        return sampling;
    }

    Lacking lacking() {
        return lacking;
    }

    @Override
    public void close() {
        sessions.forEach(TrialSpace::giveBack);
        trials.values().forEach(trial -> trial.ifPresent(TrialDatabase::close));
        try (var files = Files.walk(workspace)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void giveBack(java.sql.Connection session) {
        try (session) {
            session.rollback();
        } catch (SQLException e) {
            // a session that cannot roll back is lost, and has changed nothing
        }
    }
}
