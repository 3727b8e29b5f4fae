package io.sluice.standalone;

import io.sluice.author.Author;
import io.sluice.author.FallbackAuthor;
import io.sluice.author.model.ModelAuthor;
import io.sluice.author.model.ModelSettings.Budget;
import io.sluice.author.model.ModelSettings.Provider;
import io.sluice.author.model.ModelSettings.Recording;
import io.sluice.author.planner.Planner;
import io.sluice.author.repair.RulesFirst;
import io.sluice.connector.Connection;
import io.sluice.connector.Secret;
import io.sluice.durable.TemporalConnection;
import io.sluice.sandbox.SandboxDriver;
import io.sluice.sandbox.SandboxSettings;
import io.sluice.sandbox.Sandboxes;
import io.sluice.standalone.home.ModelSettings;
import io.sluice.standalone.home.Ports;
import io.sluice.standalone.home.Published;
import io.sluice.standalone.home.Secrets;
import io.sluice.standalone.mariadb.SandboxMariaDb;
import io.sluice.standalone.postgres.Database;
import io.sluice.store.Store;
import io.sluice.ui.UiApplication;
import io.sluice.ui.UiParts;
import io.sluice.ui.status.Installation;
import io.sluice.ui.steer.Waiting;
import io.sluice.worker.Assembly;
import io.sluice.worker.WorkerParts;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Worker and ui in this process, over parts that come up meanwhile. */
public final class Composition implements Application {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long STAGE_BYTES = 20L << 30;

    private final Parts parts;
    private final StartedParts started = new StartedParts();
    private final String web;
    private final Pending<Author> author;
    private final Pending<SandboxDriver> bash;

    private Composition(Parts parts) {
        this.parts = parts;
        this.web = "http://127.0.0.1:" + parts.settings().web().choose();
        this.author = Pending.begun(() -> author(parts));
        // stopped after the worker, which may have a step in it
        this.bash = Pending.begun(() -> started.foundation(Sandboxes.choose(driver())));
        var store = Pending.begun(() -> started.foundation(openStore()));
        var temporal = Pending.begun(() -> started.foundation(openTemporal()));
        var worker = Pending.begun(() -> started.application(startWorker(store.get(), temporal.get())));
        try {
            var ui = UiApplication.start(new UiParts(
                    port(),
                    false,
                    store,
                    temporal,
                    this::installation,
                    new ConnectionRecords(worker),
                    new ConnectableManifests(),
                    Waiting.LONGEST));
            started.application(ui::close);
            worker.get();
        } catch (RuntimeException e) {
            try {
                Pending.throwFirstFailed(List.of(author, bash, store, temporal, worker));
            } finally {
                close();
            }
            throw e;
        }
    }

    /** Starts both; returns when requests are accepted. */
    public static Application start(Parts parts) {
        return new Composition(parts);
    }

    private Store openStore() {
        var database = parts.store().get();
        return Store.open(
                database.url(),
                database.user(),
                database.password(),
                parts.home().secret("store-key"));
    }

    private TemporalConnection openTemporal() {
        var server = parts.temporal().get();
        return TemporalConnection.to(server.address(), server.namespace(), PATIENCE);
    }

    private Assembly startWorker(Store store, TemporalConnection temporal) {
        return Assembly.start(new WorkerParts(
                store,
                temporal,
                connection("warehouse", parts.warehouse().get()),
                this::sandboxServer,
                bash.get(),
                parts.home().workspaces(),
                author.get(),
                STAGE_BYTES,
                parts.settings().allowedHosts()));
    }

    private Optional<Connection> sandboxServer(Connection.Kind kind) {
        return switch (kind) {
            case POSTGRES -> Optional.of(connection("sandbox", parts.sandbox().get()));
            case MYSQL -> parts.mariaDb().get().administrator().map(Composition::connection);
            default -> Optional.empty();
        };
    }

    private static Connection connection(SandboxMariaDb.Administrator administrator) {
        var url = "mysql://" + administrator.user() + "@127.0.0.1:" + administrator.port() + "/mysql";
        return new Connection("sandbox", Connection.Kind.MYSQL, url, new Secret(administrator.password()), false);
    }

    private static Connection connection(String name, Database database) {
        var url = database.url().replaceFirst("^jdbc:postgresql://", "postgres://" + database.user() + "@");
        return new Connection(name, Connection.Kind.POSTGRES, url, new Secret(database.password()), false);
    }

    private SandboxSettings driver() {
        var defaults = SandboxSettings.defaults(parts.home().workspaces());
        return parts.settings()
                .sandbox()
                .map(name -> defaults.with(SandboxDriver.Kind.valueOf(name.toUpperCase(Locale.ROOT))))
                .orElse(defaults);
    }

    private static Author author(Parts parts) {
        var planner = new Planner();
        return parts.settings()
                .author()
                .model()
                .<Author>map(model -> new FallbackAuthor(
                        new RulesFirst(new ModelAuthor(settings(model))), planner, Clock.systemUTC()))
                .orElse(planner);
    }

    private static io.sluice.author.model.ModelSettings settings(ModelSettings model) {
        var provider = Provider.valueOf(model.provider().toUpperCase(Locale.ROOT));
        var limits = model.limits();
        var settings = new io.sluice.author.model.ModelSettings(
                provider,
                model.url().orElse(null),
                model.name().orElse(provider.usualModel()),
                model.key().orElse(null),
                limits.temperature(),
                limits.replyTokens(),
                limits.timeout());
        var limited =
                settings.within(new Budget(limits.tokens(), limits.money(), limits.inputPrice(), limits.outputPrice()));
        var drawing = limited.drawing(limits.candidates());
        return limits.recordings()
                .map(file -> drawing.recorded(new Recording(Path.of(file), limits.replay())))
                .orElse(drawing);
    }

    private Installation installation() {
        var temporal = parts.temporal().get();
        return new Installation(
                parts.version(),
                web,
                new Installation.Temporal(
                        temporal.address(),
                        temporal.uiUrl().orElse(null),
                        temporal.namespace(),
                        temporal.kind().label(),
                        temporal.durable()),
                access(parts.warehouse().get()),
                access(parts.store().get()),
                sandbox(),
                new Installation.Author(stamp().kind(), stamp().name()),
                parts.home().folder(),
                List.of(Path.of("").toAbsolutePath()),
                Secrets.readOrCreate(parts.home().ownerKey()));
    }

    private static Installation.Access access(Database database) {
        return new Installation.Access(
                database.url(), database.user(), database.passwordFile().toString());
    }

    private int port() {
        return Integer.parseInt(web.substring(web.lastIndexOf(':') + 1));
    }

    @Override
    public String web() {
        return web;
    }

    @Override
    public String sandbox() {
        return bash.get().kind().name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Published.Author author() {
        return new Published.Author(stamp().kind(), stamp().name());
    }

    private Author.Stamp stamp() {
        return author.get().stamp();
    }

    @Override
    public void close() {
        started.close();
        Ports.release(port());
    }
}
