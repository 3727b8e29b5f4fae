package io.sluice.standalone;

import io.sluice.author.Author;
import io.sluice.author.FallbackAuthor;
import io.sluice.author.model.ModelAuthor;
import io.sluice.author.model.ModelSettings.Budget;
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
import io.sluice.standalone.home.Published;
import io.sluice.standalone.home.Secrets;
import io.sluice.standalone.mariadb.SandboxMariaDb;
import io.sluice.standalone.postgres.Database;
import io.sluice.store.Store;
import io.sluice.ui.UiApplication;
import io.sluice.ui.UiParts;
import io.sluice.ui.status.Installation;
import io.sluice.worker.Assembly;
import io.sluice.worker.WorkerParts;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Worker and ui in this process, over the parts that run already. */
public final class Composition implements Application {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long STAGE_BYTES = 20L << 30;

    private final Parts parts;
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final Author author;
    private final SandboxDriver bash;
    private final String web;

    private Composition(Parts parts) {
        this.parts = parts;
        this.author = author(parts);
        this.web = "http://127.0.0.1:" + parts.settings().web().choose();
        this.bash = keep(Sandboxes.choose(driver()));
        var store = keep(openStore());
        var temporal = keep(TemporalConnection.to(
                parts.temporal().address(), parts.temporal().namespace(), PATIENCE));
        var worker = CompletableFuture.supplyAsync(() -> startWorker(store, temporal), Thread::startVirtualThread);
        var ui = UiApplication.start(new UiParts(
                port(),
                false,
                store,
                temporal,
                installation(),
                new ConnectionRecords(worker::join),
                new ConnectableManifests()));
        keep(ui::close);
        keep(worker.join());
    }

    /** Starts both; returns when requests are accepted. */
    public static Application start(Parts parts) {
        return new Composition(parts);
    }

    private Store openStore() {
        var database = parts.store();
        return Store.open(
                database.url(),
                database.user(),
                database.password(),
                parts.home().secret("store-key"));
    }

    private Assembly startWorker(Store store, TemporalConnection temporal) {
        return Assembly.start(new WorkerParts(
                store,
                temporal,
                connection("warehouse", parts.warehouse()),
                this::sandboxServer,
                bash,
                parts.home().workspaces(),
                author,
                STAGE_BYTES,
                parts.settings().allowedHosts()));
    }

    private Optional<Connection> sandboxServer(Connection.Kind kind) {
        return switch (kind) {
            case POSTGRES -> Optional.of(connection("sandbox", parts.sandbox()));
            case MYSQL -> parts.mariaDb().administrator().map(Composition::connection);
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
                .model()
                .<Author>map(model -> new FallbackAuthor(
                        new RulesFirst(new ModelAuthor(settings(model))), planner, Clock.systemUTC()))
                .orElse(planner);
    }

    private static io.sluice.author.model.ModelSettings settings(ModelSettings model) {
        var settings = io.sluice.author.model.ModelSettings.of(
                io.sluice.author.model.ModelSettings.Provider.valueOf(
                        model.provider().toUpperCase(Locale.ROOT)),
                model.url().orElse(null),
                model.name().orElse(null),
                model.key().orElse(null));
        var limits = model.limits();
        var limited =
                settings.within(new Budget(limits.tokens(), limits.money(), limits.inputPrice(), limits.outputPrice()));
        var drawing = limited.drawing(limits.candidates());
        return limits.recordings()
                .map(file -> drawing.recorded(new Recording(Path.of(file), limits.replay())))
                .orElse(drawing);
    }

    private Installation installation() {
        var temporal = parts.temporal();
        return new Installation(
                parts.version(),
                web,
                new Installation.Temporal(
                        temporal.address(),
                        temporal.uiUrl().orElse(null),
                        temporal.namespace(),
                        temporal.kind().label(),
                        temporal.durable()),
                access(parts.warehouse()),
                access(parts.store()),
                sandbox(),
                new Installation.Author(author.stamp().kind(), author.stamp().name()),
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
        return bash.kind().name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Published.Author author() {
        return new Published.Author(author.stamp().kind(), author.stamp().name());
    }

    private <T extends AutoCloseable> T keep(T part) {
        started.push(part);
        return part;
    }

    /** Last started, first stopped. */
    @Override
    public void close() {
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception e) {
                System.getLogger(Composition.class.getName())
                        .log(System.Logger.Level.WARNING, "a part did not stop", e);
            }
        }
    }
}
