package io.sluice.inspect;

import io.sluice.catalog.Catalog;
import io.sluice.catalog.FileMetadata;
import io.sluice.catalog.TableMetadata;
import io.sluice.connector.Connection;
import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import io.sluice.connector.database.Databases;
import io.sluice.connector.database.Engine;
import io.sluice.connector.database.Introspector;
import io.sluice.connector.database.SchemaScript;
import io.sluice.connector.database.SchemaScripts;
import io.sluice.connector.database.SqlError;
import io.sluice.connector.file.DataFolder;
import io.sluice.guard.TableRef;
import io.sluice.pipeline.Problem;
import io.sluice.pipeline.TableName;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What really is there now, looked up name by name; everything looked up is remembered, so that it can be kept as the snapshot. */
final class Live {

    private final Databases databases;
    private final Introspector introspector;
    private final Map<String, Connection> allowed;
    private final Optional<DataFolder> folder;
    private final Map<TableName, Optional<TableMetadata>> tables = new LinkedHashMap<>();
    private final Map<String, FileMetadata> files = new LinkedHashMap<>();
    private final Map<String, List<TableMetadata>> wholeCatalogs = new HashMap<>();

    Live(Databases databases, List<Connection> allowed, Optional<DataFolder> folder) {
        this.databases = databases;
        this.introspector = new Introspector(databases);
        this.allowed = allowed.stream().collect(Collectors.toMap(Connection::name, one -> one));
        this.folder = folder;
    }

    Connection connection(String name, int step) {
        var connection = allowed.get(name);
        if (connection == null) {
            throw new DraftFault(
                    Problem.Kind.PERMISSION,
                    step,
                    "there is no connection " + name + " that the request may use",
                    name,
                    Nearest.use(name, allowed.keySet(), "Allow one with --on"));
        }
        if (!connection.isDatabase()) {
            var what = connection.kind() == Connection.Kind.API ? "an API" : "a folder";
            throw new DraftFault(
                    Problem.Kind.OTHER, step, name + " is " + what + ", not a database", name, "Name a database");
        }
        return connection;
    }

    /** The connection of this name if it is an API's. */
    Optional<Connection> api(String name) {
        return Optional.ofNullable(allowed.get(name)).filter(one -> one.kind() == Connection.Kind.API);
    }

    Engine engine(Connection connection) {
        return databases.engine(connection);
    }

    /** A table by its name as SQL wrote it. */
    TableName name(Connection connection, TableRef ref) {
        var schema = ref.schema() == null ? Databases.defaultSchema(connection) : ref.schema();
        return new TableName(connection.name(), schema, ref.name());
    }

    /** Looks all of these up at once. */
    void lookUp(Connection connection, List<TableName> names) {
        var unknown = names.stream()
                .filter(name -> !tables.containsKey(name))
                .distinct()
                .toList();
        if (unknown.isEmpty()) {
            return;
        }
        var found =
                connection.kind() == Connection.Kind.SQLITE ? whole(connection) : introspector.of(connection, unknown);
        for (var name : unknown) {
            tables.put(
                    name,
                    found.stream()
                            .filter(table -> same(connection, table.name(), name))
                            .findFirst());
        }
    }

    Optional<TableMetadata> table(Connection connection, TableName name) {
        lookUp(connection, List.of(name));
        return tables.get(name);
    }

    /** A table can only be made where there is a schema for it. */
    void requireSchema(Connection connection, TableName name, int step) {
        if (name.schema().equals(Databases.defaultSchema(connection))) {
            return;
        }
        var schemas = schemas(connection);
        if (!schemas.contains(name.schema())) {
            throw new DraftFault(
                    Problem.Kind.MISSING_TABLE,
                    step,
                    "there is no schema " + name.schema() + " on " + name.connection(),
                    name.schema(),
                    Nearest.use(name.schema(), schemas, "Make the table in another schema"));
        }
    }

    private List<String> schemas(Connection connection) {
        try (var session = databases.open(connection)) {
            var about = session.getMetaData();
            var schemas = new ArrayList<String>();
            try (var rows = engine(connection) == Engine.POSTGRESQL ? about.getSchemas() : about.getCatalogs()) {
                while (rows.next()) {
                    schemas.add(rows.getString(1));
                }
            }
            return schemas;
        } catch (SQLException e) {
            throw SqlError.failure(connection.name(), e);
        }
    }

    DraftFault missing(Connection connection, TableName name, int step) {
        var names = new ArrayList<String>();
        for (var table : whole(connection)) {
            names.add(shown(connection, table.name()));
        }
        return new DraftFault(
                Problem.Kind.MISSING_TABLE,
                step,
                "there is no table " + shown(connection, name) + " in " + name.connection(),
                name.table(),
                Nearest.use(name.table(), names, "There are no tables on " + name.connection()));
    }

    private static String shown(Connection connection, TableName name) {
        return name.schema().equals(Databases.defaultSchema(connection)) ? name.table() : name.qualified();
    }

    DataFolder folder(int step) {
        return folder.orElseThrow(() -> new DraftFault(
                Problem.Kind.MISSING_FILE,
                step,
                "the request has no data folder",
                null,
                "Say with --files where the files are"));
    }

    /** A file that can be read as rows. */
    FileMetadata file(String path, int step) {
        var found = files.computeIfAbsent(path, p -> describe(p, step));
        if (found.unreadable() != null) {
            throw new DraftFault(
                    Problem.Kind.MISSING_FILE,
                    step,
                    path + " cannot be read: " + found.unreadable(),
                    path,
                    "Name a data file");
        }
        return found;
    }

    /** Any file, whatever is in it. */
    void anyFile(String path, int step) {
        files.computeIfAbsent(path, p -> describe(p, step));
    }

    private FileMetadata describe(String path, int step) {
        try {
            return folder(step).describe(path);
        } catch (ConnectorException e) {
            if (e.fault().retryable()) {
                throw e;
            }
            var names = e.fault() != Fault.NOT_FOUND
                    ? List.<String>of()
                    : folder(step).names();
            throw new DraftFault(
                    Problem.Kind.MISSING_FILE, step, e.getMessage(), path, Nearest.use(path, names, e.next()));
        }
    }

    /** Everything that was looked up and found. */
    Catalog seen() {
        return new Catalog(
                tables.values().stream().flatMap(Optional::stream).distinct().toList(), List.copyOf(files.values()));
    }

    /**
     * How to make anew, for each database, the tables that were seen and those that their foreign keys tie to them; of a table that is
     * missing the schema.
     */
    Map<String, SchemaScript> scripts() {
        var names = new LinkedHashMap<String, Set<TableName>>();
        tables.forEach((name, found) -> {
            var tied = names.computeIfAbsent(name.connection(), connection -> new LinkedHashSet<>());
            tied.add(found.map(TableMetadata::name).orElse(name));
            found.ifPresent(table -> {
                table.foreignKeys().forEach(key -> tied.add(key.table()));
                table.referencedBy().forEach(key -> tied.add(key.table()));
            });
        });
        var scripts = new LinkedHashMap<String, SchemaScript>();
        names.forEach((connection, tied) ->
                scripts.put(connection, new SchemaScripts(databases).of(allowed.get(connection), tied)));
        return scripts;
    }

    private List<TableMetadata> whole(Connection connection) {
        return wholeCatalogs.computeIfAbsent(connection.name(), name -> introspector.all(connection));
    }

    /** SQLite takes names in any case. */
    private static boolean same(Connection connection, TableName one, TableName other) {
        return connection.kind() == Connection.Kind.SQLITE
                ? one.qualified().equalsIgnoreCase(other.qualified())
                : one.equals(other);
    }
}
