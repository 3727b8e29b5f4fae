package io.sluice.access;

import io.sluice.connector.Connection;
import io.sluice.connector.Connection.Kind;
import io.sluice.connector.ConnectorException;
import io.sluice.connector.Fault;
import io.sluice.connector.Secret;
import io.sluice.connector.file.DataFolder;
import io.sluice.store.Store;
import io.sluice.store.StoredConnection;
import io.sluice.store.StoredRequest;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The connections of this installation, built in and configured, and those that one request may use. */
public final class Connections {

    /** The connection that a request writes to when it names no other. */
    public static final String WAREHOUSE = "warehouse";

    private static final Secret NO_CONFIGURATION = new Secret("{}");

    private final Store store;
    private final List<Connection> builtIn;

    /** {@code builtIn} connections come with the installation; a configured one of the same name takes its place. */
    public Connections(Store store, List<Connection> builtIn) {
        this.store = store;
        this.builtIn = List.copyOf(builtIn);
    }

    public Optional<Connection> find(String name) {
        return store.connections().find(name).map(Connections::connection).or(() -> builtIn.stream()
                .filter(one -> one.name().equals(name))
                .findFirst());
    }

    /** Like {@link #find}, for names that must be there. */
    public Connection named(String name) {
        return find(name)
                .orElseThrow(() -> new ConnectorException(
                        Fault.NOT_FOUND,
                        name,
                        "there is no connection of this name",
                        "Make it with 'connect " + name + " URL', or use one of " + names(),
                        null));
    }

    /** Everything that a request may read: what {@code --on} names and its target; without {@code --on} all that works. */
    public List<Connection> allowed(StoredRequest request) {
        var allowed = new LinkedHashMap<String, Connection>();
        if (request.on().isEmpty()) {
            all().forEach(one -> allowed.put(one.name(), one));
        }
        request.on().forEach(name -> allowed.put(name, named(name)));
        var target = target(request);
        find(target).ifPresent(one -> allowed.put(target, one));
        return List.copyOf(allowed.values());
    }

    /** What a question may read: the named connections, without names all that work. */
    public List<Connection> readable(List<String> on) {
        return on.isEmpty()
                ? all()
                        .collect(Collectors.toMap(
                                Connection::name, one -> one, (first, second) -> second, LinkedHashMap::new))
                        .values()
                        .stream()
                        .toList()
                : on.stream().distinct().map(this::named).toList();
    }

    /** The name of the connection that a bare new table goes to. */
    public String target(StoredRequest request) {
        return request.into().isEmpty() ? WAREHOUSE : request.into().getFirst();
    }

    /** The one folder whose files a request may use, if it has one. */
    public Optional<DataFolder> folder(StoredRequest request) {
        return Optional.ofNullable(request.files()).map(folder -> new DataFolder(Path.of(folder)));
    }

    /** The names of all that may be loaded into. */
    public List<String> writable() {
        return all().filter(one -> one.kind() == Kind.POSTGRES || one.kind() == Kind.MYSQL)
                .filter(one -> !one.readOnly())
                .map(Connection::name)
                .distinct()
                .toList();
    }

    private Stream<Connection> all() {
        var stored = store.connections().list().stream()
                .filter(one -> one.state() != StoredConnection.State.BAD)
                .map(Connections::connection);
        return Stream.concat(builtIn.stream(), stored);
    }

    private String names() {
        return String.join(", ", all().map(Connection::name).distinct().toList());
    }

    private static Connection connection(StoredConnection stored) {
        var secret = stored.secret() == null ? null : new Secret(stored.secret());
        var api = stored.api();
        return new Connection(
                stored.name(),
                Kind.valueOf(stored.kind().toUpperCase(Locale.ROOT)),
                stored.location(),
                api == null ? secret : null,
                api == null
                        ? null
                        : new Connection.Api(api.manifest(), secret == null ? NO_CONFIGURATION : secret, api.baseUrl()),
                stored.readOnly());
    }
}
